package org.multimodalbtw.engine.cohort;

import java.util.Optional;

/**
 * Which columns of a file with several notes of a patient are what.
 *
 * @param patient the column that names the patient
 * @param time the column that says when a note was written
 * @param start the column from which times count, if there is one
 */
public record NoteRoles(String patient, String time, Optional<String> start) {}

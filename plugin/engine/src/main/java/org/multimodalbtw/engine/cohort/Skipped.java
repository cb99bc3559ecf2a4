package org.multimodalbtw.engine.cohort;

/**
 * A file of a cohort's folder that is not read as a modality.
 *
 * @param file the file's name
 * @param reason why, and which node reads it, for a person
 */
public record Skipped(String file, String reason) {}

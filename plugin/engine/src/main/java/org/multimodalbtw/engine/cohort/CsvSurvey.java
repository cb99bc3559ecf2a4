package org.multimodalbtw.engine.cohort;

import org.multimodalbtw.engine.survey.KnownRows;

/**
 * A file that is looked at.
 *
 * @param fileName its name
 * @param name its name without its ending
 * @param settings how cells are understood
 * @param format how it is written
 * @param isLabels whether it holds the labels
 * @param known what is known of rows by the labels; nothing for the labels themselves
 */
record CsvSurvey(
        String fileName, String name, CsvSettings settings, CsvFormat format, boolean isLabels, KnownRows known) {}

package org.multimodalbtw.engine.cohort;

import java.nio.file.Path;
import org.multimodalbtw.engine.survey.KnownRows;

/**
 * A file that is looked at.
 *
 * @param file where it is
 * @param name its name without its ending
 * @param settings how cells are understood
 * @param format how it is written
 * @param isLabels whether it holds the labels
 * @param known what is known of rows by the labels; nothing for the labels themselves
 */
record CsvSurvey(Path file, String name, CsvSettings settings, CsvFormat format, boolean isLabels, KnownRows known) {

    /** Its name without its folder. */
    String fileName() {
        return file.getFileName().toString();
    }
}

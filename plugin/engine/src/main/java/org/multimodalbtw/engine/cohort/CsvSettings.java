package org.multimodalbtw.engine.cohort;

import java.util.LinkedHashSet;
import java.util.Set;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.SurveySettings;

/**
 * How cells of CSV files are understood.
 *
 * @param missingTexts texts that mean that a cell is empty, upper and lower case as written; the empty text always does
 * @param textColumns names of columns that are read as text even if they look like numbers, such as codes
 * @param survey how much is found out by looking at files and columns
 */
public record CsvSettings(Set<String> missingTexts, Set<String> textColumns, SurveySettings survey) {

    /** Strips spaces around the texts and adds the empty text. */
    public CsvSettings {
        Set<String> stripped = new LinkedHashSet<>();
        stripped.add("");
        missingTexts.forEach(text -> stripped.add(text.strip()));
        missingTexts = Set.copyOf(stripped);
        textColumns = Set.copyOf(textColumns);
    }

    /** As {@link #CsvSettings(Set, Set, SurveySettings)}, where nothing is found out. */
    public CsvSettings(Set<String> missingTexts, Set<String> textColumns) {
        this(missingTexts, textColumns, SurveySettings.off());
    }

    /**
     * @param other how much is found out
     * @return the same with that
     */
    public CsvSettings with(SurveySettings other) {
        return new CsvSettings(missingTexts, textColumns, other);
    }

    /**
     * @return the usual texts mean empty ("", "NA", "N/A", "NaN", "null", "None", "?", "."), no column is forced to
     *     text
     */
    public static CsvSettings defaults() {
        return new CsvSettings(CellReading.USUAL_EMPTY, Set.of());
    }
}

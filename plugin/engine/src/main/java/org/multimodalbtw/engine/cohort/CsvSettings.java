package org.multimodalbtw.engine.cohort;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How cells of CSV files are understood.
 *
 * @param missingTexts texts that mean that a cell is empty, upper and lower case as written; the empty text always does
 * @param textColumns names of columns that are read as text even if they look like numbers, such as codes
 */
public record CsvSettings(Set<String> missingTexts, Set<String> textColumns) {

    private static final List<String> USUAL = List.of("", "NA", "N/A", "NaN", "null", "None", "?", ".");

    /** Strips spaces around the texts and adds the empty text. */
    public CsvSettings {
        Set<String> stripped = new LinkedHashSet<>();
        stripped.add("");
        missingTexts.forEach(text -> stripped.add(text.strip()));
        missingTexts = Set.copyOf(stripped);
        textColumns = Set.copyOf(textColumns);
    }

    /**
     * @return the usual texts mean empty ("", "NA", "N/A", "NaN", "null", "None", "?", "."), no column is forced to
     *     text
     */
    public static CsvSettings defaults() {
        return new CsvSettings(Set.copyOf(USUAL), Set.of());
    }
}

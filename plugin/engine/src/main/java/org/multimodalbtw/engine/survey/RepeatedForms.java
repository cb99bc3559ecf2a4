package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Exports of REDCap that hold several forms in one file: a row belongs to one of them, and is empty in the columns of all others. */
public final class RepeatedForms {

    private static final String COLUMN = "redcap_repeat_instrument";
    private static final int MOST_SHOWN = 5;

    private RepeatedForms() {}

    /**
     * @param fileName the name of a file
     * @param columns the first cells of its columns
     * @return a sentence, if it has rows of several forms
     */
    public static Optional<String> sentence(String fileName, List<ColumnCells> columns) {
        return columns.stream()
                .filter(cells -> cells.name().equalsIgnoreCase(COLUMN))
                .findFirst()
                .filter(cells -> cells.texts().size() + (cells.blank() > 0 ? 1 : 0) > 1)
                .map(cells -> "File " + fileName + " has rows of several forms, as '" + cells.name() + "' says: "
                        + forms(cells)
                        + ". They are read as if all were of one form: write the rows of each form, with its own columns, to a file of"
                        + " its own.");
    }

    private static String forms(ColumnCells cells) {
        String named = cells.texts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_SHOWN)
                .map(form -> "'" + form.getKey() + "' in " + rows(form.getValue()))
                .collect(Collectors.joining(", "));
        return (cells.blank() > 0 ? "none in " + rows(cells.blank()) + ", " : "") + named;
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}

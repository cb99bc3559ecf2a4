package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multimodalbtw.engine.Examples;

/** How many rows of an outcome have a class that may say that nothing is known. */
final class DoubtfulRows {

    private DoubtfulRows() {}

    /**
     * @param finding what the outcome is taken for, which are classes
     * @param cells all of its cells
     * @return which classes these are and what to do: a clause; empty where there are none
     */
    static Optional<String> clause(ColumnFinding finding, ColumnCells cells) {
        Map<String, Integer> rows = rows(finding.reading(), cells);
        List<String> doubtful = DoubtfulClasses.of(rows.keySet()).names();
        int count = doubtful.stream().mapToInt(rows::get).sum();
        boolean isOne = doubtful.size() == 1;
        return doubtful.isEmpty()
                ? Optional.empty()
                : Optional.of(Examples.of(doubtful)
                        + (isOne ? " is a class, though it" : " are classes, though they")
                        + " may mean that nothing is known, in " + (count == 1 ? "1 row" : count + " rows")
                        + ": if so, empty these cells, and the rows take no part");
    }

    /** Of each class, numbers and words for empty that are names here among them. */
    private static Map<String, Integer> rows(CellReading reading, ColumnCells cells) {
        Map<String, Integer> rows = new TreeMap<>();
        cells.texts().forEach((text, count) -> rows.merge(reading.text(text), count, Integer::sum));
        cells.emptyTexts().forEach((text, count) -> {
            if (!text.isEmpty() && !reading.isEmpty(text)) {
                rows.merge(text, count, Integer::sum);
            }
        });
        if (cells.areFewWholes()) {
            for (double number : cells.numbers()) {
                rows.merge(reading.text(ColumnCells.text(number)), 1, Integer::sum);
            }
        }
        return rows;
    }
}

package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The texts of a column that are no numbers, beside many different numbers that are: what somebody wrote instead of a result.
 *
 * @param words how often each occurs, in order
 * @param areFew whether they are so few, and the numbers so many, that the column is of numbers and not of names
 */
record WordsBesideNumbers(Map<String, Integer> words, boolean areFew) {

    /** In more cells they are results of their own. */
    private static final double MOST = 0.2;

    private static final double MOST_BESIDE_WHOLES = 0.15;
    private static final double MOST_SLIPS = 0.02;

    /** Scores, grades and wards have fewer different numbers. */
    private static final int MOST_GRADES = 19;

    private static final double SMALLEST_MEASURED_RANGE = 30;
    private static final int MOST_SHOWN = 5;

    /**
     * @param cells a column
     * @param written which of its texts are numbers as people write them
     * @param none which of them say that there is no number, and are none of these words
     */
    static WordsBesideNumbers of(ColumnCells cells, WrittenNumbers written, NoResult none) {
        Map<String, Integer> words = new TreeMap<>(cells.texts());
        words.keySet().removeIf(written::isNumber);
        words.keySet().removeAll(none.texts());
        long count = words.values().stream().mapToLong(Integer::longValue).sum();
        boolean areMeasured = areMeasured(cells, written);
        double most = areMeasured ? MOST : MOST_BESIDE_WHOLES;
        boolean areFew = cells.knowsAllTexts()
                && !words.isEmpty()
                && count <= most * cells.filled()
                && (areMeasured
                        || areMeasuredWholes(cells) && words.keySet().stream().noneMatch(WordsBesideNumbers::hasDigit))
                && different(cells, written) > MOST_GRADES;
        return new WordsBesideNumbers(words, areFew);
    }

    /** Whether hardly any text stands beside many different numbers whose name is none of a ward or another code: ages, of which one is a remark. */
    static boolean areMeasuredWithSlips(ColumnCells cells) {
        return cells.textCells() > 0
                && cells.textCells() <= MOST_SLIPS * cells.filled()
                && cells.differentWholes() > MOST_GRADES
                && Extent.of(cells.numbers()).range() >= SMALLEST_MEASURED_RANGE
                && !NamedLike.byNumbers(cells.name());
    }

    /** Whether numbers have decimals or units, as names do not. */
    private static boolean areMeasured(ColumnCells cells, WrittenNumbers written) {
        return written.count() > 0
                && (!written.areWhole()
                        || !written.units().isNone() && written.units().areUnits());
    }

    /** Whether whole numbers are neither scores, which begin near 0 and do not go far, nor names by the name of their column. */
    private static boolean areMeasuredWholes(ColumnCells cells) {
        Extent extent = Extent.of(cells.numbers());
        return (extent.range() >= SMALLEST_MEASURED_RANGE || extent.lowest() > extent.range())
                && !NamedLike.byNumbers(cells.name());
    }

    /** How many numbers there are in different writing. */
    private static long different(ColumnCells cells, WrittenNumbers written) {
        long texts = cells.texts().keySet().stream().filter(written::isNumber).count();
        return texts + Arrays.stream(cells.numbers()).distinct().count();
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    /** Says what becomes of those that count as empty: a clause. */
    static String clause(Map<String, Integer> empty) {
        long count = empty.values().stream().mapToLong(Integer::longValue).sum();
        List<String> shown = empty.entrySet().stream()
                .limit(MOST_SHOWN)
                .map(word -> "'" + word.getKey() + "'" + (empty.size() == 1 ? "" : " (" + word.getValue() + ")"))
                .toList();
        return (count == 1 ? "1 cell is" : count + " cells are") + " no number among many, "
                + "such as " + shown.stream().collect(Collectors.joining(", ")) + ", and "
                + (count == 1 ? "counts" : "count")
                + " as empty; if it means something else, correct it, or take the column as a category";
    }
}

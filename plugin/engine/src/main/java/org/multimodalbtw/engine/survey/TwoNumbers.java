package org.multimodalbtw.engine.survey;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.encode.PairColumns;

/**
 * Cells that hold two numbers, the larger one first, as blood pressures do: {@code 135/81}.
 *
 * @param example one of the cells
 * @param others how many filled cells hold something else
 * @param otherExample one of those; empty where there are none
 * @param arePressures whether there are many different ones, nearly all of which are possible blood pressures
 */
record TwoNumbers(String example, long others, String otherExample, boolean arePressures) {

    private static final Pattern PAIR =
            Pattern.compile("(\\d{2,3})\\s?/\\s?(\\d{2,3})(?:\\s?mm\\s?Hg)?", Pattern.CASE_INSENSITIVE);
    private static final double NEARLY_ALL = 0.9;
    /** Of a score out of one number, all have the same second number. */
    private static final int FEWEST_SECONDS = 3;
    /** Mixtures and doses of two drugs come in a few kinds. */
    private static final int FEWEST_PRESSURES = 8;

    private static final int LOWEST = 20;
    private static final int LOWEST_FIRST = 40;
    private static final int HIGHEST = 300;

    /**
     * @param cells of a column
     * @param fewestSeconds so many different second numbers at least
     */
    private static Optional<TwoNumbers> of(ColumnCells cells, double share, int fewestSeconds) {
        long pairs = 0;
        long pressures = 0;
        String example = null;
        String other = "";
        Set<String> seconds = new HashSet<>();
        Set<String> different = new HashSet<>();
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            Optional<int[]> pair = numbers(text.getKey());
            if (pair.isEmpty()) {
                other = other.isEmpty() ? text.getKey() : other;
                continue;
            }
            pairs += text.getValue();
            seconds.add(String.valueOf(pair.get()[1]));
            example = example == null ? text.getKey() : example;
            if (isPressure(pair.get())) {
                pressures += text.getValue();
                different.add(pair.get()[0] + "/" + pair.get()[1]);
            }
        }
        if (example == null || pairs < share * cells.filled() || seconds.size() < fewestSeconds) {
            return Optional.empty();
        }
        boolean arePressures = pressures >= NEARLY_ALL * cells.filled() && different.size() >= FEWEST_PRESSURES;
        return Optional.of(new TwoNumbers(example, cells.filled() - pairs, other, arePressures));
    }

    /** What nearly all cells of a column hold, if that is two such numbers; empty otherwise. */
    static Optional<TwoNumbers> of(ColumnCells cells) {
        return of(cells, NEARLY_ALL, FEWEST_SECONDS);
    }

    /** The same for a column of which an analyst says that it holds such numbers: one is enough. */
    static Optional<TwoNumbers> asChosen(ColumnCells cells) {
        return of(cells, 0, 1);
    }

    /** The two numbers of a cell, the first not below the second; empty if it holds something else. */
    static Optional<int[]> numbers(String cell) {
        Matcher pair = PAIR.matcher(cell);
        if (!pair.matches()) {
            return Optional.empty();
        }
        int[] numbers = {Integer.parseInt(pair.group(1)), Integer.parseInt(pair.group(2))};
        return numbers[0] > numbers[1] ? Optional.of(numbers) : Optional.empty();
    }

    private static boolean isPressure(int[] pair) {
        return pair[0] >= LOWEST_FIRST && pair[0] <= HIGHEST && pair[1] >= LOWEST;
    }

    /** What becomes of the column: a clause. */
    String clause(String column) {
        String rest = others == 0
                ? ""
                : "; " + (others == 1 ? "1 cell holds" : others + " cells hold") + " something else, such as "
                        + (otherExample.isEmpty() ? "a single number" : "'" + otherExample + "'") + ", and "
                        + (others == 1 ? "counts" : "count") + " as empty";
        return "a cell holds two numbers, such as '" + example + "', which are read as two columns, '"
                + PairColumns.FIRST.nameFor(column) + "' and '" + PairColumns.SECOND.nameFor(column) + "'" + rest;
    }
}

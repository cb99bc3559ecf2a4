package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers of rows as programs and people write them beside a table, of which some rows are not there any more, or stand in another order. */
final class RowCounters {

    private static final Pattern UNNAMED = Pattern.compile("unnamed: ?\\d+(\\.\\d+)?|level_\\d|\\.\\.\\.\\d+");
    private static final Set<String> NAMES =
            Set.of("index", "idx", "x", "n°", "nº", "№", "no", "no.", "#", "n", "rownum", "row", "rownames", "_n_");
    /** So many rows may be gone for each that is left. */
    private static final int MOST_GONE = 10;

    private RowCounters() {}

    /** Whether each row has its own number by the column's name, none of which lies far beyond the number of rows. */
    static boolean are(ColumnCells cells) {
        String name = cells.name().strip().toLowerCase(Locale.ROOT);
        boolean isUnnamed = UNNAMED.matcher(name).matches();
        if (!isUnnamed && !NAMES.contains(name) || cells.textCells() > 0 || !cells.areWhole()) {
            return false;
        }
        double[] numbers = cells.numbers();
        return numbers.length == cells.rows()
                && numbers.length == cells.differentWholes()
                && Extent.of(numbers).lowest() >= 0
                && Extent.of(numbers).highest() <= (double) MOST_GONE * numbers.length
                && (isUnnamed || isInOrder(numbers));
    }

    private static boolean isInOrder(double[] numbers) {
        long up = 0;
        for (int row = 1; row < numbers.length; row++) {
            up += numbers[row] > numbers[row - 1] ? 1 : 0;
        }
        return up == numbers.length - 1 || up == 0;
    }

    /** What they say: a clause. */
    static String clause(ColumnCells cells) {
        double[] sorted = Arrays.stream(cells.numbers()).sorted().toArray();
        boolean hasGaps = sorted[sorted.length - 1] - sorted[0] >= sorted.length;
        return "by its name and its numbers it counts the rows" + (hasGaps ? ", with gaps" : "")
                + "; if it is measured, take it as a number";
    }
}

package org.multimodalbtw.engine.survey;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many names of a column stand in several rows, which then belong together.
 *
 * @param different how many names there are
 * @param several how many of them stand in several rows
 * @param rows how many rows were looked at
 */
record RepeatedNames(long different, long several, long rows) {

    /** One name in several rows may be a word for none. */
    private static final int FEWEST_SEVERAL = 2;
    /** Fewer names are groups of rows, as wards are. */
    private static final int FEWEST_NAMES = 10;
    /** With more rows of a name on average, it is one of a group. */
    private static final int MOST_ROWS_OF_A_NAME = 3;

    private static final String REMEDY =
            "the labels need this column, too (there it is %s, --group), so that such rows are kept together";

    static RepeatedNames of(ColumnCells cells) {
        Map<Object, Integer> counts = new HashMap<>(cells.texts());
        for (double number : cells.numbers()) {
            counts.merge(number, 1, Integer::sum);
        }
        long several = counts.values().stream().filter(count -> count > 1).count();
        return new RepeatedNames(counts.size(), several, cells.rows());
    }

    /** Of a column that says which patient a row is of: a clause; empty where each patient has one row. */
    Optional<String> ofPatients() {
        boolean areFound = several >= FEWEST_SEVERAL && different > FEWEST_SEVERAL;
        return areFound
                ? Optional.of(several + " patients have several of the " + rows + " rows: "
                        + REMEDY.formatted("found by its name, or chosen as 'Group column'"))
                : Optional.empty();
    }

    /** Of a column that by its name says what a row belongs to, as a lesion: a clause; empty where that is a group of many rows. */
    Optional<String> ofThings() {
        boolean areFound =
                several >= FEWEST_SEVERAL && different > FEWEST_NAMES && MOST_ROWS_OF_A_NAME * different >= rows;
        return areFound
                ? Optional.of("by its name it says what a row belongs to, and " + several + " of its " + different
                        + " values have several of the " + rows
                        + " rows; it is used, and little can be learnt from it; if such rows are of one patient or thing, "
                        + REMEDY.formatted("chosen as 'Group column'"))
                : Optional.empty();
    }
}

package org.multimodalbtw.engine.encode;

import java.util.Optional;

/**
 * The column that says which cells of another column are limits: -1 where the number is below what stands there, 1 where it is above, 0
 * where it is the number. A table in which no cell is a limit lacks it, which means 0 in all rows.
 */
public final class LimitColumn {

    private static final String ENDING = ": beyond limit";

    private LimitColumn() {}

    /**
     * @param column a column of numbers
     * @return the name of the column that says which of them are limits
     */
    public static String nameFor(String column) {
        return column + ENDING;
    }

    /**
     * @param name a column's name
     * @return the column whose limits it tells; empty if it is no such column
     */
    public static Optional<String> measured(String name) {
        return name.length() > ENDING.length() && name.endsWith(ENDING)
                ? Optional.of(name.substring(0, name.length() - ENDING.length()))
                : Optional.empty();
    }
}

package org.multimodalbtw.engine.encode;

import java.util.Optional;

/** The column with the units that stand behind the numbers of another column. A table in which no cell has a unit lacks it. */
public final class UnitColumn {

    private static final String ENDING = ": unit";

    private UnitColumn() {}

    /**
     * @param column a column of numbers
     * @return the name of the column with their units
     */
    public static String nameFor(String column) {
        return column + ENDING;
    }

    /**
     * @param name a column's name
     * @return the column whose units it has; empty if it is no such column
     */
    public static Optional<String> measured(String name) {
        return name.length() > ENDING.length() && name.endsWith(ENDING)
                ? Optional.of(name.substring(0, name.length() - ENDING.length()))
                : Optional.empty();
    }
}

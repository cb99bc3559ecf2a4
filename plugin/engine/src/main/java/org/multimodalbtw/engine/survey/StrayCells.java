package org.multimodalbtw.engine.survey;

import java.util.Optional;

/** A column without a name in which a few rows have something, as a remark that somebody wrote beside a table. */
public final class StrayCells {

    private static final int MOST = 3;
    private static final int FEWEST_ROWS = 20;
    private static final double MOST_OF_ROWS = 0.05;

    private StrayCells() {}

    /**
     * @param column the number of the column, from 1 on
     * @param cells its first cells
     * @return what is said where it is left out, a clause; empty where it is empty, or too many rows have something in it
     */
    public static Optional<String> clause(int column, ColumnCells cells) {
        long filled = cells.filled();
        boolean areFew = filled > 0 && filled <= MOST && filled <= MOST_OF_ROWS * cells.rows();
        return areFew && cells.rows() >= FEWEST_ROWS
                ? Optional.of("column " + column + " has no name and is left out, though " + filled + " of the "
                        + cells.rows() + " rows looked at " + (filled == 1 ? "has" : "have")
                        + " something in it, such as '" + example(cells) + "'; to read it, give it a name")
                : Optional.empty();
    }

    private static String example(ColumnCells cells) {
        return cells.firstTexts(1).stream().findFirst().orElseGet(() -> ColumnCells.text(cells.numbers()[0]));
    }
}

package org.multimodalbtw.engine.survey;

/** Dates that many rows lack, as that of a dialysis: whether there is one is lost with them. */
final class DateOrNone {

    private static final double FEWEST_EMPTY = 0.1;

    private DateOrNone() {}

    /**
     * @param reason why a column of dates is left out
     * @param cells the column
     * @return the same, and where many cells are empty that this is not used
     */
    static String clause(String reason, ColumnCells cells) {
        long empty = cells.rows() - cells.filled();
        return empty < FEWEST_EMPTY * cells.rows() || cells.filled() == 0 || NamedLike.afterOutcome(cells.name())
                ? reason
                : reason + "; nor is it used that " + empty + " of " + cells.rows()
                        + " cells are empty: to use that, if it is known before the outcome, write yes or nothing into a column of its own";
    }
}

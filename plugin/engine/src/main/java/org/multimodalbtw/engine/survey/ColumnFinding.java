package org.multimodalbtw.engine.survey;

import org.multimodalbtw.engine.Examples;

/**
 * What one column is taken for, and why.
 *
 * @param column the column's name
 * @param taken what it is taken for
 * @param isUsed whether it is read; the others are left out
 * @param reason why, or what is odd: a clause; empty where there is nothing to say
 * @param reading how its cells are read
 * @param emptyShare how many of the cells seen are empty, 0 to 1
 * @param isSaid whether the reason is a warning: something was left out, converted or guessed
 * @param isTelling whether it may be known only after the outcome, by what it tells of it or by its name
 */
public record ColumnFinding(
        String column,
        Taken taken,
        boolean isUsed,
        String reason,
        CellReading reading,
        double emptyShare,
        boolean isSaid,
        boolean isTelling) {

    /** Keeps the first part of very long quotations. */
    public ColumnFinding {
        reason = Examples.shortened(reason);
    }

    /** A column that is not telling. */
    public ColumnFinding(
            String column,
            Taken taken,
            boolean isUsed,
            String reason,
            CellReading reading,
            double emptyShare,
            boolean isSaid) {
        this(column, taken, isUsed, reason, reading, emptyShare, isSaid, false);
    }

    /** @return whether a person says what it is */
    public boolean isAsChosen() {
        return reason.startsWith("as chosen");
    }

    /**
     * @param why a clause
     * @return the same column, of which each row holds the names of several cells
     */
    public ColumnFinding joined(String why) {
        return new ColumnFinding(column, Taken.CODES, true, why, reading.joined(), emptyShare, true);
    }

    /**
     * @param why a clause
     * @return the same column, not read
     */
    public ColumnFinding leftOut(String why) {
        return new ColumnFinding(column, taken, false, why, reading, emptyShare, true);
    }

    /** @return the same column, of which nothing is to be said */
    public ColumnFinding unsaid() {
        return new ColumnFinding(column, taken, isUsed, "", reading, emptyShare, false, isTelling);
    }

    /**
     * @param numbers numbers
     * @return the same column, where these mean that a cell is empty, too
     */
    public ColumnFinding orEmpty(double... numbers) {
        return new ColumnFinding(
                column, taken, isUsed, reason, reading.orEmpty(numbers), emptyShare, isSaid, isTelling);
    }
}

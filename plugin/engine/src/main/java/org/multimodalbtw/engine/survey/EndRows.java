package org.multimodalbtw.engine.survey;

import java.util.OptionalLong;

/** In which rows the least and the largest number of a column stand first. */
final class EndRows {

    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private long lowestRow;
    private long highestRow;

    /** Sees a number of a row, from 1 on. */
    void see(double number, long row) {
        if (number < lowest) {
            lowest = number;
            lowestRow = row;
        }
        if (number > highest) {
            highest = number;
            highestRow = row;
        }
    }

    /** The row of a number, where it is one of the two. */
    OptionalLong of(double number) {
        if (number == highest) {
            return OptionalLong.of(highestRow);
        }
        return number == lowest ? OptionalLong.of(lowestRow) : OptionalLong.empty();
    }

    /** Whether one of the two is a number that files write for something unknown. */
    boolean areCodes() {
        return KnownCodes.isAlone(lowest) || KnownCodes.isAlone(highest);
    }
}

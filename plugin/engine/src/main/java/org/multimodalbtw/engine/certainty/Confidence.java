package org.multimodalbtw.engine.certainty;

import org.multimodalbtw.engine.Limits;

/**
 * How often a set or an interval is to hold the truth.
 *
 * @param coverage the share of rows, .5 to .99
 * @param byClass whether it is to hold in each class alone (of a label: in the rows with and without it), so that a rare class is not paid
 *     for with a frequent one; a number has none
 */
public record Confidence(double coverage, boolean byClass) {

    private static final double LEAST = .5;
    private static final double MOST = .99;

    /** @throws org.multimodalbtw.engine.InputException if the coverage is out of its range */
    public Confidence {
        Limits.between("Coverage", coverage, LEAST, MOST);
    }

    /** @return the coverage in per cent, for a sentence */
    public String percent() {
        return Limits.number(Math.round(1000 * coverage) / 10.) + " %";
    }
}

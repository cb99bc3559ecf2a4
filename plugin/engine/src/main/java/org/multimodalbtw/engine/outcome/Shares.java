package org.multimodalbtw.engine.outcome;

import java.util.Arrays;

/** How frequent each class or label is among rows. */
final class Shares {

    private Shares() {}

    /** By counts, each divided once. */
    static double[] of(Outcomes outcomes, int[] rows) {
        double[] counts = new double[outcomes.truth(rows[0]).length];
        for (int row : rows) {
            double[] truth = outcomes.truth(row);
            Arrays.setAll(counts, c -> counts[c] + truth[c]);
        }
        return Arrays.stream(counts).map(count -> count / rows.length).toArray();
    }

    /** Added up row by row. */
    static double[] mean(Outcomes outcomes, int[] rows) {
        double[] shares = new double[outcomes.truth(0).length];
        for (int row : rows) {
            double[] truth = outcomes.truth(row);
            Arrays.setAll(shares, c -> shares[c] + truth[c] / rows.length);
        }
        return shares;
    }
}

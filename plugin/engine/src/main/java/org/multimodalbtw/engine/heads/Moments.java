package org.multimodalbtw.engine.heads;

import java.util.Arrays;

/**
 * Where the values of some rows lie, and how far they spread.
 *
 * @param centre the mean of each input
 * @param deviations the standard deviation of each
 */
record Moments(double[] centre, double[] deviations) {

    /** Standard deviations below this are those of a constant. */
    private static final double CONSTANT = 1e-6;

    /** So much larger than the median one, the largest deviation tells something. */
    private static final double DIFFERENT = 2;

    static Moments of(float[][] values) {
        int rows = values.length;
        double[] centre = new double[values[0].length];
        double[] deviations = new double[centre.length];
        for (float[] row : values) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] += row[i] / (double) rows;
            }
        }
        for (float[] row : values) {
            for (int i = 0; i < centre.length; i++) {
                deviations[i] += (row[i] - centre[i]) * (row[i] - centre[i]) / rows;
            }
        }
        for (int i = 0; i < centre.length; i++) {
            deviations[i] = Math.sqrt(deviations[i]);
        }
        return new Moments(centre, deviations);
    }

    /** By what each input is multiplied; 0 for a constant. */
    double[] factors(Scaling scaling) {
        double[] own = new double[deviations.length];
        double shared = Math.sqrt(Arrays.stream(deviations)
                .map(deviation -> deviation * deviation)
                .average()
                .orElse(0));
        for (int i = 0; i < own.length; i++) {
            double divisor = scaling == Scaling.EACH ? deviations[i] : shared;
            own[i] = deviations[i] > CONSTANT ? 1 / divisor : 0;
        }
        return own;
    }

    /** Whether the inputs spread so differently that it matters by what they are divided. */
    boolean differ() {
        double[] varying = Arrays.stream(deviations)
                .filter(deviation -> deviation > CONSTANT)
                .sorted()
                .toArray();
        return varying.length > 1 && varying[varying.length - 1] >= DIFFERENT * varying[varying.length / 2];
    }
}

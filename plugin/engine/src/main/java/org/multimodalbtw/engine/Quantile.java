package org.multimodalbtw.engine;

/** Quantiles by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
public final class Quantile {

    private Quantile() {}

    /**
     * @param sorted numbers in ascending order
     * @param probability from 0, the smallest, to 1, the largest
     * @return the quantile; NaN of no number
     */
    public static double of(double[] sorted, double probability) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}

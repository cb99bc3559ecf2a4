package org.multimodalbtw.engine.train;

import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.scoring.Softmax;

/**
 * The factor on logits that gives the least log loss (temperature scaling, Guo et al. 2017, with factor = 1 / temperature). The n rows
 * count as if each were wrong with probability 1 / (2 n + 2), Jeffreys' estimate of an error that n rows do not show: where all of a few
 * rows are right, nothing else would keep the factor from its limit, and new rows from being far too certain (Platt's scaling does the
 * same with 1 / (n + 2), which held-out rows found too much). The loss is convex in the factor, so that Newton's method, kept inside a
 * shrinking bracket, finds it.
 */
final class Sharpness {

    private static final int MOST_STEPS = 60;
    private static final double PRECISION = 1e-7;
    private static final int ROWS_BETWEEN_CHECKS = 256;

    private Sharpness() {}

    /**
     * @param logits rows x classes
     * @param classes the true class of each row
     * @param low least factor
     * @param high largest factor
     * @param monitor cancel
     * @return the best factor; 1 where there is no row
     */
    static double fit(double[][] logits, int[] classes, double low, double high, ProgressMonitor monitor) {
        if (logits.length == 0) {
            return 1;
        }
        double doubt = .5 / (logits.length + 1);
        double from = low;
        double to = high;
        double factor = Math.min(Math.max(1, low), high);
        for (int step = 0; step < MOST_STEPS && to - from > PRECISION; step++) {
            double slope = 0;
            double curvature = 0;
            for (int row = 0; row < logits.length; row++) {
                if (row % ROWS_BETWEEN_CHECKS == 0) {
                    monitor.checkCancelled();
                }
                double[] values = logits[row];
                double[] probabilities = Softmax.of(values, 1 / factor);
                double mean = 0;
                double square = 0;
                for (int c = 0; c < values.length; c++) {
                    mean += probabilities[c] * values[c];
                    square += probabilities[c] * values[c] * values[c];
                }
                slope += mean - target(values, classes[row], doubt);
                curvature += square - mean * mean;
            }
            if (slope > 0) {
                to = factor;
            } else {
                from = factor;
            }
            double next = factor - slope / curvature;
            if (Math.abs(next - factor) < PRECISION) {
                break;
            }
            factor = next > from && next < to ? next : (from + to) / 2;
        }
        return factor;
    }

    /** The logit that is expected of a row that may be of another class than it is said to be. */
    private static double target(double[] values, int truth, double doubt) {
        double others = 0;
        for (int c = 0; c < values.length; c++) {
            others += c == truth ? 0 : values[c];
        }
        return (1 - doubt) * values[truth] + (values.length > 1 ? doubt * others / (values.length - 1) : 0);
    }
}

package org.multimodalbtw.engine.weight;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * Mutual information of two numbers from the distances to nearest neighbours, in nats: the first estimator of Kraskov, Stögbauer and
 * Grassberger (2004, Phys. Rev. E 69, 066138) with three neighbours and both numbers scaled to standard deviation 1, as scikit-learn's
 * {@code mutual_info_regression} has it, without the random noise that it adds.
 */
final class NeighbourInformation {

    private static final int NEIGHBOURS = 3;

    /** The numbers' rows beyond these are thinned out evenly, since every pair of rows is looked at. */
    static final int MOST_ROWS = 3000;

    private static final double EULER = 0.57721566490153286;

    private NeighbourInformation() {}

    /**
     * @param left a number a row
     * @param right as many
     * @return at least 0; 0 where there are too few rows or one of the numbers is constant
     */
    static double of(double[] left, double[] right) {
        double[] x = scaled(thinned(left));
        double[] y = scaled(thinned(right));
        if (x.length <= NEIGHBOURS) {
            return 0;
        }
        double[] sortedX = sorted(x);
        double[] sortedY = sorted(y);
        double sum = 0;
        for (int row = 0; row < x.length; row++) {
            double radius = Math.nextAfter(radius(x, y, row), 0);
            sum += digamma(within(sortedX, x[row], radius)) + digamma(within(sortedY, y[row], radius));
        }
        return Math.max(0, digamma(x.length) + digamma(NEIGHBOURS) - sum / x.length);
    }

    private static double radius(double[] x, double[] y, int row) {
        double[] nearest = new double[NEIGHBOURS];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int other = 0; other < x.length; other++) {
            double distance = Math.max(Math.abs(x[other] - x[row]), Math.abs(y[other] - y[row]));
            if (other != row && distance < nearest[NEIGHBOURS - 1]) {
                int at = NEIGHBOURS - 1;
                while (at > 0 && nearest[at - 1] > distance) {
                    nearest[at] = nearest[at - 1];
                    at--;
                }
                nearest[at] = distance;
            }
        }
        return nearest[NEIGHBOURS - 1];
    }

    /** How many values lie within a radius of a centre, itself among them; by differences, since centre + radius would be rounded. */
    private static int within(double[] sorted, double centre, double radius) {
        int below = first(sorted, value -> centre - value <= radius);
        int above = first(sorted, value -> value - centre > radius);
        return above - below;
    }

    /** The first value for which something holds that holds for all larger ones too. */
    private static int first(double[] sorted, DoublePredicate holds) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(sorted[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The digamma function of a whole number: a harmonic sum, with its asymptotic series for large ones. */
    private static double digamma(int n) {
        if (n > 100) {
            double square = 1.0 / ((double) n * n);
            return Math.log(n) - .5 / n - square * (1.0 / 12 - square / 120);
        }
        double sum = -EULER;
        for (int i = 1; i < n; i++) {
            sum += 1.0 / i;
        }
        return sum;
    }

    private static double[] thinned(double[] values) {
        if (values.length <= MOST_ROWS) {
            return values;
        }
        double[] chosen = new double[MOST_ROWS];
        Arrays.setAll(chosen, i -> values[(int) ((long) i * values.length / MOST_ROWS)]);
        return chosen;
    }

    private static double[] scaled(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double deviation = Math.sqrt(variance);
        return Arrays.stream(values)
                .map(value -> deviation > 0 ? value / deviation : value)
                .toArray();
    }

    private static double[] sorted(double[] values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }
}

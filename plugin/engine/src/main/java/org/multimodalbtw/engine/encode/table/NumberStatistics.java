package org.multimodalbtw.engine.encode.table;

import java.util.Arrays;

/**
 * Statistics of the numbers that are not empty.
 *
 * @param count how many there are
 * @param mean their mean; 0 if there are none
 * @param standardDeviation their population standard deviation; 0 if all are equal
 * @param median their median, between the two middle ones if there is an even number
 * @param smallest the smallest; 0 if there are none
 * @param largest the largest; 0 if there are none
 */
record NumberStatistics(
        long count, double mean, double standardDeviation, double median, double smallest, double largest) {

    /** Those of no number. */
    static final NumberStatistics NONE = new NumberStatistics(0, 0, 0, 0, 0, 0);

    /** Those of one number, which so many rows have. */
    static NumberStatistics constant(long count, double number) {
        return new NumberStatistics(count, number, 0, number, number, number);
    }

    /**
     * @param values finite numbers; sorted in place, so that their order does not change the result
     * @return their statistics; not finite if the numbers are too large
     */
    static NumberStatistics of(double[] values) {
        int count = values.length;
        if (count == 0) {
            return NONE;
        }
        Arrays.sort(values);
        double smallest = values[0];
        double largest = values[count - 1];
        double median = values[(count - 1) / 2] / 2 + values[count / 2] / 2;
        if (smallest == largest) {
            return constant(count, smallest);
        }
        // distances from the median keep the digits of numbers that are far from 0, for example dates
        double distances = 0;
        for (double value : values) {
            distances += (value - median) / count;
        }
        double mean = median + distances;
        // in units of the range, squares can neither overflow nor vanish
        double range = largest - smallest;
        double squares = 0;
        for (double value : values) {
            double deviation = (value - mean) / range;
            squares += deviation * deviation;
        }
        return new NumberStatistics(count, mean, range * Math.sqrt(squares / count), median, smallest, largest);
    }

    /**
     * @param clip the limit of an encoder, in standard deviations
     * @return how it standardises them; only of numbers that vary
     */
    NumberFeature feature(double clip) {
        LimitedSides limited =
                LimitedSides.of((smallest - mean) / standardDeviation, (largest - mean) / standardDeviation, clip);
        return new NumberFeature(mean, standardDeviation, median, limited);
    }

    /** @return whether the numbers can be standardised */
    boolean varies() {
        return standardDeviation > 0;
    }

    /** @return whether all could be computed */
    boolean isFinite() {
        return Double.isFinite(mean) && Double.isFinite(standardDeviation);
    }
}

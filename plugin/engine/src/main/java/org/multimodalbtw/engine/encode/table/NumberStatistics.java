package org.multimodalbtw.engine.encode.table;

import java.util.Arrays;

/**
 * Statistics of the numbers that are not empty.
 *
 * @param count how many there are
 * @param mean their mean; 0 if there are none
 * @param standardDeviation their population standard deviation; 0 if all are equal
 * @param median their median, between the two middle ones if there is an even number
 */
record NumberStatistics(long count, double mean, double standardDeviation, double median) {

    /**
     * @param values finite numbers; sorted in place, so that their order does not change the result
     * @return their statistics; not finite if the numbers are too large
     */
    static NumberStatistics of(double[] values) {
        int count = values.length;
        if (count == 0) {
            return new NumberStatistics(0, 0, 0, 0);
        }
        Arrays.sort(values);
        double smallest = values[0];
        double largest = values[count - 1];
        double median = values[(count - 1) / 2] / 2 + values[count / 2] / 2;
        if (smallest == largest) {
            return new NumberStatistics(count, smallest, 0, smallest);
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
        return new NumberStatistics(count, mean, range * Math.sqrt(squares / count), median);
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

package org.multimodalbtw.engine.survey;

/**
 * The ends of some numbers.
 *
 * @param lowest the least; positive infinity of none
 * @param highest the largest; negative infinity of none
 */
record Extent(double lowest, double highest) {

    static Extent of(double[] numbers) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            lowest = Math.min(lowest, number);
            highest = Math.max(highest, number);
        }
        return new Extent(lowest, highest);
    }

    double range() {
        return highest - lowest;
    }
}

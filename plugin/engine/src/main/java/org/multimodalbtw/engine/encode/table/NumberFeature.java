package org.multimodalbtw.engine.encode.table;

/**
 * A number, standardised.
 *
 * @param mean the training mean
 * @param standardDeviation the training standard deviation, more than 0
 * @param median the training median, for empty cells
 * @param limited on which sides numbers of training rows are cut to the limit of the encoder
 */
record NumberFeature(double mean, double standardDeviation, double median, LimitedSides limited) {

    NumberFeature {
        if (!(standardDeviation > 0) || !Double.isFinite(mean + standardDeviation + median)) {
            throw new IllegalArgumentException("Not the statistics of a number that varies");
        }
    }

    /**
     * @param number the number, or NaN if there is none
     * @return its distance from the mean in standard deviations, or the median's; not limited
     */
    double standardise(double number) {
        return ((Double.isNaN(number) ? median : number) - mean) / standardDeviation;
    }
}

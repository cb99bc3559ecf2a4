package org.multimodalbtw.engine.encode.series;

/**
 * A variable that an encoder knows, with what the training rows tell of it.
 *
 * @param name its name
 * @param count how many training measurements it has in the window
 * @param mean of their values
 * @param deviation their standard deviation, 1 if they are all equal
 */
record SeriesVariable(String name, long count, double mean, double deviation) {

    /** @return a value in standard deviations from the mean, cut to {@code -clip .. clip} */
    double standardised(double value, double clip) {
        return Math.max(-clip, Math.min(clip, (value - mean) / deviation));
    }
}

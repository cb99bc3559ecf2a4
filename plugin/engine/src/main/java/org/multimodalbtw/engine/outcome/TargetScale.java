package org.multimodalbtw.engine.outcome;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How the numbers of a regression are standardised; the probabilities of classes and labels stay as they are. Both figures are rounded to float32, so that the order in which they are
 * added up does not show.
 *
 * @param mean the training rows' mean
 * @param deviation their standard deviation, 1 if they are all equal
 */
public record TargetScale(double mean, double deviation) {

    /** @throws IllegalArgumentException if the mean is not finite, or the deviation not above 0 */
    public TargetScale {
        if (!Double.isFinite(mean) || !(deviation > 0) || !Double.isFinite(deviation)) {
            throw new IllegalArgumentException("A scale of " + mean + " and " + deviation);
        }
    }

    /** Leaves numbers as they are. */
    public static final TargetScale NONE = new TargetScale(0, 1);

    /**
     * @param targets the training rows' numbers, in a fixed order
     * @return their scale
     */
    public static TargetScale of(DoubleStream targets) {
        double[] values = targets.toArray();
        double mean = (float) DoubleStream.of(values).average().orElse(0);
        double variance = DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double deviation = (float) Math.sqrt(variance);
        return new TargetScale(mean, deviation > 0 ? deviation : 1);
    }

    /**
     * @param value in units of the target
     * @return in standard deviations from the mean
     */
    public double standardise(double value) {
        return (value - mean) / deviation;
    }

    /**
     * @param value in standard deviations from the mean
     * @return in units of the target
     */
    public double restore(double value) {
        return mean + deviation * value;
    }

    /**
     * @param values a prediction or what is true of a row, in units of the network
     * @return the same in units of the target
     */
    public double[] restore(double[] values) {
        double[] restored = new double[values.length];
        Arrays.setAll(restored, i -> restore(values[i]));
        return restored;
    }
}

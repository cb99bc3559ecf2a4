package org.multimodalbtw.host.run;

import java.util.stream.DoubleStream;

/**
 * How a figure varies over runs that differ in the seed. All are NaN where the figure is not defined in some run.
 *
 * @param mean the mean
 * @param sd the standard deviation with n - 1; NaN of a single run
 * @param lowest the lowest figure
 * @param highest the highest figure
 */
record Spread(double mean, double sd, double lowest, double highest) {

    /**
     * @param values the figure of each run, at least one
     * @return their spread
     */
    static Spread of(double... values) {
        double mean = DoubleStream.of(values).average().orElseThrow();
        double squares = DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new Spread(
                mean,
                Math.sqrt(squares / (values.length - 1)),
                DoubleStream.of(values).min().orElseThrow(),
                DoubleStream.of(values).max().orElseThrow());
    }
}

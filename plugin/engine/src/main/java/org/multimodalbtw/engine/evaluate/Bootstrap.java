package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.Quantile;
import org.multimodalbtw.engine.runtime.SideBySide;

/**
 * Percentile bootstrap over rows (Efron and Tibshirani 1993, chapter 13): rows are drawn with replacement, as many as
 * there are (or groups of rows, {@link Units}), and the 2.5 and 97.5 percentiles of a statistic over the resamples are the ends of its 95 % interval. A
 * resample is kept as how often each row was drawn, so that a statistic need not sort again.
 */
public final class Bootstrap {

    /** Resamples up to {@link #FULL_ROWS} rows. */
    static final int RESAMPLES = 1000;

    /** Up to here all resamples are drawn. */
    static final int FULL_ROWS = 20_000;

    private static final int FEWEST_RESAMPLES = 200;

    /** Batches of resamples that are worked out side by side. */
    private static final int BATCHES = 4;

    private Bootstrap() {}

    /** Numbers that depend on how often each row counts, and on nothing else; asked for by several threads. */
    @FunctionalInterface
    public interface Statistic {
        /**
         * @param counts how often each row counts; not kept
         * @return the numbers, always as many; NaN where one is not defined
         */
        double[] values(int[] counts);

        /**
         * The same of several resamples.
         *
         * @param draws how often each row counts in each
         * @return resamples x numbers, each as {@link #values(int[])} gives it, to the last bit
         */
        default double[][] values(Draws draws) {
            return IntStream.range(0, draws.size())
                    .mapToObj(resample -> values(draws.of(resample)))
                    .toArray(double[][]::new);
        }
    }

    /**
     * @param rows how many rows there are
     * @return how many resamples are drawn: {@value #RESAMPLES} up to {@value #FULL_ROWS} rows, then fewer so that the
     *     draws stay as many, but at least 200
     */
    static int resamples(int rows) {
        if (rows <= FULL_ROWS) {
            return RESAMPLES;
        }
        return (int) Math.max(FEWEST_RESAMPLES, (long) RESAMPLES * FULL_ROWS / rows);
    }

    /**
     * @param rows how many rows there are
     * @param seed the same seed draws the same rows
     * @param statistic the numbers to estimate
     * @return each number on all rows with its interval; resamples where it is NaN take no part
     */
    public static Estimate[] estimate(int rows, long seed, Statistic statistic) {
        return estimate(rows, seed, statistic, ProgressMonitor.NONE);
    }

    /**
     * @param rows how many rows there are
     * @param seed the same seed draws the same rows
     * @param statistic the numbers to estimate
     * @param monitor progress and cancel
     * @return each number on all rows with its interval; resamples where it is NaN take no part
     */
    public static Estimate[] estimate(int rows, long seed, Statistic statistic, ProgressMonitor monitor) {
        return estimate(Units.rows(rows), seed, statistic, monitor);
    }

    /**
     * @param units what is drawn
     * @param seed the same seed draws the same units
     * @param statistic the numbers to estimate
     * @param monitor progress and cancel
     * @return each number on all rows with its interval, which is NaN where fewer than two units are drawn; resamples where it is NaN take
     *     no part
     */
    public static Estimate[] estimate(Units units, long seed, Statistic statistic, ProgressMonitor monitor) {
        int[] counts = new int[units.rows()];
        int[] chosen = units.areRows() ? counts : new int[units.count()];
        Arrays.fill(counts, 1);
        double[] values = statistic.values(counts);
        double[][] drawn = new double[values.length][resamples(units.rows())];
        RandomGenerator random = new SplittableRandom(seed);
        List<Draws> batches =
                Stream.generate(() -> new Draws(units.rows())).limit(BATCHES).toList();
        int filled = 0;
        for (int resample = 0; resample < drawn[0].length; resample++) {
            draw(chosen, random);
            if (!units.areRows()) {
                units.spread(chosen, counts);
            }
            batches.get(filled).add(counts);
            filled += batches.get(filled).isFull() ? 1 : 0;
            if (filled == BATCHES || resample == drawn[0].length - 1) {
                measure(statistic, batches, drawn, resample + 1, monitor);
                filled = 0;
                monitor.report(
                        (resample + 1.) / drawn[0].length,
                        "Intervals: resample " + (resample + 1) + " of " + drawn[0].length);
            }
        }
        return IntStream.range(0, values.length)
                .mapToObj(index -> units.count() == 1
                        ? new Estimate(values[index], Double.NaN, Double.NaN)
                        : interval(values[index], drawn[index]))
                .toArray(Estimate[]::new);
    }

    /** Puts the numbers of some resamples where the last of them ends, batches side by side, and makes room for more. */
    private static void measure(
            Statistic statistic, List<Draws> batches, double[][] drawn, int end, ProgressMonitor monitor) {
        int first = end - batches.stream().mapToInt(Draws::size).sum();
        int each = batches.get(0).capacity();
        SideBySide.ofCores()
                .run(BATCHES, batch -> measure(statistic, batches.get(batch), drawn, first + batch * each), monitor);
    }

    private static void measure(Statistic statistic, Draws draws, double[][] drawn, int first) {
        double[][] measured = draws.size() == 0 ? new double[0][] : statistic.values(draws);
        for (int resample = 0; resample < measured.length; resample++) {
            for (int index = 0; index < drawn.length; index++) {
                drawn[index][first + resample] = measured[resample][index];
            }
        }
        draws.clear();
    }

    private static void draw(int[] counts, RandomGenerator random) {
        Arrays.fill(counts, 0);
        for (int draw = 0; draw < counts.length; draw++) {
            counts[random.nextInt(counts.length)]++;
        }
    }

    private static Estimate interval(double value, double[] drawn) {
        double[] defined = Arrays.stream(drawn)
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray();
        if (Double.isNaN(value) || defined.length == 0) {
            return new Estimate(value, Double.NaN, Double.NaN);
        }
        return new Estimate(value, Quantile.of(defined, 0.025), Quantile.of(defined, 0.975));
    }
}

package org.multimodalbtw.engine.decide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.Quantile;
import org.multimodalbtw.engine.evaluate.Bootstrap;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Wilson;

/**
 * What happened in rows with similar predictions: parts of the rows by quantiles of what was predicted. Rows with the same prediction are in
 * the same part, so that parts may differ in size, and some may lack. Tables have tenths, however few rows these are ({@link #of}); pictures
 * have no part of fewer than {@value #FEWEST_ROWS} rows ({@link #shown(EventRows, long, ProgressMonitor)}).
 */
public final class CalibrationBins {

    /** A part of a picture has at least so many rows, where there are as many: fewer say little, and would show single patients. */
    public static final int FEWEST_ROWS = 20;

    /** Parts of rows with probabilities. */
    private static final int TENTHS = 10;

    private final int[] partOf;
    private final double[] predictions;
    private final int parts;

    /**
     * @param predictions one a row
     * @param parts how many parts
     */
    CalibrationBins(double[] predictions, int parts) {
        double[] sorted = predictions.clone();
        Arrays.sort(sorted);
        double[] edges = IntStream.range(1, parts)
                .mapToDouble(part -> Quantile.of(sorted, (double) part / parts))
                .toArray();
        this.predictions = predictions;
        this.parts = parts;
        partOf = Arrays.stream(predictions)
                .mapToInt(value ->
                        (int) Arrays.stream(edges).filter(edge -> edge < value).count())
                .toArray();
    }

    /** Puts parts together. */
    private CalibrationBins(CalibrationBins finer, int[] together) {
        predictions = finer.predictions;
        parts = Arrays.stream(together).max().orElse(-1) + 1;
        partOf = Arrays.stream(finer.partOf).map(part -> together[part]).toArray();
    }

    /** Ten parts, or as many as have enough rows; one that has too few, since others are equal, goes with its neighbour. */
    private static CalibrationBins shown(double[] predictions) {
        int wanted = Math.max(1, Math.min(TENTHS, predictions.length / FEWEST_ROWS));
        CalibrationBins finer = new CalibrationBins(predictions, wanted);
        int[] together = new int[wanted];
        int next = 0;
        int size = 0;
        for (int part = 0; part < wanted; part++) {
            together[part] = next;
            size += finer.rows(part).length;
            if (size >= FEWEST_ROWS) {
                next++;
                size = 0;
            }
        }
        int last = Math.max(0, next - 1);
        return new CalibrationBins(
                finer, Arrays.stream(together).map(part -> Math.min(part, last)).toArray());
    }

    /**
     * @param rows rows with probabilities, at least one
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return the share with the event in each tenth of the rows
     */
    public static List<Figure> of(EventRows rows, long seed, ProgressMonitor monitor) {
        return new CalibrationBins(rows.scores(), TENTHS).happened(rows, seed, monitor);
    }

    /**
     * For a picture: up to ten parts of about the same size, none of fewer than {@value #FEWEST_ROWS} rows unless there are fewer in all.
     *
     * @param rows rows with probabilities, at least one
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return the share with the event in each part, by ascending probability
     */
    public static List<Figure> shown(EventRows rows, long seed, ProgressMonitor monitor) {
        return shown(rows.scores()).happened(rows, seed, monitor);
    }

    /**
     * The same of numbers.
     *
     * @param rows rows with numbers, at least one
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return the mean true number in each part, by ascending prediction
     */
    public static List<Figure> shown(NumberRows rows, long seed, ProgressMonitor monitor) {
        CalibrationBins bins = shown(rows.predictions());
        return bins.figures(
                Measure.OBSERVED, Bootstrap.estimate(rows.groups().units(), seed, bins.means(rows.truths()), monitor));
    }

    private List<Figure> happened(EventRows rows, long seed, ProgressMonitor monitor) {
        double[] happened = IntStream.range(0, rows.size())
                .mapToDouble(row -> rows.events()[row] ? 1 : 0)
                .toArray();
        boolean independent = rows.units().areRows();
        Estimate[] estimates =
                independent ? wilson(rows.events()) : Bootstrap.estimate(rows.units(), seed, means(happened), monitor);
        return figures(Measure.OBSERVED, estimates);
    }

    /** The figures of the parts that have rows. */
    List<Figure> figures(Measure measure, Estimate[] estimates) {
        List<Figure> figures = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int[] rows = rows(part);
            if (rows.length > 0) {
                double mean = Arrays.stream(rows)
                        .mapToDouble(row -> predictions[row])
                        .average()
                        .orElseThrow();
                figures.add(new Figure(
                        measure, (part + 1) + " of " + parts, rows.length, OptionalDouble.of(mean), estimates[part]));
            }
        }
        return figures;
    }

    /** The mean of values in each part; NaN where it has no row. */
    Bootstrap.Statistic means(double[] values) {
        return counts -> {
            double[] sums = new double[parts];
            long[] sizes = new long[parts];
            for (int row = 0; row < counts.length; row++) {
                sums[partOf[row]] += counts[row] * values[row];
                sizes[partOf[row]] += counts[row];
            }
            return IntStream.range(0, parts)
                    .mapToDouble(part -> sums[part] / sizes[part])
                    .toArray();
        };
    }

    private Estimate[] wilson(boolean[] events) {
        return IntStream.range(0, parts)
                .mapToObj(part -> {
                    int[] rows = rows(part);
                    return Wilson.of(
                            Arrays.stream(rows).filter(row -> events[row]).count(), rows.length);
                })
                .toArray(Estimate[]::new);
    }

    private int[] rows(int part) {
        return IntStream.range(0, partOf.length)
                .filter(row -> partOf[row] == part)
                .toArray();
    }
}

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

/**
 * What happened in rows with similar predictions: parts of the rows by quantiles of what was predicted. Rows with the same prediction are in
 * the same part, so that parts may differ in size, and some may lack.
 */
public final class CalibrationBins {

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

    /**
     * @param rows rows with probabilities, at least one
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return the share with the event in each tenth of the rows
     */
    public static List<Figure> of(EventRows rows, long seed, ProgressMonitor monitor) {
        CalibrationBins bins = new CalibrationBins(rows.scores(), TENTHS);
        double[] happened = IntStream.range(0, rows.size())
                .mapToDouble(row -> rows.events()[row] ? 1 : 0)
                .toArray();
        boolean independent = rows.units().areRows();
        Estimate[] estimates = independent
                ? bins.wilson(rows.events())
                : Bootstrap.estimate(rows.units(), seed, bins.means(happened), monitor);
        return bins.figures(Measure.OBSERVED, estimates);
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

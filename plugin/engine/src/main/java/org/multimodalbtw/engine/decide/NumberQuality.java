package org.multimodalbtw.engine.decide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Bootstrap;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Units;

/** How far predicted numbers can be taken at their word: least squares of the true numbers on the predicted ones, and errors. */
public final class NumberQuality implements Bootstrap.Statistic {

    /** What is measured, in the order of {@link #values}. */
    public static final List<Measure> MEASURES =
            List.of(Measure.MAE, Measure.IN_THE_LARGE, Measure.INTERCEPT, Measure.SLOPE);

    private static final int THIRDS = 3;

    private final NumberRows rows;

    NumberQuality(NumberRows rows) {
        this.rows = rows;
    }

    /**
     * @param rows at least one
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return all measures, and the mean true number and the error in each third of the predictions
     */
    public static List<Figure> of(NumberRows rows, long seed, ProgressMonitor monitor) {
        Units units = rows.groups().units();
        Estimate[] estimates = Bootstrap.estimate(units, seed, new NumberQuality(rows), monitor);
        double mean = Arrays.stream(rows.predictions()).average().orElse(Double.NaN);
        List<Figure> figures = new ArrayList<>(Figure.ofAll(MEASURES, rows.size(), mean, estimates));
        CalibrationBins thirds = new CalibrationBins(rows.predictions(), THIRDS);
        double[] errors = IntStream.range(0, rows.size())
                .mapToDouble(row -> Math.abs(rows.truths()[row] - rows.predictions()[row]))
                .toArray();
        figures.addAll(thirds.figures(
                Measure.OBSERVED, Bootstrap.estimate(units, seed, thirds.means(rows.truths()), monitor)));
        figures.addAll(thirds.figures(Measure.MAE, Bootstrap.estimate(units, seed, thirds.means(errors), monitor)));
        return List.copyOf(figures);
    }

    @Override
    public double[] values(int[] counts) {
        double all = 0;
        double meanPrediction = 0;
        double meanTruth = 0;
        double absolute = 0;
        for (int row = 0; row < counts.length; row++) {
            all += counts[row];
            meanPrediction += counts[row] * rows.predictions()[row];
            meanTruth += counts[row] * rows.truths()[row];
            absolute += counts[row] * Math.abs(rows.truths()[row] - rows.predictions()[row]);
        }
        meanPrediction /= all;
        meanTruth /= all;
        double squares = 0;
        double products = 0;
        for (int row = 0; row < counts.length; row++) {
            double away = rows.predictions()[row] - meanPrediction;
            squares += counts[row] * away * away;
            products += counts[row] * away * (rows.truths()[row] - meanTruth);
        }
        double slope = squares > 0 ? products / squares : Double.NaN;
        return new double[] {absolute / all, meanTruth - meanPrediction, meanTruth - slope * meanPrediction, slope};
    }
}

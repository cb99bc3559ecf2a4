package org.multimodalbtw.engine.certainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Bootstrap;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Wilson;
import org.multimodalbtw.engine.outcome.Target;

/**
 * What is gained if only the surest rows are decided and the others are left to a person: the risk-coverage curve (El-Yaniv and Wiener
 * 2010, Journal of Machine Learning Research 11).
 *
 * @param metric accuracy, of labels the share of rows with all of them right; or the mean absolute error of a number
 * @param points by the share that is decided, from a tenth to all
 */
public record RiskCoverage(Metric metric, List<Point> points) {

    private static final int POINTS = 10;

    /**
     * What is true if a share of the rows is decided.
     *
     * @param share of the rows, above 0 to 1; more than a tenth, two tenths and so on where rows are as sure as each other
     * @param rows how many these are
     * @param least how sure the least sure of them is
     * @param estimate the metric over them with its 95 % interval: Wilson's of an accuracy where rows are independent, else a bootstrap over
     *     rows or groups of them
     */
    public record Point(double share, int rows, double least, Estimate estimate) {}

    /**
     * @param target what is predicted
     * @param predicted a row's prediction: a probability for each class or label, or one number
     * @param disagreement of the networks; not used but for a number
     * @return how sure it is, larger is surer: the largest probability; of labels, that of the least sure one; of a number, less where the
     *     networks disagree more
     */
    public static double sureness(Target target, double[] predicted, double disagreement) {
        return target.match(
                ofClass -> Arrays.stream(predicted).max().orElseThrow(),
                ofLabels -> Arrays.stream(predicted)
                        .map(each -> Math.max(each, 1 - each))
                        .min()
                        .orElseThrow(),
                ofNumber -> -disagreement);
    }

    /**
     * @param truth what is true of rows
     * @param predictions rows x outputs
     * @param sureness how sure each prediction is, larger is surer
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return the curve; no point without rows
     * @throws IllegalArgumentException if the sizes differ, or a number is NaN
     */
    public static RiskCoverage of(
            GroundTruth truth, double[][] predictions, double[] sureness, long seed, ProgressMonitor monitor) {
        if (predictions.length != truth.rows()
                || sureness.length != truth.rows()
                || Arrays.stream(sureness).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("how sure " + sureness.length + " of " + truth.rows() + " rows are");
        }
        Metric metric = truth.metrics().contains(Metric.ACCURACY) ? Metric.ACCURACY : truth.loss();
        if (truth.rows() == 0) {
            return new RiskCoverage(metric, List.of());
        }
        double[] values = new double[truth.rows()];
        Arrays.setAll(values, row -> truth.ofRow(metric, row, predictions[row]));
        double[] least = thresholds(sureness);
        Estimate[] estimates =
                Bootstrap.estimate(truth.units(), seed, counts -> means(values, sureness, least, counts), monitor);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < least.length; i++) {
            double limit = least[i];
            int rows =
                    (int) Arrays.stream(sureness).filter(sure -> sure >= limit).count();
            Estimate estimate = metric == Metric.ACCURACY && truth.units().areIndependent()
                    ? Wilson.of(right(values, sureness, limit), rows)
                    : estimates[i];
            points.add(new Point((double) rows / sureness.length, rows, limit, estimate));
        }
        return new RiskCoverage(metric, List.copyOf(points));
    }

    /** How many of the rows that are at least so sure are right; each value is 1 or 0. */
    private static long right(double[] values, double[] sureness, double least) {
        return IntStream.range(0, values.length)
                .filter(row -> sureness[row] >= least && values[row] > 0)
                .count();
    }

    /** How sure the last row of each tenth is, if it is not as sure as that of the tenth before. */
    private static double[] thresholds(double[] sureness) {
        double[] sorted = sureness.clone();
        Arrays.sort(sorted);
        return IntStream.rangeClosed(1, POINTS)
                .map(tenth -> (int) Math.ceil((double) tenth * sorted.length / POINTS))
                .filter(rows -> rows > 0)
                .mapToDouble(rows -> sorted[sorted.length - rows])
                .distinct()
                .toArray();
    }

    private static double[] means(double[] values, double[] sureness, double[] least, int[] counts) {
        double[] sums = new double[least.length];
        double[] rows = new double[least.length];
        for (int row = 0; row < values.length; row++) {
            for (int i = least.length - 1; i >= 0 && sureness[row] >= least[i]; i--) {
                sums[i] += counts[row] * values[row];
                rows[i] += counts[row];
            }
        }
        Arrays.setAll(sums, i -> rows[i] > 0 ? sums[i] / rows[i] : Double.NaN);
        return sums;
    }
}

package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.ProgressMonitor;

/**
 * How good predictions are, each metric with a 95 % percentile bootstrap interval over rows: 1000 resamples up to
 * 20,000 rows; beyond, fewer so that the work stays the same, but at least 200. Resamples where a metric is not
 * defined take no part in its interval. The definitions are scikit-learn's.
 */
public final class Evaluation {

    /** Of fewer rows or groups an interval of width 0 is none (our own bound). */
    private static final int FEWEST_UNITS = 5;

    private Evaluation() {}

    /**
     * Accuracy, macro F1 over the classes that are true or predicted in some row, area under the ROC curve (ties count
     * half), average precision (rows with equal scores share a threshold) and log loss with probabilities clipped at
     * 1e-15. With two classes the one with index 1 is the positive one; with more, the two areas are means of one
     * class against the rest over the classes that occur. They are NaN where all rows are of one class.
     *
     * @param truth each row's class, 0 to classes - 1
     * @param probabilities rows x classes; of equal ones, the first class is the predicted one
     * @param classes how many classes, 2 or more
     * @param seed the same seed gives the same intervals
     * @return AUROC, AUPRC, LOG_LOSS, ACCURACY and MACRO_F1, of more than two classes in the order of {@link GroundTruth#metrics};
     *     all NaN without rows
     * @throws IllegalArgumentException if the sizes do not fit, a class is out of range or a probability is not in 0
     *     to 1
     */
    public static Map<Metric, Estimate> classification(int[] truth, double[][] probabilities, int classes, long seed) {
        return of(new GroundTruth.OfClasses(truth, classes), probabilities, seed, ProgressMonitor.NONE);
    }

    /**
     * R², which is NaN where the true numbers are all equal, mean absolute error, and Pearson's correlation, which is NaN where the true or
     * the predicted numbers are all equal.
     *
     * @param truth each row's number
     * @param predicted each row's predicted number
     * @param seed the same seed gives the same intervals
     * @return R2, MAE and PEARSON; all NaN without rows
     * @throws IllegalArgumentException if the sizes differ or a number is not finite
     */
    public static Map<Metric, Estimate> regression(double[] truth, double[] predicted, long seed) {
        return of(new GroundTruth.OfNumbers(truth), column(predicted), seed, ProgressMonitor.NONE);
    }

    /**
     * The metrics of {@link #classification(int[], double[][], int, long)} without intervals.
     *
     * @param truth each row's class, 0 to classes - 1
     * @param probabilities rows x classes
     * @param classes how many classes, 2 or more
     * @return each metric's value
     */
    public static Map<Metric, Double> values(int[] truth, double[][] probabilities, int classes) {
        return values(new GroundTruth.OfClasses(truth, classes), probabilities, ProgressMonitor.NONE);
    }

    /**
     * The metrics of {@link #regression(double[], double[], long)} without intervals.
     *
     * @param truth each row's number
     * @param predicted each row's predicted number
     * @return each metric's value
     */
    public static Map<Metric, Double> values(double[] truth, double[] predicted) {
        return values(new GroundTruth.OfNumbers(truth), column(predicted), ProgressMonitor.NONE);
    }

    static Map<Metric, Estimate> of(GroundTruth truth, double[][] predictions, long seed, ProgressMonitor monitor) {
        Estimate[] estimates = Bootstrap.estimate(truth.units(), seed, truth.statistic(predictions, monitor), monitor);
        if (truth.units().count() < FEWEST_UNITS) {
            Arrays.setAll(
                    estimates, index -> sure(estimates[index]) ? estimates[index].withoutInterval() : estimates[index]);
        }
        return byMetric(truth.metrics(), estimates);
    }

    /** Of a few rows or groups, all resamples may say the same, which is no certainty. */
    private static boolean sure(Estimate estimate) {
        return estimate.low() == estimate.high();
    }

    private static double[][] column(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(number -> new double[] {number}).toArray(double[][]::new);
    }

    static Map<Metric, Double> values(GroundTruth truth, double[][] predictions, ProgressMonitor monitor) {
        List<Metric> metrics = truth.metrics();
        int[] once = new int[truth.rows()];
        Arrays.fill(once, 1);
        double[] values = truth.statistic(predictions, monitor).values(once);
        Map<Metric, Double> result = new LinkedHashMap<>();
        for (int index = 0; index < values.length; index++) {
            result.put(metrics.get(index), values[index]);
        }
        return Collections.unmodifiableMap(result);
    }

    private static Map<Metric, Estimate> byMetric(List<Metric> metrics, Estimate[] estimates) {
        Map<Metric, Estimate> result = new LinkedHashMap<>();
        for (int index = 0; index < estimates.length; index++) {
            result.put(metrics.get(index), estimates[index]);
        }
        return Collections.unmodifiableMap(result);
    }
}

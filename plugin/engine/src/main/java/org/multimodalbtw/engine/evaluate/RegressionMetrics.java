package org.multimodalbtw.engine.evaluate;

import java.util.List;

/** The metrics of predicted numbers for any counts of the rows. */
final class RegressionMetrics implements Bootstrap.Statistic {

    /** What is measured, in the order of {@link #values}. */
    static final List<Metric> METRICS = List.of(Metric.R2, Metric.MAE, Metric.PEARSON);

    private final double[] truth;
    private final double[] predicted;

    /**
     * @param truth each row's number
     * @param predicted each row's predicted number
     * @throws IllegalArgumentException if the sizes differ or a number is not finite
     */
    RegressionMetrics(double[] truth, double[] predicted) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(truth.length + " true but " + predicted.length + " predicted numbers");
        }
        for (int row = 0; row < truth.length; row++) {
            if (!Double.isFinite(truth[row]) || !Double.isFinite(predicted[row])) {
                throw new IllegalArgumentException("Row " + row + ": " + truth[row] + " and " + predicted[row]);
            }
        }
        this.truth = truth.clone();
        this.predicted = predicted.clone();
    }

    @Override
    public double[] values(int[] counts) {
        long rows = 0;
        double error = 0;
        double truthSum = 0;
        double predictedSum = 0;
        for (int row = 0; row < truth.length; row++) {
            rows += counts[row];
            error += counts[row] * Math.abs(predicted[row] - truth[row]);
            truthSum += counts[row] * truth[row];
            predictedSum += counts[row] * predicted[row];
        }
        return new double[] {
            explained(counts, truthSum / rows), error / rows, correlation(counts, truthSum / rows, predictedSum / rows)
        };
    }

    private double explained(int[] counts, double truthMean) {
        if (isConstant(truth, counts)) {
            return Double.NaN;
        }
        double errors = 0;
        double deviations = 0;
        for (int row = 0; row < truth.length; row++) {
            double error = predicted[row] - truth[row];
            double deviation = truth[row] - truthMean;
            errors += counts[row] * error * error;
            deviations += counts[row] * deviation * deviation;
        }
        return 1 - errors / deviations;
    }

    private double correlation(int[] counts, double truthMean, double predictedMean) {
        if (isConstant(truth, counts) || isConstant(predicted, counts)) {
            return Double.NaN;
        }
        double truthSquares = 0;
        double predictedSquares = 0;
        double products = 0;
        for (int row = 0; row < truth.length; row++) {
            double truthDeviation = truth[row] - truthMean;
            double predictedDeviation = predicted[row] - predictedMean;
            truthSquares += counts[row] * truthDeviation * truthDeviation;
            predictedSquares += counts[row] * predictedDeviation * predictedDeviation;
            products += counts[row] * truthDeviation * predictedDeviation;
        }
        double correlation = products / (Math.sqrt(truthSquares) * Math.sqrt(predictedSquares));
        return Math.max(-1, Math.min(1, correlation));
    }

    /** Exact, because rounding of the mean leaves a small variance even where all numbers are equal. */
    private static boolean isConstant(double[] numbers, int[] counts) {
        int first = -1;
        for (int row = 0; row < numbers.length; row++) {
            if (counts[row] > 0) {
                if (first < 0) {
                    first = row;
                } else if (numbers[row] != numbers[first]) {
                    return false;
                }
            }
        }
        return true;
    }
}

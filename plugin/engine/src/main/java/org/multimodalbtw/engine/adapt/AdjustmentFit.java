package org.multimodalbtw.engine.adapt;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.heads.LimitedMemoryDescent;
import org.multimodalbtw.engine.scoring.Adjustment;
import org.multimodalbtw.engine.scoring.Family;

/**
 * Fits a slope and shifts of predictions to what is true, by the greatest posterior probability: the slope is normal around 1 with the
 * standard deviation {@value #SLOPE_DEVIATION}, a shift around 0 with {@value #SHIFT_DEVIATION} (our own decision), so that few rows
 * change little.
 */
final class AdjustmentFit {

    private static final double SLOPE_DEVIATION = .5;
    private static final double SHIFT_DEVIATION = 1;

    /** The slope stays above this. */
    private static final double LEAST_SLOPE = .05;

    private final Family family;
    private final double[][] free;
    private final double[][] truths;

    private AdjustmentFit(Family family, double[][] predictions, double[][] truths) {
        this.family = family;
        this.truths = truths;
        free = Arrays.stream(predictions).map(family::free).toArray(double[][]::new);
    }

    /**
     * @param family of the target
     * @param predictions rows x outputs: probabilities, or standardised numbers; at least one row
     * @param truths of the same rows, rows x outputs
     * @param monitor cancel
     * @return what makes the predictions fit
     */
    static Adjustment of(Family family, double[][] predictions, double[][] truths, ProgressMonitor monitor) {
        AdjustmentFit fit = new AdjustmentFit(family, predictions, truths);
        return switch (family) {
            case CATEGORICAL, BERNOULLI -> fit.ofProbabilities(monitor);
            case NORMAL -> fit.ofNumbers();
        };
    }

    private Adjustment ofProbabilities(ProgressMonitor monitor) {
        double[] start = new double[1 + free[0].length];
        start[0] = 1;
        double[] found = new LimitedMemoryDescent(this::loss, monitor).from(start);
        return new Adjustment(Math.max(LEAST_SLOPE, found[0]), Arrays.copyOfRange(found, 1, found.length));
    }

    /** The sum of log losses, of labels over all labels, and what the prior adds. */
    private double loss(double[] at, double[] slope) {
        double value = penalty(at, slope);
        int outputs = at.length - 1;
        for (int row = 0; row < free.length; row++) {
            double[] logits = new double[outputs];
            for (int c = 0; c < outputs; c++) {
                logits[c] = at[0] * free[row][c] + at[1 + c];
            }
            double[] said = family.mean(logits, 1);
            value += family.loss(said, truths[row]) * (family == Family.BERNOULLI ? outputs : 1);
            for (int c = 0; c < outputs; c++) {
                double error = said[c] - truths[row][c];
                slope[0] += error * free[row][c];
                slope[1 + c] += error;
            }
        }
        return value;
    }

    private static double penalty(double[] at, double[] slope) {
        double away = (at[0] - 1) / SLOPE_DEVIATION;
        slope[0] = away / SLOPE_DEVIATION;
        double value = away * away / 2;
        for (int c = 1; c < at.length; c++) {
            double shift = at[c] / SHIFT_DEVIATION;
            slope[c] = shift / SHIFT_DEVIATION;
            value += shift * shift / 2;
        }
        return value;
    }

    /** Least squares, in units of the mean squared error as it is, with the prior. */
    private Adjustment ofNumbers() {
        double[] said = Arrays.stream(free).mapToDouble(one -> one[0]).toArray();
        double[] truth = Arrays.stream(truths).mapToDouble(one -> one[0]).toArray();
        double variance = IntStream.range(0, said.length)
                .mapToDouble(i -> (truth[i] - said[i]) * (truth[i] - said[i]))
                .average()
                .orElseThrow();
        if (variance == 0) {
            return new Adjustment(1, new double[1]);
        }
        double slopePrior = variance / SLOPE_DEVIATION / SLOPE_DEVIATION;
        double shiftPrior = variance / SHIFT_DEVIATION / SHIFT_DEVIATION;
        double squares = slopePrior + sum(said, said);
        double sum = Arrays.stream(said).sum();
        double count = said.length + shiftPrior;
        double crossed = slopePrior + sum(said, truth);
        double total = Arrays.stream(truth).sum();
        double determinant = squares * count - sum * sum;
        double slope = Math.max(LEAST_SLOPE, (crossed * count - total * sum) / determinant);
        return new Adjustment(slope, new double[] {(total - slope * sum) / count});
    }

    private static double sum(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] * other[i])
                .sum();
    }
}

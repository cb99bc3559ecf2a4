package org.multimodalbtw.engine.train;

import java.util.Arrays;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.heads.LogSum;
import org.multimodalbtw.engine.scoring.Softmax;

/**
 * Exponents of at least 0 for a product of heads, those with the least log loss: the mean over rows of -log softmax(sum_h e_h l_h) at the
 * true class, in which each of n rows is of another class than it is said to be with probability 1 / (2 n + 2), as in {@link Sharpness}. The
 * loss is convex; Newton's method over the exponents that are not held at 0 (Bertsekas 1982), with steps that are halved until the loss
 * falls, finds them.
 */
final class ExponentFit {

    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 25;
    private static final double PRECISION = 1e-6;

    /** Keeps heads that say the same from dividing an exponent among them at random. */
    private static final double RIDGE = 1e-6;

    private static final int ROWS_BETWEEN_CHECKS = 256;

    /** Rows x heads x classes. */
    private final float[][][] logits;

    private final int[] classes;
    private final ProgressMonitor monitor;
    private final int heads;

    /**
     * @param logits rows x heads x classes, at least one row; zeros where a head says nothing
     * @param classes the true class of each row
     * @param monitor cancel
     */
    ExponentFit(float[][][] logits, int[] classes, ProgressMonitor monitor) {
        this.logits = logits;
        this.classes = classes;
        this.monitor = monitor;
        heads = logits[0].length;
    }

    /** The loss at some exponents with its first and second derivatives. */
    private record Slope(double loss, double[] first, double[][] second) {}

    /**
     * @param chosen positions of the rows to fit on, at least one
     * @param start one a head
     * @return one a head
     */
    double[] fit(int[] chosen, double[] start) {
        double[] at = start.clone();
        Slope slope = slope(chosen, at);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(at, slope);
            double[] next = at;
            double loss = Double.POSITIVE_INFINITY;
            double length = 1;
            for (int i = 0; i < MOST_HALVINGS && !(loss < slope.loss); i++, length /= 2) {
                next = moved(at, direction, length);
                loss = loss(chosen, next);
            }
            double gained = slope.loss - loss;
            if (!(gained > 0)) {
                return at;
            }
            at = next;
            if (gained < PRECISION) {
                return at;
            }
            slope = slope(chosen, at);
        }
        return at;
    }

    private static double[] moved(double[] at, double[] direction, double length) {
        double[] next = new double[at.length];
        Arrays.setAll(next, h -> Math.max(0, at[h] + length * direction[h]));
        return next;
    }

    /** Newton's direction over the exponents that are not at 0 and held there by the slope. */
    private double[] direction(double[] at, Slope slope) {
        double[][] equations = new double[heads][heads + 1];
        for (int h = 0; h < heads; h++) {
            if (isHeld(at, slope, h)) {
                equations[h][h] = 1;
                continue;
            }
            equations[h][heads] = -slope.first[h];
            for (int other = 0; other < heads; other++) {
                equations[h][other] = isHeld(at, slope, other) ? 0 : slope.second[h][other];
            }
        }
        return solved(equations);
    }

    private static boolean isHeld(double[] at, Slope slope, int head) {
        return at[head] == 0 && slope.first[head] >= 0;
    }

    /** The solution of positive definite equations by Gauss's elimination. */
    private static double[] solved(double[][] equations) {
        int count = equations.length;
        for (int pivot = 0; pivot < count; pivot++) {
            for (int row = pivot + 1; row < count; row++) {
                double factor = equations[row][pivot] / equations[pivot][pivot];
                for (int column = pivot; column <= count; column++) {
                    equations[row][column] -= factor * equations[pivot][column];
                }
            }
        }
        double[] solution = new double[count];
        for (int row = count - 1; row >= 0; row--) {
            double left = equations[row][count];
            for (int column = row + 1; column < count; column++) {
                left -= equations[row][column] * solution[column];
            }
            solution[row] = left / equations[row][row];
        }
        return solution;
    }

    private Slope slope(int[] chosen, double[] at) {
        int outputs = logits[0][0].length;
        double doubt = .5 / (chosen.length + 1);
        double[] first = new double[heads];
        double[][] second = new double[heads][heads];
        double[] means = new double[heads];
        for (int i = 0; i < chosen.length; i++) {
            check(i);
            float[][] row = logits[chosen[i]];
            double[] probabilities = Softmax.of(sum(row, at), 1);
            for (int h = 0; h < heads; h++) {
                means[h] = 0;
                double target = 0;
                for (int c = 0; c < outputs; c++) {
                    means[h] += probabilities[c] * row[h][c];
                    target += target(c, classes[chosen[i]], doubt, outputs) * row[h][c];
                }
                first[h] += (means[h] - target) / chosen.length;
            }
            for (int h = 0; h < heads; h++) {
                for (int other = 0; other <= h; other++) {
                    double product = 0;
                    for (int c = 0; c < outputs; c++) {
                        product += probabilities[c] * row[h][c] * row[other][c];
                    }
                    second[h][other] += (product - means[h] * means[other]) / chosen.length;
                }
            }
        }
        for (int h = 0; h < heads; h++) {
            first[h] += RIDGE * at[h];
            second[h][h] += RIDGE;
            for (int other = 0; other < h; other++) {
                second[other][h] = second[h][other];
            }
        }
        return new Slope(loss(chosen, at), first, second);
    }

    private double loss(int[] chosen, double[] at) {
        int outputs = logits[0][0].length;
        double doubt = .5 / (chosen.length + 1);
        double loss = 0;
        for (int i = 0; i < chosen.length; i++) {
            check(i);
            double[] sum = sum(logits[chosen[i]], at);
            double all = LogSum.of(sum);
            for (int c = 0; c < outputs; c++) {
                loss += target(c, classes[chosen[i]], doubt, outputs) * (all - sum[c]) / chosen.length;
            }
        }
        return loss + RIDGE / 2 * Arrays.stream(at).map(one -> one * one).sum();
    }

    /** How far a row is of a class. */
    private static double target(int one, int truth, double doubt, int outputs) {
        return one == truth ? 1 - doubt : doubt / (outputs - 1);
    }

    /** The logits of the product. */
    private static double[] sum(float[][] row, double[] at) {
        double[] sum = new double[row[0].length];
        for (int h = 0; h < at.length; h++) {
            for (int c = 0; c < sum.length; c++) {
                sum[c] += at[h] * row[h][c];
            }
        }
        return sum;
    }

    /**
     * @param row a position
     * @param at exponents
     * @return the log loss of the row
     */
    double lossOf(int row, double[] at) {
        double[] sum = sum(logits[row], at);
        return LogSum.of(sum) - sum[classes[row]];
    }

    private void check(int row) {
        if (row % ROWS_BETWEEN_CHECKS == 0) {
            monitor.checkCancelled();
        }
    }
}

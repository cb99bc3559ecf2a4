package org.multimodalbtw.engine.heads;

import java.util.Arrays;
import org.multimodalbtw.engine.ProgressMonitor;

/**
 * Fits logistic regressions with an L2 penalty to the same rows, from strong penalties to weak ones: the least of
 *
 * <pre>
 *   mean over rows of -sum_c t_c log softmax(W z + b)_c  +  |W|^2 / (2 C n)
 * </pre>
 *
 * over values z of mean 0, scaled as {@link Scaling} says, where C is the strength of the data against the penalty (as in scikit-learn and liblinear) and n the number of
 * rows. Of two classes W has one row, the difference of the two. A row is of another class than it is said to be with probability
 * 1 / (2 n + 2), so that the bias is bounded where a class has no row. In the result the scaling is part of W and b.
 */
public final class LinearFit {

    /** Rows whose logits are found together. */
    private static final int TOGETHER = 64;

    /** With fewer rows of W, it does not pay to turn the values of those rows round. */
    private static final int FEWEST_TURNED = 4;

    private static final int SUMS = 4;

    private final ProgressMonitor monitor;
    private final int rows;
    private final int inputs;
    private final int outputs;
    /** How many rows W has. */
    private final int vectors;

    private final double doubt;
    private final int[] classes;
    private final double[] centre;
    private final double[] scale;
    /** Rows x inputs. */
    private final double[] values;

    /** Inputs x {@link #TOGETHER}: the values of the rows whose logits are being found. */
    private final double[] turned;

    /** {@link #SUMS} x {@link #TOGETHER}. */
    private final double[][] sums;

    /** Vectors x {@link #TOGETHER}. */
    private final double[][] residuals;

    private double[] solution;

    /**
     * @param data the rows
     * @param scaling by what their values are divided
     * @param monitor cancel
     */
    public LinearFit(HeadRows data, Scaling scaling, ProgressMonitor monitor) {
        this.monitor = monitor;
        rows = data.values().length;
        inputs = data.inputs();
        outputs = data.outputs();
        vectors = outputs == 2 ? 1 : outputs;
        classes = data.classes();
        doubt = .5 / (rows + 1);
        Moments moments = Moments.of(data.values());
        centre = moments.centre();
        scale = moments.factors(scaling);
        values = scaled(data.values());
        turned = new double[vectors < FEWEST_TURNED ? 0 : inputs * TOGETHER];
        sums = new double[SUMS][TOGETHER];
        residuals = new double[vectors][TOGETHER];
        solution = new double[vectors * (inputs + 1)];
    }

    private double[] scaled(float[][] raw) {
        double[] scaled = new double[Math.multiplyExact(rows, inputs)];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < inputs; i++) {
                scaled[row * inputs + i] = (raw[row][i] - centre[i]) * scale[i];
            }
        }
        return scaled;
    }

    /**
     * @param strength C, above 0: the smaller, the stronger the penalty
     * @return the head; the search begins where the last one ended
     */
    public LinearHead at(double strength) {
        double penalty = 1 / (strength * rows);
        solution = new LimitedMemoryDescent((at, slope) -> loss(at, slope, penalty), monitor).from(solution);
        return head();
    }

    /** The loss at a point, whose slope is put into an array. */
    private double loss(double[] at, double[] slope, double penalty) {
        Arrays.fill(slope, 0);
        double loss = 0;
        double[][] logits = new double[TOGETHER][outputs];
        for (int first = 0; first < rows; first += TOGETHER) {
            int count = Math.min(TOGETHER, rows - first);
            logits(at, first, count, logits);
            loss = loss(first, count, logits, slope, loss);
        }
        for (int vector = 0; vector < vectors; vector++) {
            int from = vector * (inputs + 1);
            for (int i = from; i < from + inputs; i++) {
                loss += penalty / 2 * at[i] * at[i];
                slope[i] += penalty * at[i];
            }
        }
        return loss;
    }

    /** Adds the loss of rows, and their share in the slope. */
    private double loss(int first, int count, double[][] logits, double[] slope, double before) {
        double loss = before;
        for (int row = 0; row < count; row++) {
            double all = LogSum.of(logits[row]);
            for (int c = 0; c < outputs; c++) {
                double target = c == classes[first + row] ? 1 - doubt : doubt / (outputs - 1);
                loss -= target * (logits[row][c] - all) / rows;
                residuals[vectors > 1 ? c : 0][row] = (Math.exp(logits[row][c] - all) - target) / rows;
            }
        }
        for (int vector = 0; vector < vectors; vector++) {
            add(residuals[vector], first, count, slope, vector * (inputs + 1));
        }
        return loss;
    }

    private void logits(double[] at, int first, int count, double[][] logits) {
        if (vectors < FEWEST_TURNED) {
            for (int row = 0; row < count; row++) {
                logits(at, first + row, logits[row]);
            }
            return;
        }
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < inputs; i++) {
                turned[i * TOGETHER + row] = values[(first + row) * inputs + i];
            }
        }
        for (int vector = 0; vector < vectors; vector++) {
            turnedLogits(at, vector, count, logits);
        }
    }

    /** The same sums as {@link #logits(double[], int, double[])}, of several rows at once: a processor adds up four rows in the time of one. */
    private void turnedLogits(double[] at, int vector, int count, double[][] logits) {
        int from = vector * (inputs + 1);
        Arrays.fill(sums[0], at[from + inputs]);
        for (int sum = 1; sum < SUMS; sum++) {
            Arrays.fill(sums[sum], 0);
        }
        int whole = inputs - inputs % SUMS;
        for (int sum = 0; sum < SUMS; sum++) {
            int i = sum;
            for (; i + 3 * SUMS < whole; i += 4 * SUMS) {
                addFourTurned(at, from, i, sums[sum], count);
            }
            for (; i < whole; i += SUMS) {
                addTurned(at[from + i], i * TOGETHER, sums[sum], count);
            }
        }
        for (int i = whole; i < inputs; i++) {
            addTurned(at[from + i], i * TOGETHER, sums[0], count);
        }
        for (int row = 0; row < count; row++) {
            logits[row][vector] = sums[0][row] + sums[1][row] + sums[2][row] + sums[3][row];
        }
    }

    private void addTurned(double weight, int from, double[] sum, int count) {
        for (int row = 0; row < count; row++) {
            sum[row] += weight * turned[from + row];
        }
    }

    /** As four times {@link #addTurned}, for inputs that are {@link #SUMS} apart: the sums are read and written once. */
    private void addFourTurned(double[] at, int from, int input, double[] sum, int count) {
        double one = at[from + input];
        double two = at[from + input + SUMS];
        double three = at[from + input + 2 * SUMS];
        double four = at[from + input + 3 * SUMS];
        int first = input * TOGETHER;
        int second = first + SUMS * TOGETHER;
        int third = second + SUMS * TOGETHER;
        int fourth = third + SUMS * TOGETHER;
        for (int row = 0; row < count; row++) {
            sum[row] = sum[row]
                    + one * turned[first + row]
                    + two * turned[second + row]
                    + three * turned[third + row]
                    + four * turned[fourth + row];
        }
    }

    private void logits(double[] at, int row, double[] logits) {
        for (int vector = 0; vector < vectors; vector++) {
            int from = vector * (inputs + 1);
            int first = row * inputs;
            // four sums, which do not wait for each other
            double even = at[from + inputs];
            double odd = 0;
            double third = 0;
            double fourth = 0;
            int i = 0;
            for (; i + 3 < inputs; i += 4) {
                even += at[from + i] * values[first + i];
                odd += at[from + i + 1] * values[first + i + 1];
                third += at[from + i + 2] * values[first + i + 2];
                fourth += at[from + i + 3] * values[first + i + 3];
            }
            for (; i < inputs; i++) {
                even += at[from + i] * values[first + i];
            }
            logits[vectors > 1 ? vector : 1] = even + odd + third + fourth;
        }
    }

    /** Adds rows to the slope, one after the other; of four at once it is read and written once. */
    private void add(double[] residual, int first, int count, double[] slope, int from) {
        int row = 0;
        for (; row + 3 < count; row += 4) {
            addFour(residual, row, (first + row) * inputs, slope, from);
        }
        for (; row < count; row++) {
            int at = (first + row) * inputs;
            for (int i = 0; i < inputs; i++) {
                slope[from + i] += residual[row] * values[at + i];
            }
        }
        for (row = 0; row < count; row++) {
            slope[from + inputs] += residual[row];
        }
    }

    private void addFour(double[] residual, int row, int first, double[] slope, int from) {
        double one = residual[row];
        double two = residual[row + 1];
        double three = residual[row + 2];
        double four = residual[row + 3];
        int second = first + inputs;
        int third = second + inputs;
        int fourth = third + inputs;
        for (int i = 0; i < inputs; i++) {
            slope[from + i] = slope[from + i]
                    + one * values[first + i]
                    + two * values[second + i]
                    + three * values[third + i]
                    + four * values[fourth + i];
        }
    }

    private LinearHead head() {
        float[][] weights = new float[outputs][inputs];
        float[] bias = new float[outputs];
        for (int vector = 0; vector < vectors; vector++) {
            int from = vector * (inputs + 1);
            int of = vectors > 1 ? vector : 1;
            double constant = solution[from + inputs];
            for (int i = 0; i < inputs; i++) {
                weights[of][i] = (float) (solution[from + i] * scale[i]);
                constant -= weights[of][i] * centre[i];
            }
            bias[of] = (float) constant;
        }
        return new LinearHead(weights, bias);
    }
}

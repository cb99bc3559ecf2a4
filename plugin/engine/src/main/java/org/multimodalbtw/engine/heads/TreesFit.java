package org.multimodalbtw.engine.heads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.ProgressMonitor;

/**
 * Grows extremely randomised trees (Geurts, Ernst and Wehenkel 2006): at each node one random threshold for each of about sqrt(p) random
 * values that vary there, of which the one with the purest children (Gini) is taken. Every tree learns from all rows. A leaf with n_c of n
 * rows of class c says (n_c + share_c) / (n + 1), with the smoothed share of the class among all rows, so that nothing is impossible.
 */
public final class TreesFit {

    private static final int TREES = 50;

    /** Fewest rows of a leaf. */
    private static final int LEAF = 10;

    private final ProgressMonitor monitor;
    private final SplittableRandom random;
    private final int inputs;
    private final int outputs;
    /** Inputs x rows: a split reads one value of many rows. */
    private final float[][] columns;

    private final int[] classes;
    private final int tried;
    private final double[] prior;
    /** Rows in the order in which the nodes of the tree divide them. */
    private final int[] order;

    private final int[] candidates;
    private final IntList features = new IntList();
    private final IntList next = new IntList();
    private final List<Float> thresholds = new ArrayList<>();
    private final List<float[]> leaves = new ArrayList<>();

    /** Whole numbers that become more. */
    private static final class IntList {

        private int[] values = new int[256];
        private int size;

        int add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size] = value;
            return size++;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    /** A threshold of a value. */
    private record Split(int feature, float threshold, double impurity) {}

    private TreesFit(HeadRows data, long seed, ProgressMonitor monitor) {
        this.monitor = monitor;
        random = new SplittableRandom(seed);
        inputs = data.inputs();
        outputs = data.outputs();
        classes = data.classes();
        columns = new float[inputs][classes.length];
        for (int row = 0; row < classes.length; row++) {
            for (int i = 0; i < inputs; i++) {
                columns[i][row] = data.values()[row][i];
            }
        }
        tried = (int) Math.ceil(Math.sqrt(inputs));
        prior = new double[outputs];
        Arrays.fill(prior, 1. / (classes.length + outputs));
        for (int one : classes) {
            prior[one] += 1. / (classes.length + outputs);
        }
        order = new int[classes.length];
        Arrays.setAll(order, i -> i);
        candidates = new int[inputs];
        Arrays.setAll(candidates, i -> i);
    }

    /**
     * @param data the rows
     * @param seed the randomness
     * @param monitor cancel
     * @return the trees
     */
    public static TreesHead fit(HeadRows data, long seed, ProgressMonitor monitor) {
        return new TreesFit(data, seed, monitor).grow();
    }

    private TreesHead grow() {
        int[] roots = new int[TREES];
        for (int tree = 0; tree < TREES; tree++) {
            monitor.checkCancelled();
            roots[tree] = features.size;
            grow(0, order.length);
        }
        float[] limits = new float[thresholds.size()];
        for (int node = 0; node < limits.length; node++) {
            limits[node] = thresholds.get(node);
        }
        return new TreesHead(inputs, roots, features.toArray(), limits, next.toArray(), leaves.toArray(float[][]::new));
    }

    /** Grows a node for the rows from a place to another. */
    private void grow(int from, int to) {
        int[] counts = counts(from, to);
        Split split = to - from < 2 * LEAF || isPure(counts) ? null : best(from, to, counts);
        if (split == null) {
            features.add(-1);
            thresholds.add(0f);
            next.add(leaves.size());
            leaves.add(leaf(counts, to - from));
            return;
        }
        int middle = divide(from, to, split);
        int node = features.add(split.feature);
        thresholds.add(split.threshold);
        next.add(-1);
        grow(from, middle);
        next.values[node] = features.size;
        grow(middle, to);
    }

    private int[] counts(int from, int to) {
        int[] counts = new int[outputs];
        for (int i = from; i < to; i++) {
            counts[classes[order[i]]]++;
        }
        return counts;
    }

    private static boolean isPure(int[] counts) {
        return Arrays.stream(counts).filter(count -> count > 0).count() < 2;
    }

    private float[] leaf(int[] counts, int rows) {
        float[] leaf = new float[outputs];
        for (int c = 0; c < outputs; c++) {
            leaf[c] = (float) ((counts[c] + prior[c]) / (rows + 1));
        }
        return leaf;
    }

    /** The best of some random splits; {@code null} if no value varies so that both children have rows enough. */
    private Split best(int from, int to, int[] counts) {
        Split best = null;
        int found = 0;
        for (int drawn = 0; drawn < inputs && found < tried; drawn++) {
            int place = drawn + random.nextInt(inputs - drawn);
            int feature = candidates[place];
            candidates[place] = candidates[drawn];
            candidates[drawn] = feature;
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            float[] column = columns[feature];
            for (int i = from; i < to; i++) {
                float value = column[order[i]];
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            if (low < high) {
                found++;
                float threshold =
                        Math.min((float) (low + random.nextDouble() * ((double) high - low)), Math.nextDown(high));
                double impurity = impurity(from, to, column, threshold, counts);
                if (best == null ? impurity < Double.POSITIVE_INFINITY : impurity < best.impurity) {
                    best = new Split(feature, threshold, impurity);
                }
            }
        }
        return best;
    }

    /** Rows times Gini impurity of both children; infinite if one has too few rows. */
    private double impurity(int from, int to, float[] column, float threshold, int[] counts) {
        int[] left = new int[outputs];
        int rows = 0;
        for (int i = from; i < to; i++) {
            int row = order[i];
            if (column[row] <= threshold) {
                left[classes[row]]++;
                rows++;
            }
        }
        int others = to - from - rows;
        if (rows < LEAF || others < LEAF) {
            return Double.POSITIVE_INFINITY;
        }
        double ofLeft = 0;
        double ofRight = 0;
        for (int c = 0; c < outputs; c++) {
            double right = counts[c] - left[c];
            ofLeft += (double) left[c] * left[c];
            ofRight += right * right;
        }
        return rows - ofLeft / rows + others - ofRight / others;
    }

    /** Puts the rows of the left child before those of the right one. */
    private int divide(int from, int to, Split split) {
        int middle = from;
        for (int i = from; i < to; i++) {
            int row = order[i];
            if (columns[split.feature][row] <= split.threshold) {
                order[i] = order[middle];
                order[middle++] = row;
            }
        }
        return middle;
    }
}

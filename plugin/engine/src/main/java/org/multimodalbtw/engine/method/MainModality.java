package org.multimodalbtw.engine.method;

import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * Which modality says most of the target, by rows that are learnt from and before anything is trained (our own decision): each modality's
 * values are projected on {@value #FEATURES} random directions, of items their mean; a ridge regression of the target on these is fitted on every
 * other row and judged on the rest, and the other way round. The modality counts by the share of the target's variation that it explains,
 * times the share of the rows that have it. At most {@value #MOST_ROWS} rows are looked at.
 */
final class MainModality {

    private static final int FEATURES = 32;
    private static final int MOST_ROWS = 4000;

    /** Added to the variance of each feature, which is 1. */
    private static final double RIDGE = .1;

    private final LearningRows rows;
    private final int[] looked;

    private MainModality(LearningRows rows) {
        this.rows = rows;
        int[] all = rows.learnt().toArray();
        int step = (all.length + MOST_ROWS - 1) / MOST_ROWS;
        looked = new int[(all.length + step - 1) / step];
        Arrays.setAll(looked, i -> all[i * step]);
    }

    /** Its position; the first one where none says anything. */
    static int of(LearningRows rows) {
        MainModality main = new MainModality(rows);
        int best = 0;
        double most = 0;
        for (int m = 0; m < rows.table().schema().columns().size(); m++) {
            double score = main.score(m);
            if (score > most) {
                most = score;
                best = m;
            }
        }
        return best;
    }

    /** How much a modality explains, 1 at most. */
    private double score(int modality) {
        int[] having =
                Arrays.stream(looked).filter(row -> rows.present(row)[modality]).toArray();
        if (having.length < 4) {
            return 0;
        }
        double[][] features =
                Arrays.stream(having).mapToObj(row -> features(modality, row)).toArray(double[][]::new);
        double[][] truths =
                Arrays.stream(having).mapToObj(row -> rows.truth(row).clone()).toArray(double[][]::new);
        standardise(features, true);
        standardise(truths, false);
        double left = 0;
        double all = 0;
        for (int half = 0; half < 2; half++) {
            for (int output = 0; output < truths[0].length; output++) {
                double[] weights = fit(features, truths, output, half);
                for (int i = half; i < having.length; i += 2) {
                    double said = 0;
                    for (int f = 0; f < FEATURES; f++) {
                        said += weights[f] * features[i][f];
                    }
                    left += Math.pow(truths[i][output] - said, 2);
                    all += Math.pow(truths[i][output], 2);
                }
            }
        }
        return all == 0 ? 0 : (1 - left / all) * having.length / looked.length;
    }

    private double[] features(int modality, int row) {
        TensorColumn column = rows.table().schema().columns().get(modality);
        float[] values = rows.table().values(modality, rows.tableRow(row));
        double[] features = new double[FEATURES];
        int size = column.itemSize();
        switch (column.items().kind()) {
            case FIXED -> project(values, values.length, features);
            case VECTORS -> project(values, size, features);
            case TOKENS -> {
                for (float term : values) {
                    add(features, (int) term, 1.0 / values.length);
                }
            }
            case EVENTS -> {
                for (int i = 0; i < values.length; i += size) {
                    add(features, 2 * (int) values[i + 2], (double) size / values.length);
                    add(features, 2 * (int) values[i + 2] + 1, (double) size / values.length * values[i + 1]);
                }
            }
        }
        return features;
    }

    private static void project(float[] values, int size, double[] features) {
        for (int i = 0; i < values.length; i++) {
            add(features, i % size, (double) values[i] * size / values.length);
        }
    }

    /** Adds a number times the random direction of its place, whose parts are 1 or -1. */
    private static void add(double[] features, int place, double value) {
        long bits = (place + 1) * 0x9E3779B97F4A7C15L;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        bits ^= bits >>> 31;
        for (int f = 0; f < FEATURES; f++) {
            features[f] += (bits >> f & 1) == 0 ? value : -value;
        }
    }

    /** Subtracts the mean of each column, and divides by the standard deviation where that is wanted and above 0. */
    private static void standardise(double[][] table, boolean isDivided) {
        for (int column = 0; column < table[0].length; column++) {
            int at = column;
            double mean =
                    Arrays.stream(table).mapToDouble(row -> row[at]).average().orElseThrow();
            double variance = Arrays.stream(table)
                    .mapToDouble(row -> Math.pow(row[at] - mean, 2))
                    .average()
                    .orElseThrow();
            double deviation = isDivided && variance > 0 ? Math.sqrt(variance) : 1;
            for (double[] row : table) {
                row[at] = (row[at] - mean) / deviation;
            }
        }
    }

    /** The weights of the features, from the rows that the half leaves out: conjugate gradients, which end after as many turns as there are features. */
    private static double[] fit(double[][] features, double[][] truths, int output, int half) {
        int fitted = 0;
        double[] target = new double[FEATURES];
        double[][] products = new double[FEATURES][FEATURES];
        for (int i = 1 - half; i < features.length; i += 2) {
            fitted++;
            for (int f = 0; f < FEATURES; f++) {
                target[f] += features[i][f] * truths[i][output];
                for (int g = 0; g < FEATURES; g++) {
                    products[f][g] += features[i][f] * features[i][g];
                }
            }
        }
        for (int f = 0; f < FEATURES; f++) {
            products[f][f] += RIDGE * fitted;
        }
        return solve(products, target);
    }

    private static double[] solve(double[][] matrix, double[] target) {
        double[] solution = new double[target.length];
        double[] rest = target.clone();
        double[] way = target.clone();
        double size = dot(rest, rest);
        for (int turn = 0; turn < 2 * target.length && size > 1e-20; turn++) {
            double[] moved =
                    Arrays.stream(matrix).mapToDouble(row -> dot(row, way)).toArray();
            double step = size / dot(way, moved);
            for (int f = 0; f < target.length; f++) {
                solution[f] += step * way[f];
                rest[f] -= step * moved[f];
            }
            double next = dot(rest, rest);
            for (int f = 0; f < target.length; f++) {
                way[f] = rest[f] + next / size * way[f];
            }
            size = next;
        }
        return solution;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** The names of the modalities. */
    static List<String> names(LearningRows rows) {
        return rows.table().schema().columns().stream().map(TensorColumn::name).toList();
    }
}

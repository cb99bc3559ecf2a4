package org.multimodalbtw.engine.method;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How hard each row is for each member that learns from it, 0 to 1, from the losses of the steps. Three measures, each as a rank within the
 * row's class (so that a rare class is not hard as such), where ties share the mean of their ranks:
 *
 * <ul>
 *   <li>deviation: the loss of the fused output and the mean loss of the modalities' own outputs
 *   <li>inconsistency: the mean distance between how good an own output and the fused one are, as {@link ModalityLead} counts it
 *   <li>instability: the standard deviation of how good the fused output was in the last {@value #MEMORY} epochs
 * </ul>
 *
 * Their mean is weighed by how much each measure's mean over the rows varied in these epochs, as a share of its size; alike where nothing
 * varied. Measures and weighing are ours after the names of the paper.
 */
final class RowDifficulty {

    static final int MEMORY = 5;
    private static final int MEASURES = 3;

    private final DoubleUnaryOperator quality;
    private final int[] classes;

    /** Of each member and row: how good the fused output was, {@link #MEMORY} epochs in turns; not a number before. */
    private final float[][][] good;

    /** Of each member and row the last measures; {@code null} where the member has not learnt from the row. */
    private final double[][][] measures;

    /** Of each member and measure its mean over the rows, {@link #MEMORY} epochs in turns. */
    private final double[][][] means;

    private int epochs;

    /**
     * @param members how many there are
     * @param classes of each row, rows of one class are compared
     * @param quality of an output by its loss
     */
    RowDifficulty(int members, int[] classes, DoubleUnaryOperator quality) {
        this.quality = quality;
        this.classes = classes.clone();
        good = new float[members][classes.length][];
        measures = new double[members][classes.length][];
        means = new double[members][MEASURES][MEMORY];
    }

    /** Takes the losses of an epoch. */
    void note(EpochView epoch) {
        int turn = epochs % MEMORY;
        epoch.rowLosses((member, row, fused, own) -> note(member, row, turn, fused, own));
        for (int member = 0; member < measures.length; member++) {
            for (int measure = 0; measure < MEASURES; measure++) {
                int one = measure;
                means[member][measure][turn] = Arrays.stream(measures[member])
                        .filter(values -> values != null)
                        .mapToDouble(values -> values[one])
                        .average()
                        .orElse(0);
            }
        }
        epochs++;
    }

    private void note(int member, int row, int turn, double fused, double[] own) {
        double whole = quality.applyAsDouble(fused);
        if (good[member][row] == null) {
            good[member][row] = new float[MEMORY];
            Arrays.fill(good[member][row], Float.NaN);
        }
        good[member][row][turn] = (float) whole;
        double[] there = Arrays.stream(own).filter(loss -> !Double.isNaN(loss)).toArray();
        double ownLoss = Arrays.stream(there).average().orElse(0);
        double apart = Arrays.stream(there)
                .map(loss -> Math.abs(quality.applyAsDouble(loss) - whole))
                .average()
                .orElse(0);
        double[] seen = IntStream.range(0, MEMORY)
                .mapToDouble(i -> good[member][row][i])
                .filter(value -> !Double.isNaN(value))
                .toArray();
        measures[member][row] = new double[] {fused + ownLoss, apart, spread(seen)};
    }

    /**
     * @param member a member
     * @return of each row how hard it is for the member, 0 to 1; not a number where it has not learnt from it
     */
    double[] of(int member) {
        double[] shares = shares(member);
        double[] difficulty = new double[classes.length];
        Arrays.fill(difficulty, Double.NaN);
        for (List<Integer> rows : byClass(member)) {
            rows.forEach(row -> difficulty[row] = 0);
            for (int measure = 0; measure < MEASURES; measure++) {
                double[] ranks = ranks(member, rows, measure);
                for (int i = 0; i < ranks.length; i++) {
                    difficulty[rows.get(i)] += shares[measure] * ranks[i];
                }
            }
        }
        return difficulty;
    }

    /** The rows that a member has learnt from, those of one class together. */
    Iterable<List<Integer>> byClass(int member) {
        return IntStream.range(0, classes.length)
                .filter(row -> measures[member][row] != null)
                .boxed()
                .collect(Collectors.groupingBy(row -> classes[row]))
                .values();
    }

    /** Ranks from 0 to 1; one row alone has .5, as rows that are all alike. */
    private double[] ranks(int member, List<Integer> rows, int measure) {
        double[] values =
                rows.stream().mapToDouble(row -> measures[member][row][measure]).toArray();
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            double rank = order.length == 1 ? .5 : (from + to - 1) / 2.0 / (order.length - 1);
            for (int i = from; i < to; i++) {
                ranks[order[i]] = rank;
            }
        }
        return ranks;
    }

    private double[] shares(int member) {
        double[] shares = new double[MEASURES];
        for (int measure = 0; measure < MEASURES; measure++) {
            double[] last = Arrays.copyOf(means[member][measure], Math.min(epochs, MEMORY));
            double mean = Arrays.stream(last).average().orElse(0);
            shares[measure] = mean > 0 ? spread(last) / mean : 0;
        }
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares)
                .map(share -> sum > 0 ? share / sum : 1.0 / MEASURES)
                .toArray();
    }

    private static double spread(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values)
                .map(value -> Math.pow(value - mean, 2))
                .average()
                .orElse(0));
    }
}

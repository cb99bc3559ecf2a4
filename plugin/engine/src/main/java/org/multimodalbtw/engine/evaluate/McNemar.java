package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.outcome.OfClass;

/**
 * Rows that one classifier has right and another wrong, and McNemar's test that both are wrong equally often. Where rows are of groups,
 * such as stays of a patient, each group is one observation: it is better or worse by the majority of its differing rows, and counts not
 * at all where they are even (our own decision; the sign test over groups is exact, since groups are independent and rows are not).
 *
 * @param corrected rows that the reference has wrong and the candidate has right; of numbers, with a smaller error
 * @param broken rows that the reference has right and the candidate has wrong; of numbers, with a larger error
 * @param better units, which are rows or groups, of which more rows were corrected than broken
 * @param worse units of which more rows were broken than corrected
 */
public record McNemar(long corrected, long broken, long better, long worse) {

    /** As the canonical constructor, where each row is a unit. */
    public McNemar(long corrected, long broken) {
        this(corrected, broken, corrected, broken);
    }

    /**
     * @param truth each row's class
     * @param reference the reference's probabilities, rows x classes
     * @param candidate the candidate's probabilities of the same rows
     * @param units which rows are one observation
     * @return rows whose most probable class became right and wrong
     * @throws IllegalArgumentException if the numbers of rows differ
     */
    public static McNemar ofProbabilities(int[] truth, double[][] reference, double[][] candidate, Units units) {
        requireSame(truth.length, reference.length, candidate.length);
        return of(
                units,
                IntStream.range(0, truth.length)
                        .map(row -> (OfClass.mostProbable(candidate[row]) == truth[row] ? 1 : 0)
                                - (OfClass.mostProbable(reference[row]) == truth[row] ? 1 : 0)));
    }

    /**
     * @param truth rows x labels
     * @param reference the reference's probabilities, rows x labels
     * @param candidate the candidate's probabilities of the same rows
     * @param units which rows are one observation
     * @return rows of which all labels became right, and rows of which they no longer are
     * @throws IllegalArgumentException if the numbers of rows differ
     */
    public static McNemar ofLabels(boolean[][] truth, double[][] reference, double[][] candidate, Units units) {
        requireSame(truth.length, reference.length, candidate.length);
        return of(
                units,
                IntStream.range(0, truth.length)
                        .map(row -> (LabelMetrics.isExact(truth[row], candidate[row]) ? 1 : 0)
                                - (LabelMetrics.isExact(truth[row], reference[row]) ? 1 : 0)));
    }

    /**
     * @param truth each row's number
     * @param reference the reference's predictions
     * @param candidate the candidate's predictions of the same rows
     * @param units which rows are one observation
     * @return rows with a smaller and with a larger absolute error
     * @throws IllegalArgumentException if the numbers of rows differ
     */
    public static McNemar ofErrors(double[] truth, double[] reference, double[] candidate, Units units) {
        requireSame(truth.length, reference.length, candidate.length);
        return of(
                units,
                IntStream.range(0, truth.length)
                        .map(row -> Double.compare(
                                Math.abs(reference[row] - truth[row]), Math.abs(candidate[row] - truth[row]))));
    }

    private static McNemar of(Units units, IntStream gains) {
        int[] ofRows = gains.toArray();
        int[] ofUnits = units.sums(ofRows);
        return new McNemar(above(ofRows), below(ofRows), above(ofUnits), below(ofUnits));
    }

    private static long above(int[] gains) {
        return Arrays.stream(gains).filter(gain -> gain > 0).count();
    }

    private static long below(int[] gains) {
        return Arrays.stream(gains).filter(gain -> gain < 0).count();
    }

    private static void requireSame(int truth, int reference, int candidate) {
        if (truth != reference || truth != candidate) {
            throw new IllegalArgumentException(truth + ", " + reference + " and " + candidate + " rows");
        }
    }

    /** @return the exact two-sided p value: twice the smaller binomial tail, at most 1 */
    public double exact() {
        return Math.min(1, 2 * tail(true));
    }

    /**
     * @return the two-sided mid-p value, in which the observed counts themselves count half; the exact test is
     *     conservative with few differing units (Fagerland, Lydersen and Laake 2013)
     */
    public double midP() {
        return Math.min(1, tail(true) + tail(false));
    }

    /** P(X less than, or at most, the smaller count) with X binomial of all differing units and one half. */
    private double tail(boolean including) {
        long units = better + worse;
        long smaller = Math.min(better, worse);
        double logTerm = -units * Math.log(2);
        double sum = 0;
        for (long count = 0; count < smaller || including && count == smaller; count++) {
            sum += Math.exp(logTerm);
            logTerm += Math.log((double) (units - count) / (count + 1));
        }
        return sum;
    }
}

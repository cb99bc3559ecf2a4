package org.multimodalbtw.engine.certainty;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Nonconformity scores of the rows that one network held out, kept to count how many are at least as large as another. Of many rows, those
 * of neighbouring scores count together with the largest of them, so that a count is never too small, and a set that follows from it never
 * too narrow.
 *
 * @param scores ascending, finite
 * @param counts of each score the weight of the rows whose score is at least as large; empty where each score is of one row of weight 1
 */
public record ScoreList(double[] scores, double[] counts) {

    private static final double[] ONE_EACH = {};

    /** @throws IllegalArgumentException if a number is not finite, or they do not ascend and descend */
    public ScoreList {
        boolean possible = Arrays.stream(scores).allMatch(Double::isFinite)
                && Arrays.stream(counts).allMatch(count -> count > 0 && Double.isFinite(count));
        possible &= counts.length == 0 || counts.length == scores.length;
        for (int i = 1; i < scores.length && possible; i++) {
            possible = scores[i - 1] <= scores[i] && (counts.length == 0 || counts[i - 1] > counts[i]);
        }
        if (!possible) {
            throw new IllegalArgumentException("scores that are not in order");
        }
    }

    /**
     * @param scores of rows, in any order
     * @param weights how much each row counts, above 0
     * @param most how many scores are kept at most, above 0
     * @return the same in order
     */
    static ScoreList of(double[] scores, double[] weights, int most) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int kept = Math.min(most, order.length);
        if (kept == order.length && Arrays.stream(weights).allMatch(weight -> weight == 1)) {
            return new ScoreList(
                    Arrays.stream(order).mapToDouble(i -> scores[i]).toArray(), ONE_EACH);
        }
        double[] largest = new double[kept];
        double[] counts = new double[kept];
        double count = 0;
        for (int block = kept - 1, end = order.length; block >= 0; block--) {
            int begin = (int) ((long) block * order.length / kept);
            largest[block] = scores[order[end - 1]];
            while (end > begin) {
                count += weights[order[--end]];
            }
            counts[block] = count;
        }
        return new ScoreList(largest, counts);
    }

    /**
     * @param score any score
     * @return the weight of the rows whose score is at least as large
     */
    double atLeast(double score) {
        int low = 0;
        int high = scores.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[middle] >= score) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return from(low);
    }

    /** The weight of the rows from one score on. */
    double from(int index) {
        if (index >= scores.length) {
            return 0;
        }
        return counts.length == 0 ? scores.length - index : counts[index];
    }

    /** The weight of all rows. */
    double total() {
        return from(0);
    }
}

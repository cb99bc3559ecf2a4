package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;

/**
 * One class against the rest, with the rows sorted once by descending score. For any counts of the rows it then gives
 * the area under the ROC curve and the average precision in one pass; rows with equal scores share one threshold.
 */
final class RankedClass {

    private final int[] order;
    private final boolean[] positive;
    private final int[] groupEnds;

    private double auroc;
    private double averagePrecision;

    /**
     * @param scores one a row, neither NaN nor negative zero; a higher one speaks more for the class
     * @param positives whether each row is of the class
     */
    RankedClass(double[] scores, boolean[] positives) {
        double[] thresholds = distinctSorted(scores);
        int[] group = new int[scores.length];
        int[] nextInGroup = new int[thresholds.length];
        for (int row = 0; row < scores.length; row++) {
            group[row] = thresholds.length - 1 - Arrays.binarySearch(thresholds, scores[row]);
            nextInGroup[group[row]]++;
        }
        for (int next = 1; next < nextInGroup.length; next++) {
            nextInGroup[next] += nextInGroup[next - 1];
        }
        groupEnds = nextInGroup.clone();
        order = new int[scores.length];
        positive = new boolean[scores.length];
        for (int row = scores.length - 1; row >= 0; row--) {
            int position = --nextInGroup[group[row]];
            order[position] = row;
            positive[position] = positives[row];
        }
    }

    /**
     * Works out {@link #auroc()} and {@link #averagePrecision()}.
     *
     * @param counts how often each row counts
     */
    void measure(int[] counts) {
        long above = 0;
        long aboveNegatives = 0;
        long twiceConcordant = 0;
        double weightedPrecision = 0;
        int position = 0;
        for (int end : groupEnds) {
            long tied = 0;
            long tiedNegatives = 0;
            for (; position < end; position++) {
                int count = counts[order[position]];
                if (positive[position]) {
                    tied += count;
                } else {
                    tiedNegatives += count;
                }
            }
            twiceConcordant += tiedNegatives * (2 * above + tied);
            above += tied;
            aboveNegatives += tiedNegatives;
            if (tied > 0) {
                weightedPrecision += (double) tied * above / (above + aboveNegatives);
            }
        }
        boolean defined = above > 0 && aboveNegatives > 0;
        auroc = defined ? twiceConcordant / (2.0 * above * aboveNegatives) : Double.NaN;
        averagePrecision = defined ? weightedPrecision / above : Double.NaN;
    }

    /**
     * @return the share of pairs of a positive and a negative row that are ordered right, ties half; NaN without such
     *     pairs
     */
    double auroc() {
        return auroc;
    }

    /** @return the mean over the positive rows of the precision at their threshold; NaN if one kind of row lacks */
    double averagePrecision() {
        return averagePrecision;
    }

    private static double[] distinctSorted(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int length = 0;
        for (double score : sorted) {
            if (length == 0 || score != sorted[length - 1]) {
                sorted[length++] = score;
            }
        }
        return Arrays.copyOf(sorted, length);
    }
}

package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;

/**
 * One class against the rest, with the rows sorted once by descending score. For any counts of the rows it then gives
 * the area under the ROC curve and the average precision in one pass; rows with equal scores share one threshold.
 */
public final class RankedClass {

    private final int[] order;
    private final boolean[] positive;
    private final int[] stepEnds;

    /**
     * @param scores one a row, neither NaN nor negative zero; a higher one speaks more for the class
     * @param positives whether each row is of the class
     */
    public RankedClass(double[] scores, boolean[] positives) {
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
        int[] ends = nextInGroup.clone();
        order = new int[scores.length];
        positive = new boolean[scores.length];
        for (int row = scores.length - 1; row >= 0; row--) {
            int position = --nextInGroup[group[row]];
            order[position] = row;
            positive[position] = positives[row];
        }
        stepEnds = stepEnds(ends);
    }

    /** Where groups end; groups without a positive row that follow each other are one step, which changes no sum. */
    private int[] stepEnds(int[] groupEnds) {
        int[] ends = new int[groupEnds.length];
        int count = 0;
        boolean lastIsNegative = false;
        int position = 0;
        for (int end : groupEnds) {
            boolean isNegative = true;
            for (; position < end; position++) {
                isNegative &= !positive[position];
            }
            if (!(isNegative && lastIsNegative)) {
                count++;
            }
            ends[count - 1] = end;
            lastIsNegative = isNegative;
        }
        return Arrays.copyOf(ends, count);
    }

    /**
     * What a class is worth in several resamples.
     *
     * @param auroc the share of pairs of a positive and a negative row that are ordered right, ties half; NaN without such pairs
     * @param averagePrecision the mean over the positive rows of the precision at their threshold; NaN if one kind of row lacks
     */
    record Areas(double[] auroc, double[] averagePrecision) {}

    /**
     * @param counts how often each row counts
     * @return the area under the ROC curve and the average precision; NaN where there is only one kind of row
     */
    public double[] areas(int[] counts) {
        Areas areas = measure(Draws.of(counts));
        return new double[] {areas.auroc()[0], areas.averagePrecision()[0]};
    }

    /**
     * @param draws how often each row counts in each resample
     * @return the areas in each
     */
    Areas measure(Draws draws) {
        Sums sums = new Sums(draws.size());
        int[] counts = draws.counts();
        int width = draws.capacity();
        int[] tied = new int[width];
        int[] tiedNegatives = new int[width];
        int position = 0;
        for (int end : stepEnds) {
            Arrays.fill(tied, 0);
            Arrays.fill(tiedNegatives, 0);
            for (; position < end; position++) {
                add(positive[position] ? tied : tiedNegatives, counts, order[position] * width);
            }
            sums.step(tied, tiedNegatives);
        }
        return sums.areas();
    }

    private static void add(int[] sum, int[] counts, int from) {
        for (int resample = 0; resample < sum.length; resample++) {
            sum[resample] += counts[from + resample];
        }
    }

    /** What has been seen from the highest score down, of each resample. */
    private static final class Sums {

        private final long[] above;
        private final long[] aboveNegatives;
        private final long[] twiceConcordant;
        private final double[] weightedPrecision;

        Sums(int resamples) {
            above = new long[resamples];
            aboveNegatives = new long[resamples];
            twiceConcordant = new long[resamples];
            weightedPrecision = new double[resamples];
        }

        void step(int[] tied, int[] tiedNegatives) {
            for (int resample = 0; resample < above.length; resample++) {
                twiceConcordant[resample] += tiedNegatives[resample] * (2 * above[resample] + tied[resample]);
                above[resample] += tied[resample];
                aboveNegatives[resample] += tiedNegatives[resample];
                if (tied[resample] > 0) {
                    weightedPrecision[resample] +=
                            (double) tied[resample] * above[resample] / (above[resample] + aboveNegatives[resample]);
                }
            }
        }

        Areas areas() {
            double[] auroc = new double[above.length];
            double[] averagePrecision = new double[above.length];
            for (int resample = 0; resample < above.length; resample++) {
                long positives = above[resample];
                long negatives = aboveNegatives[resample];
                boolean defined = positives > 0 && negatives > 0;
                auroc[resample] = defined ? twiceConcordant[resample] / (2.0 * positives * negatives) : Double.NaN;
                averagePrecision[resample] = defined ? weightedPrecision[resample] / positives : Double.NaN;
            }
            return new Areas(auroc, averagePrecision);
        }
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

package org.multimodalbtw.engine.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.shapley.Coalitions;

/**
 * What each modality adds to how good the fused predictions of held-out rows are: Shapley values of the mean score of rows of which only some
 * modalities are shown, as if they had no others ({@link OwnScores}).
 *
 * @param values one a modality; they sum to {@code whole - none}
 * @param whole the score with all modalities
 * @param none the score with no modality
 */
record ModalityContributions(double[] values, double whole, double none) {

    private static final int MOST_EXACT = 8;

    static ModalityContributions of(LearningRows rows, EpochView epoch, int modalities) {
        Coalitions coalitions = Coalitions.of(modalities, modalities <= MOST_EXACT, modalities);
        double[] worth = worth(rows, epoch, parts(coalitions, modalities));
        double[] none = {worth[0]};
        double[] whole = {worth[worth.length - 1]};
        double[][] between = Arrays.stream(worth, 1, worth.length - 1)
                .mapToObj(value -> new double[] {value})
                .toArray(double[][]::new);
        double[] values = Arrays.stream(coalitions.shares(between, none, whole).values())
                .mapToDouble(share -> share[0])
                .toArray();
        return new ModalityContributions(values, whole[0], none[0]);
    }

    /** Nothing is shown, then each coalition, then everything. */
    private static List<boolean[]> parts(Coalitions coalitions, int modalities) {
        List<boolean[]> parts = new ArrayList<>();
        parts.add(new boolean[modalities]);
        for (int coalition = 0; coalition < coalitions.count(); coalition++) {
            boolean[] shown = new boolean[modalities];
            for (int modality = 0; modality < modalities; modality++) {
                shown[modality] = coalitions.has(coalition, modality);
            }
            parts.add(shown);
        }
        boolean[] all = new boolean[modalities];
        Arrays.fill(all, true);
        parts.add(all);
        return parts;
    }

    /** The mean score of held-out rows of which only some modalities are shown, one a part. */
    static double[] worth(LearningRows rows, EpochView epoch, List<boolean[]> parts) {
        Family family = Family.of(rows.target());
        double[] sums = new double[parts.size()];
        int[] counts = new int[parts.size()];
        epoch.showing(parts, (part, row, outputs) -> {
            double[] said = family.mean(outputs.fused()[0], 1);
            sums[part] += OwnScores.score(rows.target(), said, rows.truth(row));
            counts[part]++;
        });
        double[] worth = new double[sums.length];
        Arrays.setAll(worth, part -> sums[part] / counts[part]);
        return worth;
    }

    /** The modalities from the least contribution to the largest. */
    int[] weakestFirst() {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * How far the modalities are from contributing alike: half the sum of the distances of their shares of what is contributed from equal
     * shares, where less than nothing counts as nothing. 0 where all contribute the same, and 1 - 1 / M where one contributes all.
     */
    double deviation() {
        double sum = Arrays.stream(values).map(value -> Math.max(0, value)).sum();
        return sum == 0
                ? 0
                : Arrays.stream(values)
                                .map(value -> Math.abs(Math.max(0, value) / sum - 1.0 / values.length))
                                .sum()
                        / 2;
    }
}

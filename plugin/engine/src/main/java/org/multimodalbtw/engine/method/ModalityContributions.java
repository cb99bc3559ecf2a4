package org.multimodalbtw.engine.method;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.scoring.Family;

/**
 * What each modality adds to how good the fused predictions of held-out rows are: Shapley values of the mean score of rows of which only some
 * modalities are shown, as if they had no others ({@link OwnScores}).
 *
 * @param values one a modality; they sum to {@code whole - none}
 * @param whole the score with all modalities
 * @param none the score with no modality
 */
record ModalityContributions(double[] values, double whole, double none) {

    static ModalityContributions of(LearningRows rows, EpochView epoch, int modalities) {
        Shapley shapley = new Shapley(modalities);
        List<boolean[]> parts = shapley.coalitions();
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
        int[] ends = shapley.ends();
        return new ModalityContributions(shapley.values(worth), worth[ends[1]], worth[ends[0]]);
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

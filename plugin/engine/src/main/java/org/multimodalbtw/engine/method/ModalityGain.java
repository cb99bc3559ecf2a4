package org.multimodalbtw.engine.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each modality is worth to the fusion, from held-out rows: with A the score of the fused prediction, A_m that of the modality alone and
 * A_without that of the fused prediction without it ({@link OwnScores}), {@code left A_m / A + (1 - left) max(0, A - A_without) / A}. What a
 * modality says alone counts at the start of the curriculum, what it adds to the others at its end. Over all modalities, the first is the
 * geometric mean ratio, {@code (prod A / A_m)^(1/M)}, and the second the harmonic mean improvement rate,
 * {@code M / sum(A / max(e, A - A_without))}, both of which are noted.
 *
 * @param whole A
 * @param alone A_m of each modality; not a number where no row has it
 * @param without A_without of each modality
 */
record ModalityGain(double whole, double[] alone, double[] without) {

    /** The least improvement, so that a modality without which predictions are better does not turn the sign. */
    private static final double LEAST = 1e-6;

    static ModalityGain of(LearningRows rows, EpochView epoch, int modalities) {
        List<boolean[]> parts = new ArrayList<>();
        for (int hidden = -1; hidden < modalities; hidden++) {
            boolean[] shown = new boolean[modalities];
            Arrays.fill(shown, true);
            if (hidden >= 0) {
                shown[hidden] = false;
            }
            parts.add(shown);
        }
        double[] worth = ModalityContributions.worth(rows, epoch, parts);
        return new ModalityGain(
                worth[0], OwnScores.of(rows, epoch).scores(), Arrays.copyOfRange(worth, 1, worth.length));
    }

    /** Of each modality; 0 where no row has it. @param left of the curriculum, 1 to 0 */
    double[] values(double left) {
        return IntStream.range(0, alone.length)
                .mapToDouble(m -> Double.isNaN(alone[m])
                        ? 0
                        : (left * alone[m] + (1 - left) * Math.max(0, whole - without[m])) / Math.max(LEAST, whole))
                .toArray();
    }

    /** The geometric mean ratio; 1 where each modality alone is as good as the fusion. */
    double geometricMeanRatio() {
        double sum = 0;
        int count = 0;
        for (double one : alone) {
            if (!Double.isNaN(one)) {
                sum += Math.log(Math.max(LEAST, whole) / Math.max(LEAST, one));
                count++;
            }
        }
        return count == 0 ? 1 : Math.exp(sum / count);
    }

    /** The harmonic mean improvement rate; about 0 where one of the modalities adds nothing. */
    double harmonicMeanImprovement() {
        return without.length
                / Arrays.stream(without)
                        .map(one -> whole / Math.max(LEAST, whole - one))
                        .sum();
    }

    /**
     * Which modalities are hidden; never all, since the largest value is not less than itself.
     *
     * @param left of the curriculum, 1 to 0
     * @param threshold share of the largest value
     */
    boolean[] hidden(double left, double threshold) {
        double[] values = values(left);
        double most = Arrays.stream(values).max().orElse(0);
        boolean[] hidden = new boolean[values.length];
        for (int m = 0; m < hidden.length; m++) {
            hidden[m] = values[m] < most * threshold * left;
        }
        return hidden;
    }
}

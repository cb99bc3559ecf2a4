package org.multimodalbtw.engine.method;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.outcome.Target;

/**
 * By how much each modality's own predictions are ahead of the other modalities', for each member, from the rows that it learnt from in an
 * epoch. A modality's score is the mean over the rows that have it, above 0 up to 1: of the true class's probability, of the geometric mean
 * of the true labels' probabilities, or of exp(-e^2 / 2), where e is the error of a number in standard deviations of the target. Its lead
 * rho is its score over the mean of the others' (Peng et al. 2022 for two modalities; for more, and for numbers and labels, ours).
 *
 * @param scores members x modalities; not a number where no row of the member has the modality
 * @param leads the same, 1 where there is nothing to compare
 */
record ModalityLead(double[][] scores, double[][] leads) {

    /** Scores are not compared below this, so that a modality that says nothing right does not lead to a division by 0. */
    private static final double LEAST = 1e-6;

    /** Of the rows that were learnt from in an epoch. */
    static ModalityLead of(EpochView epoch, Target target, int members, int modalities) {
        DoubleUnaryOperator quality = quality(target);
        double[][] sums = new double[members][modalities];
        int[][] counts = new int[members][modalities];
        epoch.rowLosses((member, row, fused, own) -> {
            for (int m = 0; m < modalities; m++) {
                if (!Double.isNaN(own[m])) {
                    sums[member][m] += quality.applyAsDouble(own[m]);
                    counts[member][m]++;
                }
            }
        });
        for (int member = 0; member < members; member++) {
            for (int m = 0; m < modalities; m++) {
                sums[member][m] /= counts[member][m];
            }
        }
        return new ModalityLead(
                sums, Arrays.stream(sums).map(ModalityLead::leads).toArray(double[][]::new));
    }

    /** How good an own prediction with a loss is. */
    static DoubleUnaryOperator quality(Target target) {
        return target.match(
                ofClass -> loss -> Math.exp(-loss), ofLabels -> loss -> Math.exp(-loss), ofNumber -> loss -> {
                    double error = loss < OfNumber.SMOOTH_L1_BETA / 2
                            ? Math.sqrt(2 * OfNumber.SMOOTH_L1_BETA * loss)
                            : loss + OfNumber.SMOOTH_L1_BETA / 2;
                    return Math.exp(-error * error / 2);
                });
    }

    /** Each score over the mean of the others. */
    static double[] leads(double[] scores) {
        return IntStream.range(0, scores.length)
                .mapToDouble(m -> {
                    double others = IntStream.range(0, scores.length)
                            .filter(other -> other != m)
                            .mapToDouble(other -> scores[other])
                            .filter(score -> !Double.isNaN(score))
                            .average()
                            .orElse(Double.NaN);
                    double lead = scores[m] / Math.max(LEAST, others);
                    return Double.isNaN(lead) ? 1 : lead;
                })
                .toArray();
    }
}

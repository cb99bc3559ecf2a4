package org.multimodalbtw.engine.scoring;

import java.util.Arrays;
import org.multimodalbtw.engine.heads.HeadKind;

/**
 * What each head says, calibrated: the fused one, and those of the modalities.
 *
 * @param family the distribution of the outputs
 * @param calibration how raw outputs become predictions
 */
public record CalibratedHeads(Family family, HeadCalibration calibration) {

    /**
     * @param row the outputs of the first pass
     * @param modality a modality that the row has
     * @return what it says on its own, the mean over members: probabilities, or one standardised number
     */
    public double[] own(RowOutputs row, int modality) {
        double[][] own = new double[row.own().length][];
        for (int member = 0; member < own.length; member++) {
            own[member] = row.own()[member][modality];
        }
        return mean(own, calibration.own()[modality]);
    }

    /**
     * @param row the outputs of the first pass
     * @return what the fusion says with equal weights, the mean over members: probabilities, or one standardised number
     */
    public double[] first(RowOutputs row) {
        return mean(row.fused(), calibration.first());
    }

    private double[] mean(double[][] outputs, double temperature) {
        double[] sum = new double[outputs[0].length];
        for (double[] output : outputs) {
            double[] one = family.mean(output, temperature);
            for (int c = 0; c < sum.length; c++) {
                sum[c] += one[c] / outputs.length;
            }
        }
        return sum;
    }

    /**
     * The logits of the modalities' own predictions, added up with their weights: what {@link Pool#beta} sharpens.
     *
     * @param row the outputs
     * @param member which member
     * @param share each modality's weight in the pool, 0 where missing
     * @return one a class or label
     */
    public double[] pooledLogits(RowOutputs row, int member, double[] share) {
        double[] logits = new double[row.fused()[member].length];
        for (int m = 0; m < share.length; m++) {
            if (row.present()[m]) {
                for (int c = 0; c < logits.length; c++) {
                    logits[c] +=
                            share[m] * row.own()[member][m][c] / calibration.own()[m];
                }
            }
        }
        return logits;
    }

    /**
     * @param row the outputs of the last pass
     * @param member which member
     * @return the calibrated logits of the fused head
     */
    public double[] fusedLogits(RowOutputs row, int member) {
        return divided(row.fused()[member], calibration.fused());
    }

    /**
     * @param head a kind of which there is one a modality
     * @param row the outputs
     * @param member which member
     * @param modality which modality
     * @return what the head says: calibrated logits, or logarithms of probabilities; {@code null} where the row lacks the modality, or that
     *     has no such head
     */
    public double[] logits(HeadKind head, RowOutputs row, int member, int modality) {
        if (!row.present()[modality]) {
            return null;
        }
        return head == HeadKind.OWN
                ? divided(row.own()[member][modality], calibration.own()[modality])
                : row.further().get(head)[member][modality];
    }

    private static double[] divided(double[] logits, double temperature) {
        return Arrays.stream(logits).map(logit -> logit / temperature).toArray();
    }
}

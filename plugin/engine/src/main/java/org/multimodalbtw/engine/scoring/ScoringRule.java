package org.multimodalbtw.engine.scoring;

import java.util.Arrays;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.Divergence;

/**
 * From raw outputs to a prediction, in two passes and the same way in training and for new rows: the first pass, with equal
 * weights over what is present, gives the weights; the second pass, with these, gives the prediction. Several members
 * are averaged. No row's result depends on another row.
 *
 * @param task what is predicted
 * @param calibration how raw outputs become predictions
 * @param weights the rule of the weights
 * @param pool how the heads become one prediction
 */
public record ScoringRule(Task task, HeadCalibration calibration, BtwWeights weights, Pool pool) {

    /**
     * @param row the outputs of the first pass
     * @return the modalities' own predictions and the row's weights
     */
    public RowWeights weigh(RowOutputs row) {
        int modalities = row.present().length;
        double[][] own = new double[modalities][];
        double[] divergences = new double[modalities];
        double[] fused = firstPrediction(row);
        for (int m = 0; m < modalities; m++) {
            if (row.present()[m]) {
                own[m] = ownPrediction(row, m);
                divergences[m] = divergence(own[m], calibration.own()[m], fused);
            } else {
                divergences[m] = Double.NaN;
            }
        }
        double[] unblended = weights.unblended(divergences);
        double share = weights.settings().blend();
        return new RowWeights(own, divergences, unblended, BtwWeights.blend(unblended, divergences, share));
    }

    /**
     * @param row the outputs of the first pass
     * @param modality a modality that the row has
     * @return what it says on its own: probabilities, or one standardised number
     */
    public double[] ownPrediction(RowOutputs row, int modality) {
        return mean(column(row.own(), modality), calibration.own()[modality]);
    }

    /**
     * @param row the outputs of the first pass
     * @return what the fusion says with equal weights: probabilities, or one standardised number
     */
    public double[] firstPrediction(RowOutputs row) {
        return mean(row.fused(), calibration.first());
    }

    /**
     * @param row the outputs of the last pass
     * @param weights the row's weights from the first pass
     * @return probabilities that sum to 1, or one standardised number
     */
    public double[] predict(RowOutputs row, RowWeights weights) {
        double[] share = BtwWeights.blend(weights.unblended(), weights.divergences(), pool.weightShare());
        double[] sum = new double[row.fused()[0].length];
        for (int member = 0; member < row.fused().length; member++) {
            double[] one = task == Task.CLASSIFICATION
                    ? pooledClasses(row, member, share)
                    : new double[] {pooledNumber(row, member)};
            for (int c = 0; c < sum.length; c++) {
                sum[c] += one[c] / row.fused().length;
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
     * @return one a class
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

    private double[] pooledClasses(RowOutputs row, int member, double[] share) {
        double[] fused = Softmax.of(row.fused()[member], calibration.fused());
        double[] logits = pooledLogits(row, member, share);
        for (int c = 0; c < logits.length; c++) {
            logits[c] *= pool.beta();
        }
        double[] late = Softmax.of(logits, 1);
        for (int c = 0; c < fused.length; c++) {
            fused[c] = pool.alpha() * fused[c] + (1 - pool.alpha()) * late[c];
        }
        return fused;
    }

    private double pooledNumber(RowOutputs row, int member) {
        double fused = row.fused()[member][0];
        double value = pool.coefficients()[0] * fused;
        for (int m = 0; m < row.present().length; m++) {
            value += pool.coefficients()[m + 1] * (row.present()[m] ? row.own()[member][m][0] : fused);
        }
        return value;
    }

    private double divergence(double[] own, double ownCalibration, double[] fused) {
        return task == Task.CLASSIFICATION
                ? Divergence.ofClasses(own, fused)
                : Divergence.ofNormals(own[0], ownCalibration, fused[0], calibration.first());
    }

    private double[] mean(double[][] outputs, double temperature) {
        double[] sum = new double[outputs[0].length];
        for (double[] output : outputs) {
            double[] one = task == Task.CLASSIFICATION ? Softmax.of(output, temperature) : output;
            for (int c = 0; c < sum.length; c++) {
                sum[c] += one[c] / outputs.length;
            }
        }
        return sum;
    }

    private static double[][] column(double[][][] own, int modality) {
        return Arrays.stream(own).map(member -> member[modality]).toArray(double[][]::new);
    }
}

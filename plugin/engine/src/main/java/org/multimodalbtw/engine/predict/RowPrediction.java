package org.multimodalbtw.engine.predict;

/**
 * What a model says of one row. A row without any modality has no prediction: {@link #isMissing()}.
 *
 * @param rowId the row's id
 * @param probabilities one a class, summing to 1, or one a label; empty for regression, NaN in a missing prediction
 * @param value the predicted number of a regression; NaN for classification and in a missing prediction
 * @param weights the BTW weight of each modality, exactly 0 where it is missing, with mean 1 over the present ones that are as usual
 * @param divergences KL divergence between each modality's own prediction and the first-pass fused one, in nats; NaN
 *     where the modality is missing
 * @param unweighted the prediction if every modality that the row has counted the same: probabilities, or one number for regression; NaN
 *     in a missing prediction
 * @param unimodal each modality's own prediction: probabilities, or one number for regression; {@code null} where the
 *     modality is missing
 */
public record RowPrediction(
        String rowId,
        double[] probabilities,
        double value,
        double[] weights,
        double[] divergences,
        double[] unweighted,
        double[][] unimodal) {

    /** @return whether the row has no modality at all and so no prediction */
    public boolean isMissing() {
        return probabilities.length == 0 ? Double.isNaN(value) : Double.isNaN(probabilities[0]);
    }

    /** @return whether each label is predicted: has a probability above one half */
    public boolean[] labels() {
        boolean[] labels = new boolean[probabilities.length];
        for (int label = 0; label < labels.length; label++) {
            labels[label] = probabilities[label] > .5;
        }
        return labels;
    }

    /** @return the index of the most probable class, the first of equals; -1 for regression and in a missing prediction */
    public int classIndex() {
        if (probabilities.length == 0 || isMissing()) {
            return -1;
        }
        int best = 0;
        for (int index = 1; index < probabilities.length; index++) {
            if (probabilities[index] > probabilities[best]) {
                best = index;
            }
        }
        return best;
    }
}

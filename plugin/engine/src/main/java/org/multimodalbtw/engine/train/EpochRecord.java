package org.multimodalbtw.engine.train;

/**
 * One epoch of training, averaged over the members.
 *
 * @param variant which network: {@code "BTW"} or {@code "unweighted"}
 * @param epoch 1 for the first
 * @param trainingLoss mean loss a row in training, with dropout
 * @param validationLoss log loss of the fused head on held-out rows, in nats; for regression the smooth L1 loss of the
 *     standardised target
 * @param validationScore what chooses the epoch, lower is better: Brier score; for regression the mean absolute error of the
 *     standardised target
 * @param learningRate the learning rate of the epoch's last step
 * @param meanWeights mean BTW weight of each modality over held-out rows that have it
 * @param best how many members keep this epoch's weights
 * @param seconds wall-clock time of the epoch
 */
public record EpochRecord(
        String variant,
        int epoch,
        double trainingLoss,
        double validationLoss,
        double validationScore,
        double learningRate,
        double[] meanWeights,
        int best,
        double seconds) {}

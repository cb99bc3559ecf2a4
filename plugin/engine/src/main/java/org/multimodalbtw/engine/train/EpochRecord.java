package org.multimodalbtw.engine.train;

import org.multimodalbtw.engine.evaluate.Variant;

/**
 * One epoch of training, averaged over the members.
 *
 * @param variant which network
 * @param epoch 1 for the first
 * @param quality how good the network is
 * @param learningRate the learning rate of the epoch's last step
 * @param meanWeights mean BTW weight of each modality over held-out rows that have it
 * @param best how many members keep this epoch's weights
 * @param seconds wall-clock time of the epoch
 */
public record EpochRecord(
        Variant variant,
        int epoch,
        Quality quality,
        double learningRate,
        double[] meanWeights,
        int best,
        double seconds) {

    /** The same of a network that is called otherwise. */
    EpochRecord of(Variant other) {
        return new EpochRecord(other, epoch, quality, learningRate, meanWeights, best, seconds);
    }

    /** The same, known to be kept by so many members. */
    EpochRecord keptBy(int members) {
        return new EpochRecord(variant, epoch, quality, learningRate, meanWeights, members, seconds);
    }

    /**
     * How good a network is after an epoch.
     *
     * @param trainingLoss mean loss a row in training, with dropout
     * @param validationLoss log loss of the fused head on held-out rows, in nats; for regression the smooth L1 loss of the
     *     standardised target
     * @param validationScore what chooses the epoch, lower is better: Brier score; for regression the mean absolute error of the
     *     standardised target
     */
    public record Quality(double trainingLoss, double validationLoss, double validationScore) {}
}

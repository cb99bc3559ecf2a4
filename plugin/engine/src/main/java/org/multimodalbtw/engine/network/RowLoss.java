package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Value;

/**
 * The loss of each row's outputs: cross-entropy of a class, the mean binary cross-entropy of labels, or Huber's loss of a number. K members,
 * B rows, M modalities, C outputs.
 *
 * @param shape the network
 * @param truth what should come out
 */
record RowLoss(NetworkShape shape, Truth truth) {

    /** Of the fused output [K, B, C], [K, B]. */
    Value of(Value output) {
        Value target = truth.values();
        return switch (truth.task()) {
            case CLASSIFICATION ->
                truth.mixed() ? crossEntropy(output, 2, target) : logLoss(output, 2, target.unsqueeze(-1));
            case MULTILABEL -> output.binaryCrossEntropy(target).mean(2);
            case REGRESSION -> output.squeeze().smoothL1(target, FusionNetwork.SMOOTH_L1_BETA);
        };
    }

    /** Of the modalities' own outputs [K, B, M, C], [K, B, M]. */
    Value ofEach(Value outputs) {
        int modalities = shape.modalityCount();
        Value target = truth.values();
        return switch (truth.task()) {
            case CLASSIFICATION ->
                truth.mixed()
                        ? crossEntropy(outputs, 3, target.unsqueeze(2))
                        : logLoss(
                                outputs,
                                3,
                                target.view(shape.members(), -1, 1, 1).expand(-1, -1, modalities, 1));
            case MULTILABEL ->
                outputs.binaryCrossEntropy(target.unsqueeze(2).expand(-1, -1, modalities, shape.outputs()))
                        .mean(3);
            case REGRESSION ->
                outputs.squeeze()
                        .smoothL1(target.unsqueeze(-1).expand(-1, -1, modalities), FusionNetwork.SMOOTH_L1_BETA);
        };
    }

    private static Value logLoss(Value logits, int dimension, Value classes) {
        return logits.logSoftmax().gather(dimension, classes).squeeze().neg();
    }

    /** The same with shares of several classes. */
    private static Value crossEntropy(Value logits, int dimension, Value shares) {
        return logits.logSoftmax().mul(shares).sum(dimension).neg();
    }
}

package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Value;

/**
 * The loss of each row's outputs: cross-entropy of a class, the mean binary cross-entropy of labels, or Huber's loss of a number. K members,
 * B rows, M modalities, C outputs.
 *
 * @param shape the network
 * @param target the classes' numbers [K, B], labels 0 or 1 [K, B, C], or standardised numbers [K, B]
 */
record RowLoss(NetworkShape shape, Value target) {

    /** Of the fused output [K, B, C], [K, B]. */
    Value of(Value output) {
        return switch (shape.task()) {
            case CLASSIFICATION -> crossEntropy(output, 2, target.unsqueeze(-1));
            case MULTILABEL -> output.binaryCrossEntropy(target).mean(2);
            case REGRESSION -> output.squeeze().smoothL1(target, FusionNetwork.SMOOTH_L1_BETA);
        };
    }

    /** Of the modalities' own outputs [K, B, M, C], [K, B, M]. */
    Value ofEach(Value outputs) {
        int modalities = shape.modalityCount();
        return switch (shape.task()) {
            case CLASSIFICATION ->
                crossEntropy(outputs, 3, target.view(shape.members(), -1, 1, 1).expand(-1, -1, modalities, 1));
            case MULTILABEL ->
                outputs.binaryCrossEntropy(target.unsqueeze(2).expand(-1, -1, modalities, shape.outputs()))
                        .mean(3);
            case REGRESSION ->
                outputs.squeeze()
                        .smoothL1(target.unsqueeze(-1).expand(-1, -1, modalities), FusionNetwork.SMOOTH_L1_BETA);
        };
    }

    private static Value crossEntropy(Value logits, int dimension, Value classes) {
        return logits.logSoftmax().gather(dimension, classes).squeeze().neg();
    }
}

package org.multimodalbtw.engine.train;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.heads.FurtherHeads;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.scoring.ScoringRule;

/**
 * A network after training.
 *
 * @param shape its shape
 * @param parameters members x parameters
 * @param rule how its outputs become predictions
 * @param outputs what the judging members say of the learnt rows
 * @param history one record an epoch
 * @param expertUse members x modalities x experts: shares of the judged rows
 * @param notes what is left of the training methods
 * @param product what decided about a product of heads; empty where none was asked for
 */
record TrainedNetwork(
        NetworkShape shape,
        float[] parameters,
        ScoringRule rule,
        HeldOutOutputs outputs,
        List<EpochRecord> history,
        double[][][] expertUse,
        MethodNotes notes,
        Optional<ProductGuard> product) {

    /** The heads beside those of the network that take part in its predictions. */
    FurtherHeads heads() {
        return outputs.heads().heads().only(rule.pool().furtherHeads());
    }

    /** The same, whose epochs are told under another name. */
    TrainedNetwork calledAs(Variant variant) {
        List<EpochRecord> epochs =
                history.stream().map(epoch -> epoch.of(variant)).toList();
        return new TrainedNetwork(shape, parameters, rule, outputs, epochs, expertUse, notes, product);
    }
}

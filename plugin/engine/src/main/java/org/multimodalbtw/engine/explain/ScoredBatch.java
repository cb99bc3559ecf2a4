package org.multimodalbtw.engine.explain;

import java.util.List;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.scoring.TwoPass;

/**
 * Rows that a model has just scored, still encoded.
 *
 * @param model the model
 * @param network its networks
 * @param rows the rows, one member for all
 * @param passes scores these rows
 * @param encoded they
 * @param scored what both passes say of each
 * @param most how many rows a native call may have
 */
public record ScoredBatch(
        TrainedModel model,
        FusionNetwork network,
        Minibatch rows,
        TwoPass passes,
        EncodedRows encoded,
        List<TwoPass.Scored> scored,
        int most) {

    int modalities() {
        return network.shape().modalityCount();
    }

    /** What the model predicts of a row, by its last pass, in units of the target. */
    double[] prediction(TwoPass.Scored one) {
        return model.scale().restore(model.rule().predict(one.last(), one.weights()));
    }
}

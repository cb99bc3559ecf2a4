package org.multimodalbtw.engine.method;

import java.util.List;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Pass;
import org.multimodalbtw.engine.network.Update;

/**
 * Trains each modality's encoder and own head alone, on the rows that have it; the fusion and all else rests. One update does so for all: the
 * gradient of a modality's parameters is that of its own loss, but for the cut to its norm, which all have in common.
 */
record SingleModalities() implements TrainingMethod {

    @Override
    public List<Update> updates(NetworkShape shape) {
        return List.of(new Update(
                slice -> UnimodalFirst.isEncoder(slice) || UnimodalFirst.isOwnHead(slice),
                (pass, usual) -> ownLoss(pass)));
    }

    /** [K]. */
    private static Value ownLoss(Pass pass) {
        Value counts = pass.lesson().known().mul(pass.lesson().rowWeights().unsqueeze(-1));
        return pass.ownLosses().mul(counts).sum(2).mean(1);
    }
}

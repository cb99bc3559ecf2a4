package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Value;

/** The part of a network between the modalities' tokens and the fused output. */
sealed interface Fusion permits SparseMixture, SharedHead, Ensemble, PairedAttention {

    /** The fused output in scoring: values may be changed in place. */
    Fused scored(Tokens tokens);

    /** How much each expert counts for each token in scoring, [K, B, M, E]. */
    Value gates(Tokens tokens);

    /**
     * The fused output with gates that are given, and may be differentiated by the tokens.
     *
     * @param gates how much each expert counts for each token, [K, B, M, E]
     */
    Fused held(Tokens tokens, Value gates);

    /** The fused output in a training step. */
    Fused trained(Tokens tokens);

    /** A modality's share, [K, B, M], spread evenly over the experts that the settings name, [K, B, M, E]: gates of a fusion without experts. */
    static Value asGates(Value shares, NetworkShape shape) {
        int experts = shape.fusion().experts().count();
        return shares.div((double) experts).unsqueeze(-1).expand(-1, -1, -1, experts);
    }
}

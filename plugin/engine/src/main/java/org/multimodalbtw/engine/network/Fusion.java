package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Value;

/** The part of a network between the modalities' tokens and the fused output. */
sealed interface Fusion permits SparseMixture, SharedHead {

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
}

package org.multimodalbtw.engine.network;

/** The part of a network between the modalities' tokens and the fused output. */
sealed interface Fusion permits SparseMixture {

    /** The fused output in scoring: values may be changed in place. */
    Fused scored(Tokens tokens);

    /** The fused output in a training step. */
    Fused trained(Tokens tokens);
}

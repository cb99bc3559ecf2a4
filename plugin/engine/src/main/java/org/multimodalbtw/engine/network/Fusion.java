package org.multimodalbtw.engine.network;

import java.util.Optional;
import org.multimodalbtw.engine.graph.Value;

/**
 * The part of a network between the modalities' tokens and the fused output.
 *
 * <p>K members, B rows, M modalities, d token width, C outputs.
 */
sealed interface Fusion permits SparseMixture {

    /**
     * What it reads.
     *
     * @param tokens of all modalities, [K, B, M, d]
     * @param seen 1 where a modality takes part, and less where it is partly present, [K, B, M]
     * @param weights the rows' weights of the modalities, [K, B, M]; empty where the network is unweighted
     */
    record Tokens(Value tokens, Value seen, Optional<Value> weights) {}

    /**
     * What it gives.
     *
     * @param output [K, B, C]
     * @param gates how much each expert counts for each token, [K, B, M, E]
     */
    record Fused(Value output, Value gates) {}

    /** The fused output in scoring: values may be changed in place. */
    Fused scored(Tokens tokens);

    /** The fused output in a training step. */
    Fused trained(Tokens tokens);

    /** What is added to each member's loss for the sake of the fusion itself, [K]; empty where nothing is. */
    Optional<Value> loss(Fused fused);
}

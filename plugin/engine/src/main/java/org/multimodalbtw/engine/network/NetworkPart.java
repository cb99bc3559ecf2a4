package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;

/**
 * What a training method adds to a network for good: its parameters are kept in the model, and scoring runs it as training does. It follows
 * from settings that the model keeps, so that a loaded model has the same part.
 */
public interface NetworkPart {

    /**
     * Declares its parameters, behind those of the network and before those that only a training has.
     *
     * @param graph without methods so far
     * @param shape the network
     */
    void declare(Graph graph, NetworkShape shape);

    /**
     * Changes the rows' tokens, before the modalities' own heads and the fusion read them. What becomes of a row must not depend on others.
     *
     * @param tokens as the encoders, or the part before, give them; without weights, which are not known yet
     * @return the tokens instead, [K, B, M, d]
     */
    Value tokens(Tokens tokens);

    /** @return whether modalities share a head in place of the mixture of experts ({@link SharedHead}) */
    default boolean sharesHead() {
        return false;
    }
}

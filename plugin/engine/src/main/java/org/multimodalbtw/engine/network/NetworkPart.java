package org.multimodalbtw.engine.network;

import java.util.Optional;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;

/**
 * What a training method adds to a network for good: its parameters are kept in the model, and scoring runs it as training does. It follows
 * from settings that the model keeps, so that a loaded model has the same part.
 */
public interface NetworkPart {

    /**
     * Declares its parameters, if it has any beside the fusion's, behind those of the network and before those that only a training has.
     *
     * @param graph without methods so far
     * @param shape the network
     */
    default void declare(Graph graph, NetworkShape shape) {}

    /**
     * Changes the rows' tokens, before the modalities' own heads and the fusion read them. What becomes of a row must not depend on others.
     *
     * @param tokens as the encoders, or the part before, give them; without weights, which are not known yet
     * @param shape the network
     * @return the tokens instead, [K, B, M, d]; the same unless the part changes them
     */
    default Value tokens(Tokens tokens, NetworkShape shape) {
        return tokens.values();
    }

    /** @return whether a row's tokens depend on which of its modalities are seen */
    default boolean readsPresence() {
        return false;
    }

    /** @return whether modalities share a head in place of the mixture of experts ({@link SharedHead}) */
    default boolean sharesHead() {
        return false;
    }

    /** @return whether the fused output is the mean of the modalities' own outputs and what the mixture of experts adds ({@link Ensemble}) */
    default boolean addsToEnsemble() {
        return false;
    }

    /** @return how modalities are fused in pairs with a main one, in place of the mixture of experts; empty where they are not */
    default Optional<PairSettings> pairs() {
        return Optional.empty();
    }
}

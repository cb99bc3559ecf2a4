package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.outcome.Truth;

/**
 * The rows of a training step: what the fusion reads, what it should say, and how much that counts. K members, B rows, M modalities.
 *
 * @param tokens as the fusion reads them
 * @param known 1 where a row has a modality, else 0, [K, B, M]; modality dropout hides some of them from the fusion
 * @param rowWeights how much a row's loss counts, [K, B]
 * @param truth what should come out
 */
public record Lesson(Tokens tokens, Value known, Value rowWeights, Truth truth) {

    /**
     * @param values other tokens, [K, B, M, d]
     * @param other what should come out of them
     * @return the same rows with these
     */
    public Lesson with(Value values, Truth other) {
        return new Lesson(tokens.with(values), known, rowWeights, other);
    }

    /**
     * @param values other tokens, [K, B, M, d]
     * @param other what should come out of them
     * @param weights how much a row's loss counts, [K, B]
     * @return the same rows with these
     */
    public Lesson with(Value values, Truth other, Value weights) {
        return new Lesson(tokens.with(values), known, weights, other);
    }
}

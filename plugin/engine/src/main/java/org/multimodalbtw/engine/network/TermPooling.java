package org.multimodalbtw.engine.network;

import java.util.List;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/**
 * A text as terms: each term has a vector that is learnt, and a row's features are the mean of its terms' vectors beside means in which
 * terms count by learnt scores (attention pooling; our own decision). The order of the terms has no influence. A row without terms gives
 * zeros.
 *
 * @param terms size of the vocabulary
 */
record TermPooling(int terms) implements Backbone {

    /** Size of a term's vector. */
    static final int WIDTH = 32;

    /** How many means go by scores. */
    static final int HEADS = 2;

    @Override
    public int features() {
        return (HEADS + 1) * WIDTH;
    }

    @Override
    public Reader declare(Graph graph, String prefix) {
        Value vectors = graph.parameter(prefix + "encoder.terms", Slice.Start.EMBEDDING, terms, WIDTH);
        Value scores = graph.parameter(prefix + "encoder.scores", Slice.Start.MATRIX, WIDTH, HEADS);
        return read -> features(read, vectors, scores);
    }

    private Reading features(Input input, Value vectors, Value scores) {
        int members = vectors.graph().members();
        Value term = input.values().select(2, 0).toWhole().clamp(0, terms - 1);
        Value offset = Backbone.positions(term, 0).mul(terms);
        Value vector = input.onTheWay(vectors.reshape(-1, WIDTH).embedding(term.add(offset)));
        Value learnt = Backbone.weights(vector.bmm(scores));
        Value even = learnt.narrow(2, 0, 1).onesLike().mul(1.0);
        Value weights = Value.cat(List.of(even, learnt), 2);
        Value weighted = weights.unsqueeze(-1).mul(vector.unsqueeze(2)).reshape(members, -1, features());
        Value sums = input.sums(weighted, features());
        Value totals = input.sums(weights, HEADS + 1);
        Value means = sums.reshape(members, -1, HEADS + 1, WIDTH)
                .div(totals.unsqueeze(-1).add(LEAST));
        return Reading.pooled(means.reshape(members, -1, features()), input, vector, WIDTH);
    }
}

package org.multimodalbtw.engine.pretrain;

import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/**
 * What makes an embedding of a modality's token, or of all tokens of a row: one hidden layer, residual, and a normalisation without gain,
 * so that an embedding's d numbers have the mean square 1. Tokens of a row are averaged over the modalities that it has and go through a
 * linear map without bias first (UmURL's early fusion). K members, B rows, M modalities, d token width.
 */
final class SharedEncoder {

    /** How the names of all parameters begin that only pre-training has; no modality's begin so, since theirs have a slash. */
    static final String PREFIX = "pretraining.";

    private static final String MAP = PREFIX + "map.weight";
    private static final Layer FIRST = new Layer(PREFIX + "shared.1");
    private static final Layer SECOND = new Layer(PREFIX + "shared.2");

    private SharedEncoder() {}

    static void declare(Graph graph, int width) {
        graph.parameter(MAP, Slice.Start.MATRIX, width, width);
        FIRST.declare(graph, width, width);
        SECOND.declare(graph, width, width);
    }

    /** Embeddings [K, rows, d] of tokens [K, rows, d]. */
    static Value of(Value tokens, int width) {
        return tokens.add(SECOND.of(FIRST.of(tokens).gelu())).layerNorm(width);
    }

    /**
     * @param tokens [K, B, M, d]
     * @param seen 1 where a modality takes part, else 0, [K, B, M]
     * @return the rows' embeddings, [K, B, d]
     */
    static Value fused(Value tokens, Value seen, int width) {
        Value there = seen.unsqueeze(-1);
        Value mean = tokens.mul(there).sum(2).div(there.sum(2).clampMin(1));
        return of(mean.matmul(tokens.graph().declared(MAP)), width);
    }

    /** Embeddings of single modalities, [K, B, M, d] of tokens [K, B, M, d]. */
    static Value single(Value tokens, int modalities, int width) {
        Graph graph = tokens.graph();
        return of(tokens.reshape(graph.members(), -1, width), width).view(graph.members(), -1, modalities, width);
    }
}

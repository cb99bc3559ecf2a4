package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/**
 * Scores each expert for a token ({@link Gate}), always in single precision.
 *
 * @param gate how
 * @param layer for {@link Gate#SOFTMAX}
 * @param keys for the others, [K, experts, inputs]
 */
record Router(Gate gate, Linear layer, Value keys) {

    static Router declare(Graph graph, FusionSettings fusion, String name, int inputs) {
        return fusion.experts().gate() == Gate.SOFTMAX
                ? new Router(
                        fusion.experts().gate(),
                        Linear.declare(graph, name, inputs, fusion.experts().count()),
                        null)
                : new Router(
                        fusion.experts().gate(),
                        null,
                        graph.parameter(
                                name + ".keys",
                                Slice.Start.KEY,
                                fusion.experts().count(),
                                inputs));
    }

    /** From [K, B, inputs] to [K, B, experts]. */
    Value scores(Value token) {
        return switch (gate) {
            case SOFTMAX -> layer.single(token);
            case LAPLACE -> token.cdist(keys).neg();
            case GAUSSIAN -> token.cdist(keys).pow(2).neg();
        };
    }
}

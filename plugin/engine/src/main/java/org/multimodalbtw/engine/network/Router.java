package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/** Scores each expert for a token ({@link Gate}), always in single precision. */
sealed interface Router {

    /** From [K, B, inputs] to [K, B, experts]. */
    Value scores(Value token);

    /** Declares the parameters. @param inputs numbers of a token */
    static Router declare(Graph graph, FusionSettings fusion, String name, int inputs) {
        int experts = fusion.experts().count();
        return switch (fusion.experts().gate()) {
            case SOFTMAX -> new Inner(Linear.declare(graph, name, inputs, experts));
            case LAPLACE -> new Distance(graph.parameter(name + ".keys", Slice.Start.KEY, experts, inputs), 1);
            case GAUSSIAN -> new Distance(graph.parameter(name + ".keys", Slice.Start.KEY, experts, inputs), 2);
            case LAYERED ->
                new Layered(
                        Linear.declare(graph, name + ".1", inputs, fusion.width()),
                        Linear.declare(graph, name + ".2", fusion.width(), experts),
                        inputs,
                        fusion.width());
        };
    }

    /** Inner product with the expert's key, and a bias. */
    record Inner(Linear layer) implements Router {
        @Override
        public Value scores(Value token) {
            return layer.single(token);
        }
    }

    /**
     * Negative distance to the expert's key.
     *
     * @param keys [K, experts, inputs]
     * @param power of the distance, 1 or 2
     */
    record Distance(Value keys, int power) implements Router {
        @Override
        public Value scores(Value token) {
            Value distance = token.cdist(keys);
            return (power == 1 ? distance : distance.pow(power)).neg();
        }
    }

    /**
     * Norm, layer, GELU, norm, layer, over a temperature; the norms have no parameters (ours).
     *
     * @param first layer
     * @param second layer
     * @param inputs of the first
     * @param hidden inputs of the second
     */
    record Layered(Linear first, Linear second, int inputs, int hidden) implements Router {

        /** As in the code that was read. */
        static final double TEMPERATURE = .1;

        @Override
        public Value scores(Value token) {
            Value between = first.single(token.layerNorm(inputs)).gelu();
            return second.single(between.layerNorm(hidden)).div(TEMPERATURE);
        }
    }
}

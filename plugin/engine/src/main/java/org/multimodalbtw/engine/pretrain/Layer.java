package org.multimodalbtw.engine.pretrain;

import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/**
 * A linear layer of pre-training alone.
 *
 * @param name of its parameters {@code name.weight} and {@code name.bias}
 */
record Layer(String name) {

    void declare(Graph graph, int inputs, int outputs) {
        graph.parameter(name + ".weight", Slice.Start.MATRIX, inputs, outputs);
        graph.parameter(name + ".bias", Slice.Start.BIAS, outputs);
    }

    /** From [K, rows, inputs] to [K, rows, outputs]. */
    Value of(Value input) {
        Graph graph = input.graph();
        return input.singleProduct(
                graph.declared(name + ".weight"), graph.declared(name + ".bias").unsqueeze(1));
    }
}

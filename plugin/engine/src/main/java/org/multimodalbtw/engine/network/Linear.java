package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/**
 * A linear layer.
 *
 * @param weight [K, inputs, outputs]
 * @param bias [K, outputs]
 */
record Linear(Value weight, Value bias) {

    /** Declares the parameters {@code name.weight} and {@code name.bias}. */
    static Linear declare(Graph graph, String name, int inputs, int outputs) {
        Value weight = graph.parameter(name + ".weight", Slice.Start.MATRIX, inputs, outputs);
        return new Linear(weight, graph.parameter(name + ".bias", Slice.Start.BIAS, outputs));
    }

    /** From [K, rows, inputs] to [K, rows, outputs], in the precision of the method. */
    Value of(Value input) {
        return input.product(weight.asFactor(), bias.asFactor().unsqueeze(1));
    }

    /** As {@link #of}, always in single precision. */
    Value single(Value input) {
        return input.singleProduct(weight, bias.unsqueeze(1));
    }
}

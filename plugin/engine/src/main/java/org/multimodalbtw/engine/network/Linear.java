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

    /** As {@link #declare}, starting at zero: at first it gives nothing. */
    static Linear declareZero(Graph graph, String name, int inputs, int outputs) {
        Value weight = graph.parameter(name + ".weight", Slice.Start.ZERO, inputs, outputs);
        return new Linear(weight, graph.parameter(name + ".bias", Slice.Start.ZERO, outputs));
    }

    /** The layer that was declared as {@code name}. */
    static Linear declared(Graph graph, String name) {
        return new Linear(graph.declared(name + ".weight"), graph.declared(name + ".bias"));
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

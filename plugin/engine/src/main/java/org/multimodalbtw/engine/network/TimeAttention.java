package org.multimodalbtw.engine.network;

import java.util.List;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.tensor.Items;

/**
 * Measurements at irregular times, read as they are: at each of some reference times, every variable's measurements are averaged with
 * weights that depend on how far away in time they lie, and each variable learns its own dependence (attention over time with learnt time
 * embeddings, after Shukla and Marlin 2021, "Multi-Time Attention Networks for Irregularly Sampled Time Series"; the kernel is our own
 * decision). A {@link Recurrent} unit reads the averages, and for each how much was measured around that time.
 *
 * <p>The weight of variable v's measurement at time t, 0 to 1, for the reference time r is
 * <pre>
 *   exp(15 tanh(s / 15)),   s = sum over k of  a_vk cos(2 pi f_k (r - t)) + b_vk sin(2 pi f_k (r - t))
 * </pre>
 * where a starts at 1 and b at 0: at first, what is near counts more; b lets what came before count more than what comes after. The
 * frequencies f and the reference times are learnt too. A row without measurements, or without any of a variable, gives zeros there.
 *
 * @param variables how many variables there are
 * @param width size of a token, and of the recurrent state
 */
record TimeAttention(int variables, int width) implements Backbone {

    /** How many reference times there are; at first they lie evenly in the window, both ends among them. */
    static final int REFERENCES = 16;

    /** How many frequencies there are. */
    static final int FREQUENCIES = 5;

    /** Factor of log(1 + sum of weights), so that it is about as large as a standardised value. */
    static final double AMOUNT = .2;

    @Override
    public int features() {
        return reader().features();
    }

    private Recurrent reader() {
        return new Recurrent(REFERENCES, 2 * variables, width);
    }

    @Override
    public Reader declare(Graph graph, String prefix) {
        Value frequencies = graph.parameter(prefix + "encoder.time.frequencies", Slice.Start.GEOMETRIC, FREQUENCIES);
        Value references = graph.parameter(prefix + "encoder.time.references", Slice.Start.EVEN, REFERENCES);
        Value cosine = graph.parameter(prefix + "encoder.time.cosine", Slice.Start.ONE, variables, FREQUENCIES);
        Value sine = graph.parameter(prefix + "encoder.time.sine", Slice.Start.ZERO, variables, FREQUENCIES);
        Reader reader = reader().declare(graph, prefix);
        return read -> {
            Value angle = frequencies.unsqueeze(1).mul(2 * Math.PI);
            Value reference = references.unsqueeze(-1).mul(angle);
            Value near = Value.cat(List.of(reference.cos(), reference.sin()), -1);
            Value time = read.values().narrow(2, 0, 1).mul(angle);
            Value variable = read.values().select(2, 2).toWhole().clamp(0, variables - 1);
            Value far = kernel(time, variable, cosine, sine);
            Value weights = Backbone.weights(far.bmm(near.transpose(1, 2)));
            Value features =
                    reader.read(Input.fixed(averages(read, variable, weights))).features();
            return Reading.pooled(features, read, read.values(), Items.EVENT_SIZE);
        };
    }

    /** Of each measurement what its weight is made of, [K, items, 2 x frequencies]. */
    private Value kernel(Value time, Value variable, Value cosine, Value sine) {
        Value cos = time.cos();
        Value sin = time.sin();
        Value own = variable.add(Backbone.positions(variable, 0).mul(variables));
        Value a = cosine.reshape(-1, FREQUENCIES).embedding(own);
        Value b = sine.reshape(-1, FREQUENCIES).embedding(own);
        return Value.cat(List.of(a.mul(cos).sub(b.mul(sin)), a.mul(sin).add(b.mul(cos))), -1);
    }

    /** The weighted averages and amounts at each reference time, [K, B, references x 2 variables]. */
    private Value averages(Input read, Value variable, Value weights) {
        Graph graph = weights.graph();
        int members = graph.members();
        Value both = Value.cat(List.of(weights.mul(read.values().narrow(2, 1, 1)), weights), -1);
        Value place = read.owners().mul(variables).add(variable);
        Value offset = Backbone.positions(place, 0).mul(graph.rows().add(1).mul(variables));
        Value zeros = both.newZeros(graph.rows().add(1).mul(members * variables), 2 * REFERENCES);
        Value sums = zeros.indexAdd(0, place.add(offset).reshape(-1), both.reshape(-1, 2 * REFERENCES))
                .reshape(members, -1, variables, 2 * REFERENCES)
                .narrow(1, 0, graph.rows());
        Value total = sums.narrow(3, 0, REFERENCES);
        Value amount = sums.narrow(3, REFERENCES, REFERENCES);
        Value features =
                Value.cat(List.of(total.div(amount.add(LEAST)), amount.log1p().mul(AMOUNT)), 2);
        return features.transpose(2, 3).reshape(members, graph.rows(), -1);
    }
}

package org.multimodalbtw.engine.network;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;

/**
 * A gated recurrent unit over time (Cho et al. 2014, with the reset gate behind the state's matrix), whose last state stands beside each
 * input's mean, last, largest and smallest value over time: the level of a series is then there from the first step of training, and the
 * recurrent unit has its course to learn.
 *
 * @param steps length of a series
 * @param inputs values a step
 * @param state size of the state
 */
record Recurrent(int steps, int inputs, int state) implements Backbone {

    private static final int GATES = 3;
    private static final int POOLS = 4;

    @Override
    public int features() {
        return state + POOLS * inputs;
    }

    @Override
    public Reader declare(Graph graph, String prefix) {
        Linear input = Linear.declare(graph, prefix + "encoder.gru.input", inputs, GATES * state);
        Linear carried = Linear.declare(graph, prefix + "encoder.gru.state", state, GATES * state);
        return read -> features(read.values(), input, carried);
    }

    private Reading features(Value values, Linear input, Linear carried) {
        Graph graph = values.graph();
        int members = graph.members();
        Value series = values.reshape(-1).view(members, -1, steps, inputs);
        Value gates = input.single(series.view(members, -1, inputs));
        Value byStep = gates.view(members, -1, steps, GATES * state).unbind(2);
        Value bias = carried.bias().unsqueeze(1);
        Value zeros = byStep.at(0).narrow(-1, 0, state).mul(0.0);
        Value last = graph.repeat(steps, zeros, (step, before) -> {
            Value own = byStep.at(step).split(state, -1);
            Value kept = before.singleProduct(carried.weight(), bias).split(state, -1);
            Value update = own.at(1).add(kept.at(1)).sigmoid();
            Value reset = own.at(0).add(kept.at(0)).sigmoid();
            Value candidate = own.at(2).add(reset.mul(kept.at(2))).tanh();
            return candidate.add(update.mul(before.sub(candidate)));
        });
        Value features = Value.cat(
                List.of(last, series.mean(2), series.select(2, steps - 1), series.amax(2), series.amin(2)), -1);
        return new Reading(features, Optional.of(new RowItems(series, Optional.empty(), inputs)));
    }
}

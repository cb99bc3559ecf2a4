package org.multimodalbtw.engine.network;

import java.util.List;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/**
 * Several items a row, for example pictures: each goes through the same {@link Backbone}, and their features are averaged with learnt
 * scores, which start alike (attention pooling; our own decision). The order of the items has no influence. A row without items gives
 * zeros.
 *
 * @param item reads one item
 */
record ItemPooling(Backbone item) implements Backbone {

    @Override
    public int features() {
        return item.features();
    }

    @Override
    public Reader declare(Graph graph, String prefix) {
        Reader each = item.declare(graph, prefix);
        Value scores = graph.parameter(prefix + "encoder.scores", Slice.Start.ZERO, item.features(), 1);
        return read -> {
            Value features = each.read(Input.fixed(read.values())).features();
            Value weights = Backbone.weights(features.bmm(scores));
            Value sums = read.sums(Value.cat(List.of(weights, features.mul(weights)), 2), 1 + features());
            Value means = sums.narrow(2, 1, features()).div(sums.narrow(2, 0, 1).add(LEAST));
            return Reading.pooled(means, read, features, features());
        };
    }
}

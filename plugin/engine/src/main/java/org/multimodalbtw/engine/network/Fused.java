package org.multimodalbtw.engine.network;

import java.util.Optional;
import org.multimodalbtw.engine.graph.Value;

/**
 * What a fusion gives. K members, B rows, M modalities, E experts, C outputs.
 *
 * @param output [K, B, C]
 * @param gates how much each expert counts for each token, [K, B, M, E]
 * @param loss what it adds to the loss of each row in training, [K, B]; empty where it adds nothing
 */
public record Fused(Value output, Value gates, Optional<Value> loss) {

    /** Adds nothing to the loss. */
    Fused(Value output, Value gates) {
        this(output, gates, Optional.empty());
    }
}

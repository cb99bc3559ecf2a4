package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Value;

/**
 * What a fusion gives. K members, B rows, M modalities, E experts, C outputs.
 *
 * @param output [K, B, C]
 * @param gates how much each expert counts for each token, [K, B, M, E]
 */
public record Fused(Value output, Value gates) {}

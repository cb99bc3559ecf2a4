package org.multimodalbtw.engine.network;

import java.util.Optional;
import org.multimodalbtw.engine.graph.Value;

/**
 * The modalities of some rows as a fusion reads them. K members, B rows, M modalities, d token width.
 *
 * @param values the tokens, [K, B, M, d]
 * @param seen 1 where a modality takes part, and less where it is partly present, [K, B, M]
 * @param weights the rows' weights of the modalities, [K, B, M]; empty where the network is unweighted
 */
public record Tokens(Value values, Value seen, Optional<Value> weights) {}

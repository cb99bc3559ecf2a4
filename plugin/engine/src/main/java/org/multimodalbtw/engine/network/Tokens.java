package org.multimodalbtw.engine.network;

import java.util.Optional;
import java.util.function.IntFunction;
import org.multimodalbtw.engine.graph.Value;

/**
 * The modalities of some rows as a fusion reads them. K members, B rows, M modalities, d token width.
 *
 * @param values the tokens, [K, B, M, d]
 * @param seen 1 where a modality takes part, and less where it is partly present, [K, B, M]
 * @param weights the rows' weights of the modalities, [K, B, M]; empty where the network is unweighted
 * @param reader gives the items of a modality, by its position, if it has such
 */
public record Tokens(Value values, Value seen, Optional<Value> weights, IntFunction<Optional<RowItems>> reader) {

    /**
     * What a modality was pooled from. Nothing of this is in the script unless it is asked for.
     *
     * @param modality its position
     * @return the rows' items, as the encoder reads them; where tokens are mixed, still those of the rows themselves; empty where a row is
     *     one item: a vector or a picture
     */
    public Optional<RowItems> items(int modality) {
        return reader.apply(modality);
    }

    /**
     * @param others other tokens, [K, B, M, d]
     * @return the same rows with these
     */
    Tokens with(Value others) {
        return new Tokens(others, seen, weights, reader);
    }
}

package org.multimodalbtw.engine.network;

import java.util.List;
import org.multimodalbtw.engine.graph.Value;

/**
 * A training step from its rows to its losses. K members, B rows, M modalities, C outputs.
 *
 * @param lesson the rows
 * @param own the modalities' own outputs, [K, B, M, C]
 * @param fused what the fusion gave
 * @param losses of the fused outputs, before they are weighed, [K, B]
 * @param ownLosses of the modalities' own outputs, before they are weighed, [K, B, M]
 */
public record Pass(Lesson lesson, Value own, Fused fused, Value losses, Value ownLosses) {

    /** Of each row the loss of the fused output and then those of the modalities' own, before they are weighed, [K, B, 1 + M]. */
    Value rowLosses() {
        return Value.cat(List.of(losses.unsqueeze(-1), ownLosses), 2);
    }
}

package org.multimodalbtw.engine.outcome;

import org.multimodalbtw.engine.graph.Value;

/**
 * What should come out of rows. K members, B rows, C outputs.
 *
 * @param target what is predicted
 * @param values the classes' numbers, whole, [K, B]; standardised numbers [K, B]; labels [K, B, C]; or shares, [K, B, C]
 * @param mixed whether the values are the shares of classes that rows have, where they would be classes' numbers
 */
public record Truth(Target target, Value values, boolean mixed) {

    /**
     * Rows that belong to several targets in part; of classes their numbers become shares, which cost C numbers a row.
     *
     * @param like anything of single precision where the values lie
     * @return the targets as numbers that can be mixed: shares of classes [K, B, C], labels [K, B, C] or numbers [K, B]
     */
    public Truth asShares(Value like) {
        return target.asShares(this, like);
    }

    /**
     * @param changed the values, mixed
     * @return the truth with these
     */
    public Truth with(Value changed) {
        return new Truth(target, changed, mixed);
    }
}

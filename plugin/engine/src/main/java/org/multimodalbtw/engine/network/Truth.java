package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Value;

/**
 * What should come out of rows. K members, B rows, C outputs.
 *
 * @param task what is predicted
 * @param values the classes' numbers, whole, [K, B]; standardised numbers [K, B]; labels [K, B, C]; or shares, [K, B, C]
 * @param mixed whether the values are the shares of classes that rows have, where they would be classes' numbers
 */
public record Truth(Task task, Value values, boolean mixed) {

    /**
     * Rows that belong to several targets in part; of classes their numbers become shares, which cost C numbers a row.
     *
     * @param like anything of single precision where the values lie
     * @param outputs C
     * @return the targets as numbers that can be mixed: shares of classes [K, B, C], labels [K, B, C] or numbers [K, B]
     */
    public Truth asShares(Value like, int outputs) {
        if (task != Task.CLASSIFICATION || mixed) {
            return this;
        }
        Value classes = values.unsqueeze(-1);
        Value none = like.newZeros(like.graph().members(), like.graph().rows(), outputs);
        Value one = none.narrow(2, 0, 1).add(1.0);
        return new Truth(task, none.scatter(2, classes, one), true);
    }

    /**
     * @param changed the values, mixed
     * @return the truth with these
     */
    public Truth with(Value changed) {
        return new Truth(task, changed, mixed);
    }
}

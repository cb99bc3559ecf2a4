package org.multimodalbtw.engine.outcome;

import java.nio.ByteBuffer;

/** What is true of rows, as their kind of target keeps it. */
public interface Outcomes {

    /** @return how many rows there are */
    int size();

    /**
     * @param row 0 to size - 1
     * @return what a perfect prediction would say, not to be changed: 1 for its class or labels and 0 for the others, all 0 for a class that
     *     is none of the target's; or the number
     */
    double[] truth(int row);

    /**
     * @param row 0 to size - 1
     * @return a number that it shares with the rows that it is alike with when rows are dealt out evenly: its class, the set of its labels;
     *     0 for a number
     */
    int stratum(int row);

    /**
     * @param row 0 to size - 1
     * @param prior what is said without data, as {@link #mean} or {@link Learnt#prior}
     * @return whether a model can say it at all: not if its class was never learnt
     */
    boolean isPossible(int row, double[] prior);

    /**
     * @param row 0 to size - 1
     * @param to takes the row as the target's {@link Target#storage} says
     */
    void put(int row, ByteBuffer to);

    /**
     * @param rows positions
     * @return these rows in this order
     */
    Outcomes at(int[] rows);

    /**
     * @param rows positions
     * @return what one would say of any row of these: how frequent each class or label is, or the mean
     */
    double[] mean(int[] rows);
}

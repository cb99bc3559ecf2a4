package org.multimodalbtw.engine.pretrain;

import org.multimodalbtw.engine.network.Minibatch;

/** Fills minibatches with what a stage of pre-training learns from. */
interface Feed {

    /** @return how many times a batch has each of its rows */
    int views();

    /**
     * @param batch to be filled
     * @param orders of each member the rows of the table in its order
     * @param from where its rows begin there
     * @param count how many rows
     */
    void fill(Minibatch batch, int[][] orders, int from, int count);

    /** @return whether anything could be learnt from what was filled so far */
    default boolean hasLessons() {
        return true;
    }
}

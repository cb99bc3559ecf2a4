package org.multimodalbtw.engine.weight;

/**
 * How a training row's new weight W becomes the weight w that is used, with the factor s that {@link WeightSettings#blend()} gives.
 *
 * <p>With a moving average a row's weight after n updates holds 1 with the share (1 - s_1) ... (1 - s_n): new rows, which have no past, are
 * blended with 1 by just that share (our own rule; the published code cannot score new rows).
 */
public enum Smoothing {
    /** w = (1 - s) + s W: blended with 1 (our default; a row's weight depends on the network as it is, in training as for new rows). */
    NONE,
    /** w becomes (1 - s) w + s W: a moving average over updates that starts at 1 (published code). */
    MOVING_AVERAGE,
    /** The same, and s grows by .05 after an epoch with a better validation score than all before, else shrinks by it, within 0 and 1. */
    ADAPTIVE
}

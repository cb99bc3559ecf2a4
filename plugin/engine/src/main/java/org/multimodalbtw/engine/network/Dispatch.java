package org.multimodalbtw.engine.network;

/** How tokens get to their experts. Both ways give the same outputs up to the rounding of single precision. */
public enum Dispatch {

    /**
     * Tokens are sorted by expert, and each expert works on its own tokens alone. How many they are has to be read, which a CPU knows at
     * once.
     */
    SORTED,

    /**
     * All experts work in batched products of a fixed size, with room for every token of the batch, so that none is ever left out; a gate
     * of 0 takes away what a token did not ask for. Few calls and no size to be read, for more arithmetic: for a GPU, and for small
     * batches.
     */
    GROUPED
}

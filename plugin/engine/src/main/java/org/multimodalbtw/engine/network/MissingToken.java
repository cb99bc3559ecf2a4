package org.multimodalbtw.engine.network;

/** What the fused head reads in place of the token of a modality that a row lacks. */
public enum MissingToken {
    /** Zeros. */
    ZERO,
    /** A learnt vector a modality. The modality's BTW weight is 0 all the same, and no expert sees the vector. */
    LEARNED
}

package org.multimodalbtw.engine.train;

/** What a labelled row is used for. */
public enum Split {
    /** The network learns from it. */
    TRAIN,
    /** It chooses between epochs and settings. */
    VALID,
    /** It is only scored. */
    TEST
}

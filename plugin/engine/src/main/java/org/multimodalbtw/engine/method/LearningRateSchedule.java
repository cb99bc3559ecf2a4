package org.multimodalbtw.engine.method;

/** How the learning rate changes over the epochs. */
public enum LearningRateSchedule {
    /** Up over the first 5 % of steps, then down along a half cosine to 2 %. */
    COSINE,
    /** Halved when the validation score has not improved for a while. */
    PLATEAU
}

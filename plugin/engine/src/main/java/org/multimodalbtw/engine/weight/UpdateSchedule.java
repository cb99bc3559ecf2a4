package org.multimodalbtw.engine.weight;

/** After which epochs the weights of the training rows are computed anew, once the warm-up is over. */
public enum UpdateSchedule {
    /** Every epoch, or every n-th (our default, with n = 1). */
    EPOCHS,
    /** Each epoch whose validation score is the best so far (as in the published code for CMU-MOSI). */
    NEW_BEST
}

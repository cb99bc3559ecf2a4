package org.multimodalbtw.engine.weight;

/** Which networks say what a modality of a training row predicts on its own. */
public enum OwnPredictions {
    /** The heads of a network that did not learn from the row (our default: a new row is weighed in the same way). */
    HELD_OUT,
    /**
     * The heads of a network that learnt from the row (as published), whose predictions are sharper than those of new rows. Each member weighs
     * its own training rows.
     */
    IN_SAMPLE
}

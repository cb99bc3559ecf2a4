package org.multimodalbtw.engine.scoring;

/** How the outputs of several heads become one prediction. */
public enum Pooling {
    /** Logits of the modalities' own predictions are added up, and the probabilities that they give are mixed with the fused ones. */
    LOGITS,
    /** Numbers are averaged. */
    NUMBERS
}

package org.multimodalbtw.engine.weight;

/** Which information sets a modality's weight. */
public enum Scheme {
    /** No weights: every present modality counts the same. */
    NONE,
    /** Per row: divergence between the modality's own prediction and the fused one. */
    KL,
    /** Per data set: mutual information between the modality's own predictions and the fused ones. */
    MI,
    /** Both, multiplied. */
    KL_MI,
    /** Per row: how sure the modality is of its own prediction. Not part of BTW: a control. */
    INVERSE_VARIANCE,
    /** Per data set: mutual information between the modality's own predictions and the labels. Not part of BTW: a control. */
    LABEL_MI;

    /** @return whether rows get weights by a divergence */
    public boolean usesDivergence() {
        return this == KL || this == KL_MI;
    }

    /** @return whether the data set's mutual information enters */
    public boolean usesInformation() {
        return this == MI || this == KL_MI || this == LABEL_MI;
    }
}

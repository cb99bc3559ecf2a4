package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.weight.Scheme;

/** What sets a modality's weight. */
enum Weighting {
    @Label(value = "Divergence and mutual information", description = "Both, multiplied.")
    KL_MI(Scheme.KL_MI),
    @Label(
            value = "Divergence",
            description = "For each row: the KL divergence between the modality's own prediction and the fused one.")
    KL(Scheme.KL),
    @Label(
            value = "Mutual information",
            description =
                    "For the whole data: the mutual information between the modality's own predictions and the fused "
                            + "ones.")
    MI(Scheme.MI),
    @Label(
            value = "Confidence",
            description =
                    "For each row: how sure the modality is of its own prediction (inverse variance). Not part of BTW, for comparison.")
    INVERSE_VARIANCE(Scheme.INVERSE_VARIANCE),
    @Label(
            value = "Mutual information with the target",
            description =
                    "For the whole data: the mutual information between the modality's own predictions of held-out rows and their "
                            + "labels. Not part of BTW, for comparison.")
    LABEL_MI(Scheme.LABEL_MI),
    @Label(value = "No weights", description = "All present modalities count the same.")
    NONE(Scheme.NONE);

    final Scheme scheme;

    Weighting(Scheme scheme) {
        this.scheme = scheme;
    }

    static Weighting of(Scheme scheme) {
        return EngineChoice.of(values(), one -> one.scheme, scheme);
    }
}

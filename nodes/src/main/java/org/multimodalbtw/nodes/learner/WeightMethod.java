package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;

/** Which formulas the weights follow, to start from. */
enum WeightMethod {
    @Label(value = "Ours", description = "A modality that contradicts the others counts less. The one to begin with.")
    OURS,
    @Label(
            value = "As published",
            description =
                    "The released code of the BTW paper, but for its reading of test labels: a modality that contradicts counts more, and "
                            + "nothing keeps weights out that do harm. For comparison; it did harm in ours.")
    PUBLISHED
}

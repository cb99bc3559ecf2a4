package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;

/** How much is trained for the comparison. */
enum Thoroughness {
    @Label(
            value = "Quick",
            description = "The unweighted network once, on the same rows, and each modality's own prediction.")
    QUICK,
    @Label(
            value = "Thorough",
            description =
                    "With and without weights, by mutual information alone, and each modality alone: with several seeds and, below 1,000 rows "
                            + "or without test rows, in repeated five-fold cross-validation. The scores then have means, standard "
                            + "deviations and paired differences.")
    THOROUGH
}

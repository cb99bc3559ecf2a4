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
                    "The weighted and the unweighted network, mutual information alone, and networks of each modality alone, "
                            + "with several seeds on the test rows and, below 1,000 rows or without test rows, in repeated "
                            + "five-fold cross-validation over the other rows. The table of scores has means, standard "
                            + "deviations and paired differences.")
    THOROUGH
}

package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;

/** What the rows are used for. */
enum RowUse {
    @Label(value = "Split column", description = "A column says which rows are for training, validation and test.")
    BY_COLUMN,
    @Label(
            value = "All for training",
            description =
                    "The network learns from all rows. Scores are then of held-out rows of the cross-fitting only; "
                            + "needs at least 2 networks.")
    TRAIN
}

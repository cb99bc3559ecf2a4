package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;

/** Whether one column or several hold what is predicted. */
enum Predicted {
    @Label(value = "One column", description = "One of several classes, or a number.")
    COLUMN,
    @Label(value = "Several labels", description = "Which of several labels a row has, for example its diagnoses.")
    LABELS
}

package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;

/** Whether one column or several hold what is predicted, and what the column is. */
public enum Predicted {
    @Label(
            value = "Automatic",
            description =
                    "Texts and true/false are classes, and so are numbers if there are only two; other numbers are predicted as numbers. "
                            + "Of a column of numbers this is seen when the node is executed; choose Class or Number to know it before.")
    AUTOMATIC,
    @Label(value = "Class", description = "One of several classes, whatever the type of the column.")
    CLASS,
    @Label(value = "Number", description = "A number.")
    NUMBER,
    @Label(
            value = "By its type",
            description = "Texts are classes, each spelling one of its own, and numbers are numbers.")
    COLUMN,
    @Label(value = "Several labels", description = "Which of several labels a row has, for example its diagnoses.")
    LABELS
}

package org.multimodalbtw.nodes.evaluator;

import org.knime.node.parameters.widget.choices.Label;

/** Which rows the Prediction Evaluator looks at. */
enum RowsEvaluated {
    @Label(
            value = "Test rows",
            description =
                    "Those that the split column calls test; all rows where there is no such column, or none of them tests.")
    TEST,
    @Label(
            value = "All rows",
            description =
                    "All rows that have a prediction and a label. Right for new patients; the figures are too good for rows that "
                            + "the model learnt from.")
    ALL
}

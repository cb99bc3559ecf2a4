package org.multimodalbtw.nodes.evaluator;

import org.knime.node.parameters.widget.choices.Label;

/** Whose threshold subgroups are looked at with. */
enum AlarmSource {
    @Label(
            value = "As the model says",
            description = "The threshold that the BTW Learner chose, if it was asked for one.")
    MODEL,
    @Label(value = "Another probability", description = "A threshold that is given here.")
    VALUE
}

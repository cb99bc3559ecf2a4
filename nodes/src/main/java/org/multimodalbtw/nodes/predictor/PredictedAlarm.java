package org.multimodalbtw.nodes.predictor;

import org.knime.node.parameters.widget.choices.Label;

/** From where on the Multimodal Predictor gives alarm. */
enum PredictedAlarm {
    @Label(
            value = "As the model says",
            description = "At the threshold that the BTW Learner chose; no column where it was not asked for one.")
    MODEL,
    @Label(
            value = "Another probability",
            description = "At a threshold that is given here, also where the model has none.")
    VALUE,
    @Label(value = "None", description = "No column.")
    NONE
}

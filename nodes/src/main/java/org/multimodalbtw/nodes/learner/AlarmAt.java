package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;

/** From which probability of the event on a model gives alarm. */
public enum AlarmAt {
    @Label(value = "None", description = "The model gives no alarm.")
    NONE,
    @Label(value = "A probability", description = "The threshold is given.")
    VALUE,
    @Label(
            value = "A least sensitivity",
            description = "The highest threshold that finds at least this share of the events.")
    SENSITIVITY,
    @Label(
            value = "Most alarms in 100",
            description =
                    "The lowest threshold with at most so many alarms in 100 rows, for example what a ward can follow up.")
    ALARMS,
    @Label(
            value = "A cost",
            description =
                    "The threshold with the highest net benefit, where you say how many false alarms are as bad as one missed event.")
    COST
}

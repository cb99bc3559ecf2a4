package org.multimodalbtw.nodes.learner;

import java.util.Optional;
import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.compare.WantedAlarm;
import org.multimodalbtw.engine.decide.AlarmRule;

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
    COST;

    /**
     * @param event the class or label that it is about; empty for the event, or each label
     * @param threshold the threshold where it is given
     * @param sensitivity the least sensitivity
     * @param alarmsIn100 the most alarms in 100 rows
     * @param cost how many false alarms are as bad as one missed event
     * @return when a model gives alarm; empty if never
     * @throws org.multimodalbtw.engine.InputException if the number that counts is out of its range
     */
    public Optional<WantedAlarm> wanted(
            String event, double threshold, double sensitivity, double alarmsIn100, double cost) {
        return switch (this) {
            case NONE -> Optional.empty();
            case VALUE -> wanted(event, AlarmRule.Kind.VALUE, threshold);
            case SENSITIVITY -> wanted(event, AlarmRule.Kind.SENSITIVITY, sensitivity);
            case ALARMS -> wanted(event, AlarmRule.Kind.ALARMS_IN_100, alarmsIn100);
            case COST -> wanted(event, AlarmRule.Kind.FALSE_ALARMS_PER_EVENT, cost);
        };
    }

    private static Optional<WantedAlarm> wanted(String event, AlarmRule.Kind kind, double value) {
        return Optional.of(new WantedAlarm(event.strip(), new AlarmRule(kind, value)));
    }
}

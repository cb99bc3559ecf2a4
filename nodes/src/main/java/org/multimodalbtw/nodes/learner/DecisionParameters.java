package org.multimodalbtw.nodes.learner;

import java.util.Optional;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.multimodalbtw.engine.compare.WantedAlarm;
import org.multimodalbtw.engine.compare.WantedEvent;
import org.multimodalbtw.nodes.bounds.AtMostOne;

/** When a model of the BTW Learner gives alarm. */
abstract class DecisionParameters extends WeightDetailParameters {

    @Section(title = "Event and alarm")
    @After(TrainingSection.class)
    @Before(WeightSection.class)
    interface DecisionSection {}

    @Widget(
            title = "Event",
            description =
                    "The class that all decisions are about, as the labels have it, for example dead: alarm, calibration, what alarms find, and "
                            + "for whom it is worse. Empty: the rarest class, never one such as unknown. Of several labels each is an event.")
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DecisionSection.class)
    String m_eventOfDecisions = "";

    @Widget(title = OfDoubtfulEvent.TITLE, description = OfDoubtfulEvent.DESCRIPTION)
    @Persistor(OfDoubtfulEvent.class)
    @Layout(DecisionSection.class)
    @Advanced
    boolean m_eventNeverDoubtful = true;

    @Widget(
            title = "Alarm at",
            description =
                    "From which probability of the event on the Multimodal Predictor gives alarm. The threshold is chosen on held-out rows, without "
                            + "the test rows, and kept in the model.")
    @RadioButtonsWidget
    @ValueReference(ShownWithAlarm.AlarmRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DecisionSection.class)
    AlarmAt m_alarmAt = AlarmAt.NONE;

    @Widget(
            title = "Event of the alarm",
            description =
                    "The class or label that the alarm is about, if it is not the event. Empty: the event, or each label. Where the event "
                            + "is the rarest class, the nodes after this one know it only when this one has run.")
    @Effect(predicate = ShownWithAlarm.HasAlarm.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DecisionSection.class)
    String m_event = "";

    @Widget(
            title = "Threshold",
            description = "An alarm is a probability of at least this, above 0 and below 1. 0.5 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = ShownWithAlarm.IsValue.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DecisionSection.class)
    double m_alarmThreshold = 0.5;

    @Widget(
            title = "Least sensitivity",
            description = "Share of the events that are to be found, above 0, up to 1. 0.8 finds eight in ten.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = ShownWithAlarm.IsSensitivity.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DecisionSection.class)
    double m_alarmSensitivity = 0.8;

    @Widget(
            title = "Most alarms in 100 rows",
            description = "Above 0 and below 100. 20 to start from: as many as can be followed up.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = ShownWithAlarm.IsAlarms.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DecisionSection.class)
    double m_alarmsIn100 = 20;

    @Widget(
            title = "A missed event costs as much as so many false alarms",
            description =
                    "Above 0. 9 to start from: rather look at nine patients for nothing than miss one. The threshold is then that with the "
                            + "highest net benefit.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = ShownWithAlarm.IsCost.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DecisionSection.class)
    double m_alarmCost = 9;

    DecisionParameters() {}

    DecisionParameters(NodeParametersInput input) {
        super(input);
    }

    /** @return which class decisions are about */
    WantedEvent event() {
        return new WantedEvent(m_eventOfDecisions == null ? "" : m_eventOfDecisions.strip(), m_eventNeverDoubtful);
    }

    /** @return when the model gives alarm; empty if never */
    Optional<WantedAlarm> alarm() {
        return m_alarmAt.wanted(m_event, m_alarmThreshold, m_alarmSensitivity, m_alarmsIn100, m_alarmCost);
    }
}

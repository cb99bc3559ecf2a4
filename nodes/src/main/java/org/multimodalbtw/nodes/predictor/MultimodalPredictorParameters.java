package org.multimodalbtw.nodes.predictor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.certainty.Confidence;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.decide.AlarmRule;
import org.multimodalbtw.nodes.bounds.AtLeastHalf;
import org.multimodalbtw.nodes.bounds.AtMost99Percent;
import org.multimodalbtw.nodes.bounds.AtMostOne;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.run.Device;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.table.AlarmColumns;
import org.multimodalbtw.nodes.table.CertaintyColumns;
import org.multimodalbtw.nodes.table.ContributionColumns;
import org.multimodalbtw.nodes.table.OwnColumns;
import org.multimodalbtw.nodes.table.PredictionColumns;

/** What the Multimodal Predictor gives and where it runs. */
final class MultimodalPredictorParameters implements NodeParameters {

    @Widget(
            title = "Own prediction of each modality, and prediction without weights",
            description =
                    "Adds what each modality predicts on its own, and what the model would predict if all modalities counted the same. Off "
                            + "as a rule; turn it on for the Weight Inspector to show both for a patient.")
    boolean m_own;

    @Widget(
            title = "Contributions of the modalities",
            description =
                    "Adds how much each modality moved the prediction up or down (its Shapley value). They sum up to the prediction minus "
                            + "the average (the mean prediction of held-out rows), on the scale of the prediction. They say what moved it, "
                            + "not what causes the outcome.")
    @ValueSwitchWidget
    @Migrate(loadDefaultIfAbsent = true)
    ContributionChoice m_contributions = ContributionChoice.OFF;

    @Widget(
            title = "Alarm at",
            description =
                    "Adds a column that is true where the probability of the event is high enough for an alarm, to filter by.")
    @RadioButtonsWidget
    @ValueReference(AlarmRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    PredictedAlarm m_alarmAt = PredictedAlarm.MODEL;

    @Widget(
            title = "Threshold of the alarm",
            description = "An alarm is a probability of at least this, above 0 and below 1. 0.5 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    double m_alarmThreshold = 0.5;

    @Widget(
            title = "Event of the alarm",
            description =
                    "The class or label that the alarm is about. Empty: the event that the model names, as a rule the rarest class, or each label.")
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String m_alarmEvent = "";

    @Widget(
            title = "How sure",
            description =
                    "Adds the classes that cannot be excluded, or the interval of a number; how far the networks differ; and which "
                            + "modalities are unlike anything in training. Off as a rule: each network scores each row once more.")
    @ValueReference(HowSureRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_howSure;

    @Widget(
            title = "Coverage",
            description =
                    "How often the set or interval is to hold the truth, 0.5 to 0.99, if new rows are like those in training."
                            + " 0.9 as a rule. More gives larger sets, and less than the model's accuracy empty ones; both leave rows undecided.")
    @NumberInputWidget(minValidation = AtLeastHalf.class, maxValidation = AtMost99Percent.class)
    @Effect(predicate = IsHowSure.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    double m_coverage = .9;

    @Widget(
            title = "By class",
            description =
                    "Sets hold the truth as often in each class alone, for example in those who die and in those who survive."
                            + " Off as a rule: then over all rows, where a rare class may be missed more often. Says nothing of a number.")
    @Effect(predicate = IsHowSure.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_byClass;

    @Widget(
            title = "Widest interval that decides",
            description =
                    "Of a number: a row whose interval is wider is left undecided, in units of the target. 0 asks for no such column.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsHowSure.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Advanced
    double m_widest;

    @Widget(title = "Device", description = "Where the network runs. For a few thousand rows the CPU is fast enough.")
    @ValueSwitchWidget
    Device m_device = Device.AUTO;

    @Widget(
            title = "Modalities of tables",
            description =
                    "Only for tables instead of a tensor: each modality is read from the table that has its columns. Where several "
                            + "tables have them, say here which one it is.")
    @ArrayWidget(addButtonText = "Add modality", elementTitle = "Modality")
    @Migrate(loadDefaultIfAbsent = true)
    @Advanced
    TableChoice[] m_tables = {};

    static final class AlarmRef implements ParameterReference<PredictedAlarm> {}

    static final class IsGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(AlarmRef.class).isOneOf(PredictedAlarm.VALUE);
        }
    }

    static final class HowSureRef implements BooleanReference {}

    static final class IsHowSure implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getBoolean(HowSureRef.class).isTrue();
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, () -> {
            namedTables();
            confidence();
            if (m_alarmAt == PredictedAlarm.VALUE) {
                new AlarmRule(AlarmRule.Kind.VALUE, m_alarmThreshold);
            }
        });
    }

    /** @return the positions of the tables that the user names, by modality */
    Map<String, Integer> namedTables() {
        return TableChoice.named(m_tables);
    }

    /** @return how often sets are to hold the truth */
    Confidence confidence() {
        if (!(m_widest >= 0)) {
            throw new InputException("Widest interval that decides is " + m_widest + ".", "Choose a number from 0 on.");
        }
        return new Confidence(m_coverage, m_byClass);
    }

    /** @return which alarms the predictions have */
    AlarmMatch alarms() {
        return new AlarmMatch(m_alarmAt, m_alarmThreshold, m_alarmEvent);
    }

    /**
     * @param model what the model says of itself
     * @param scores its conformal scores; empty where it has none, or before it is read
     * @param alarms the alarms of its predictions
     * @return the columns of its predictions
     */
    PredictionColumns columns(
            MultimodalModelPortObjectSpec model, List<ConformalScores> scores, List<AlarmColumns.At> alarms) {
        List<PredictionColumns.Group> more = new ArrayList<>();
        if (m_own) {
            more.add(OwnColumns.of(model));
        }
        m_contributions.effort().ifPresent(effort -> more.add(ContributionColumns.of(model, effort)));
        if (!alarms.isEmpty()) {
            more.add(new AlarmColumns(model.target(), alarms));
        }
        if (m_howSure) {
            more.add(CertaintyColumns.of(model, confidence(), m_widest, scores));
        }
        return PredictionColumns.of(model, more);
    }
}

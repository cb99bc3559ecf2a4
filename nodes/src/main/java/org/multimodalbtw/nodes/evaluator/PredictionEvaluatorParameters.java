package org.multimodalbtw.nodes.evaluator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.decide.AlarmRule;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.nodes.bounds.AtLeastTwo;
import org.multimodalbtw.nodes.bounds.AtMostOne;
import org.multimodalbtw.nodes.bounds.AtMostTen;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.TextList;

/** What the Prediction Evaluator looks at. */
final class PredictionEvaluatorParameters implements NodeParameters {

    private static final int MOST_PARTS = 10;

    @Widget(title = "Rows", description = "Which rows are evaluated.")
    @RadioButtonsWidget
    RowsEvaluated m_rows = RowsEvaluated.TEST;

    @Widget(
            title = "Split column",
            description =
                    "The column of the labels that says what each row is used for: train, valid or test, or words like these.")
    @ChoicesProvider(LabelsTable.Splits.class)
    String m_splitColumn = "";

    @Widget(
            title = "Group column",
            description =
                    "The column of the labels that says which rows are of one patient. Intervals count patients, not rows.")
    @ChoicesProvider(LabelsTable.Groups.class)
    String m_groupColumn = "";

    @Widget(
            title = "Each row is for itself",
            description = "Whether no column of patients is looked for. Off as a rule.")
    @Advanced
    boolean m_rowsAlone;

    @Widget(
            title = "Event",
            description =
                    "The class or label that decisions are about, as it is written in the labels, for example dead. Empty: the event that the "
                            + "model names, as a rule the rarest class, or each label. Without effect on numbers.")
    String m_event = "";

    @Widget(
            title = "Thresholds",
            description =
                    "Probabilities from which on there might be an alarm, with commas between, each above 0 and below 1. The model's own is "
                            + "always among them.")
    String m_thresholds = "0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9";

    @Widget(
            title = "Alarm",
            description = "With which threshold the subgroups' sensitivity and specificity are counted.")
    @ValueSwitchWidget
    @ValueReference(AlarmRef.class)
    AlarmSource m_alarm = AlarmSource.MODEL;

    @Widget(
            title = "Threshold of the alarm",
            description = "An alarm is a probability of at least this, above 0 and below 1. 0.5 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    double m_alarmThreshold = 0.5;

    @Widget(
            title = "Subgroup columns",
            description =
                    "Columns of the labels by whose values the figures are told apart, for example sex, age or ward. Values of fewer than five "
                            + "patients are counted together and not named. Which modality a row lacks is always looked at.")
    @ColumnFilterWidget(choicesProvider = LabelsTable.Subgroups.class)
    ColumnFilter m_subgroups = new ColumnFilter(new String[0]);

    @Widget(
            title = "Parts of a column of numbers",
            description =
                    "Into how many parts of about as many rows a subgroup column with more than five different numbers is cut, 2 to 10. 3 as a rule.")
    @NumberInputWidget(minValidation = AtLeastTwo.class, maxValidation = AtMostTen.class)
    int m_parts = 3;

    @Widget(
            title = "Scores in use",
            description =
                    "Columns of the labels with scores to compare the model with, such as SOFA or APACHE. Numbers from 0 to 1 are taken as "
                            + "probabilities of the event; others by their order, and more speaks for the event.")
    @ColumnFilterWidget(choicesProvider = LabelsTable.ScoresInUse.class)
    ColumnFilter m_scores = new ColumnFilter(new String[0]);

    static final class AlarmRef implements ParameterReference<AlarmSource> {}

    static final class IsGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(AlarmRef.class).isOneOf(AlarmSource.VALUE);
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, () -> {
            thresholds();
            alarm();
            Limits.between("Parts of a column of numbers", m_parts, 2, MOST_PARTS);
        });
    }

    /** @return the column that says which rows are of one patient; empty for one that is called so */
    String group() {
        return m_groupColumn == null ? "" : m_groupColumn;
    }

    /** @return in ascending order */
    double[] thresholds() {
        double[] thresholds = TextList.split(m_thresholds).stream()
                .flatMapToDouble(PredictionEvaluatorParameters::number)
                .distinct()
                .sorted()
                .toArray();
        if (thresholds.length == 0) {
            throw new InputException(
                    "Thresholds is empty.", "Write probabilities with commas between, such as 0.1, 0.2, 0.5.");
        }
        Arrays.stream(thresholds).forEach(value -> new AlarmRule(AlarmRule.Kind.VALUE, value));
        return thresholds;
    }

    private static DoubleStream number(String text) {
        try {
            return DoubleStream.of(Double.parseDouble(text));
        } catch (NumberFormatException failure) {
            throw new InputException(
                    "Thresholds has '" + text + "', which is no number.",
                    "Write probabilities with commas between, such as 0.1, 0.2, 0.5.");
        }
    }

    /** @return the threshold that is given; empty where the model's counts */
    OptionalDouble alarm() {
        return m_alarm == AlarmSource.MODEL
                ? OptionalDouble.empty()
                : OptionalDouble.of(new AlarmRule(AlarmRule.Kind.VALUE, m_alarmThreshold).value());
    }

    /**
     * @param target what is predicted
     * @return the event that is named; empty for the model's own
     * @throws InputException if the target has no such class or label
     */
    Optional<String> event(Target target) {
        String event = m_event.strip();
        if (!event.isEmpty()
                && target.outputs() > 0
                && !target.classes().isEmpty()
                && !target.classes().contains(event)) {
            throw new InputException(
                    "The event '" + event + "' is none of the values of '" + target.name() + "': "
                            + String.join(", ", target.classes()) + ".",
                    "Write one of them as 'Event', or leave it empty for the model's own.");
        }
        return event.isEmpty() ? Optional.empty() : Optional.of(event);
    }

    /**
     * @param labels the columns of the labels
     * @return the column that says what rows are used for
     * @throws InputException if there is no such column
     */
    Optional<String> split(DataTableSpec labels) {
        return LabelsTable.split(labels, m_splitColumn);
    }

    /** @return the columns of the labels by which rows are told apart */
    List<String> subgroups(DataTableSpec labels) {
        return selected(m_subgroups, labels, LabelsTable::isSubgroup, "texts or numbers");
    }

    /** @return the columns of the labels with scores in use */
    List<String> scores(DataTableSpec labels) {
        return selected(m_scores, labels, LabelsTable::isScore, "numbers");
    }

    private static List<String> selected(
            ColumnFilter filter, DataTableSpec labels, Predicate<DataColumnSpec> isPossible, String content) {
        List<DataColumnSpec> possible = labels.stream().filter(isPossible).toList();
        String[] lacking = filter.getMissingSelected(possible);
        if (lacking.length > 0) {
            throw new InputException(
                    "The labels have no column '" + lacking[0] + "' with " + content + ".",
                    "Select the columns anew in the node's dialog, or give the labels these columns.");
        }
        return Arrays.asList(filter.filter(possible));
    }
}

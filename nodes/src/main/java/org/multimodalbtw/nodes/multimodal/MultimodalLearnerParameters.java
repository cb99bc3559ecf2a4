package org.multimodalbtw.nodes.multimodal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistor;
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
import org.multimodalbtw.engine.compare.WantedAlarm;
import org.multimodalbtw.nodes.bounds.AtMostOne;
import org.multimodalbtw.nodes.encoder.LikelyColumns;
import org.multimodalbtw.nodes.learner.AlarmAt;
import org.multimodalbtw.nodes.learner.LabelsTable;
import org.multimodalbtw.nodes.learner.OfDoubtfulEvent;
import org.multimodalbtw.nodes.learner.Predicted;
import org.multimodalbtw.nodes.learner.Preset;
import org.multimodalbtw.nodes.learner.ShownWithAlarm;
import org.multimodalbtw.nodes.learner.Training;
import org.multimodalbtw.nodes.learner.UsualChoices;
import org.multimodalbtw.nodes.report.IfExists;
import org.multimodalbtw.nodes.report.ModelReport;
import org.multimodalbtw.nodes.run.Device;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Place;
import org.multimodalbtw.nodes.series.SavedTexts;
import org.multimodalbtw.nodes.table.SplitColumn;

/** What the Multimodal Learner predicts, and from what. */
final class MultimodalLearnerParameters implements NodeParameters {

    @Section(title = "Prediction")
    interface PredictionSection {}

    @Section(title = "Training")
    @After(PredictionSection.class)
    interface TrainingSection {}

    @Section(title = "Decision")
    @After(TrainingSection.class)
    interface DecisionSection {}

    @Section(title = "Report")
    @After(DecisionSection.class)
    interface ReportSection {}

    @Section(title = "Tables")
    @After(ReportSection.class)
    @Advanced
    interface TablesSection {}

    @Widget(title = "Target is", description = "What to predict.")
    @RadioButtonsWidget
    @ValueReference(PredictedRef.class)
    @Layout(PredictionSection.class)
    Predicted m_predicted = Predicted.AUTOMATIC;

    @Widget(
            title = "Label columns",
            description =
                    "The labels, of which a row may have any number: one column each, with true or false, or 1 or 0. Rows of which a label "
                            + "is not known are left out.")
    @ColumnFilterWidget(choicesProvider = LabelChoices.Labels.class)
    @Effect(predicate = IsLabels.class, type = EffectType.SHOW)
    @Layout(PredictionSection.class)
    ColumnFilter m_labels = new ColumnFilter();

    @Widget(title = "Target column", description = "What to predict. Rows without a target are left out.")
    @ChoicesProvider(LabelChoices.Targets.class)
    @Effect(predicate = IsLabels.class, type = EffectType.HIDE)
    @Layout(PredictionSection.class)
    String m_target = "";

    @Widget(
            title = "Patients are named by",
            description = "How rows of the tables are matched: what is the same for a patient in all of them.")
    @RadioButtonsWidget
    @ValueReference(PatientsRef.class)
    @Layout(PredictionSection.class)
    Patients m_patients = Patients.AUTOMATIC;

    @Widget(
            title = "Id column",
            description =
                    "The column of the labels that names the patient, once each: texts or whole numbers. The other tables have a column of this "
                            + "name, or one that is called patient, subject or the like.")
    @ChoicesProvider(LabelChoices.Ids.class)
    @Effect(predicate = IsByColumn.class, type = EffectType.SHOW)
    @Layout(PredictionSection.class)
    String m_idColumn = "";

    @Widget(
            title = "Split column",
            description =
                    "Says what each row is used for: train, valid or test. Usual words for these, and 0, 1 and 2, are understood. None: scores are "
                            + "of rows that are held out in turn.")
    @ChoicesProvider(LabelChoices.Splits.class)
    @Layout(PredictionSection.class)
    String m_splitColumn = "";

    @Widget(
            title = "Group column",
            description =
                    "Says which rows belong together, for example the patient of each stay: they are held out together. Automatic: a column that is "
                            + "called patient or the like and has the same value in several rows.")
    @ChoicesProvider(LabelChoices.Groups.class)
    @Layout(PredictionSection.class)
    String m_groupColumn = "";

    @Widget(title = "Start from", description = "How much is trained and compared.")
    @RadioButtonsWidget
    @Layout(TrainingSection.class)
    Preset m_preset = Preset.STANDARD;

    @Widget(
            title = "Simple models beside the network",
            description =
                    "Linear models and trees of each table take part where that lowers the log loss of held-out rows by more than two standard "
                            + "errors. On as a rule; not in a quick look.")
    @Persistor(OfSimpleModels.class)
    @Layout(TrainingSection.class)
    @Advanced
    boolean m_simpleModels = true;

    @Widget(
            title = "Random seed",
            description = "The same seed, data, settings and machine give the same model."
                    + " 1 as a rule; change it to see how much a result depends on chance.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(TrainingSection.class)
    long m_seed = 1;

    @Widget(
            title = "Device",
            description = "Where the network is trained. A GPU pays for large networks and many rows.")
    @ValueSwitchWidget
    @Layout(TrainingSection.class)
    Device m_device = Device.AUTO;

    @Widget(
            title = "Event",
            description =
                    "The class that decisions are about, for example dead. Empty: the rarest class, never one such as unknown. Of labels each is an event.")
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
                    "From which probability of the event on the model gives alarm. The threshold is chosen on held-out rows and kept in the "
                            + "model.")
    @RadioButtonsWidget
    @ValueReference(ShownWithAlarm.AlarmRef.class)
    @Layout(DecisionSection.class)
    AlarmAt m_alarmAt = AlarmAt.NONE;

    @Widget(
            title = "Event of the alarm",
            description =
                    "The class or label that the alarm is about, if it is not the event. Empty: the event, or each label.")
    @Effect(predicate = ShownWithAlarm.HasAlarm.class, type = EffectType.SHOW)
    @Layout(DecisionSection.class)
    String m_event = "";

    @Widget(
            title = "Threshold",
            description = "An alarm is a probability of at least this, above 0 and below 1. 0.5 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = ShownWithAlarm.IsValue.class, type = EffectType.SHOW)
    @Layout(DecisionSection.class)
    double m_alarmThreshold = 0.5;

    @Widget(
            title = "Least sensitivity",
            description = "Share of the events that are to be found, above 0, up to 1. 0.8 finds eight in ten.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = ShownWithAlarm.IsSensitivity.class, type = EffectType.SHOW)
    @Layout(DecisionSection.class)
    double m_alarmSensitivity = 0.8;

    @Widget(
            title = "Most alarms in 100 rows",
            description = "Above 0 and below 100. 20 to start from: as many as can be followed up.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = ShownWithAlarm.IsAlarms.class, type = EffectType.SHOW)
    @Layout(DecisionSection.class)
    double m_alarmsIn100 = 20;

    @Widget(
            title = "A missed event costs as much as so many false alarms",
            description = "Above 0. 9 to start from: who would rather look at nine patients for nothing than miss one.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = ShownWithAlarm.IsCost.class, type = EffectType.SHOW)
    @Layout(DecisionSection.class)
    double m_alarmCost = 9;

    @Widget(
            title = "File",
            description =
                    "Where the report is written on this machine, for example <tt>/home/me/report.html</tt>; in a folder it is called "
                            + "<tt>report.html</tt>. Empty: it only stands in the table <i>Report</i>.")
    @Layout(ReportSection.class)
    String m_file = "";

    @Widget(title = "If the file exists", description = "What happens to a file that is there already.")
    @ValueSwitchWidget
    @Layout(ReportSection.class)
    @Advanced
    IfExists m_ifExists = IfExists.FAIL;

    @Widget(
            title = "Modalities",
            description =
                    "Names of the tables, and what they hold. A table that is not listed has the name that it brings along, and what it holds is "
                            + "found out; what was found stands in the table <i>What was read</i>.")
    @ArrayWidget(addButtonText = "Add table", elementTitle = "Table")
    @Layout(TablesSection.class)
    ModalityChoice[] m_modalities = {};

    @Widget(
            title = "Leave out copies of the outcome",
            description =
                    "Whether columns of the tables that say the same as what is predicted, or as the split column, in any words and in all training "
                            + "rows, are left out. On as a rule; off where such a column is known before the outcome.")
    @Persistor(OfCopies.class)
    @Layout(TablesSection.class)
    boolean m_withoutCopies = true;

    @Widget(
            title = "Words for no note are empty",
            description =
                    "Whether cells of notes that hold nothing but a word or sign for no note, such as n/a, none or -, count as empty.")
    @Persistor(OfNoNotes.class)
    @Layout(TablesSection.class)
    boolean m_withoutNoNotes = true;

    @Widget(
            title = "Values of series may be texts",
            description =
                    "Whether columns of texts that are numbers can be values of a table of measurements: with units,"
                            + " limits and either decimal sign; words count as not measured. On as a rule.")
    @Persistor(SavedTexts.class)
    @Layout(TablesSection.class)
    @Advanced
    boolean m_texts = true;

    static final class PredictedRef implements ParameterReference<Predicted> {}

    static final class PatientsRef implements ParameterReference<Patients> {}

    static final class IsLabels implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(PredictedRef.class).isOneOf(Predicted.LABELS);
        }
    }

    static final class IsByColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(PatientsRef.class).isOneOf(Patients.COLUMN);
        }
    }

    MultimodalLearnerParameters() {}

    MultimodalLearnerParameters(NodeParametersInput input) {
        input.getInTableSpec(LabelChoices.PORT).ifPresent(this::adapt);
    }

    private void adapt(DataTableSpec labels) {
        m_splitColumn = SplitColumn.usual(labels).orElse("");
        m_idColumn = LikelyColumns.patient(labels);
        List<DataColumnSpec> possible = labels.stream()
                .filter(LabelsTable::isPossibleTarget)
                .filter(column -> !column.getName().equals(m_splitColumn)
                        && !column.getName().equals(m_idColumn))
                .toList();
        LabelsTable.likelyTarget(possible).ifPresent(name -> m_target = name);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, () -> {
            training();
            ModalityChoice.byTable(m_modalities, Integer.MAX_VALUE);
            new Place("File", m_file).check();
        });
    }

    /** @return how a model is trained */
    Training training() {
        return Training.of(new UsualChoices(
                new UsualChoices.OfTable(m_predicted, m_target, m_labels),
                split(),
                group(),
                m_preset,
                m_simpleModels,
                m_seed,
                m_device,
                new UsualChoices.Decisions(
                        m_eventOfDecisions == null ? "" : m_eventOfDecisions, m_eventNeverDoubtful, alarm())));
    }

    /** @return the column that says what each row is used for; empty if all rows are for training */
    Optional<String> split() {
        return Optional.ofNullable(m_splitColumn).filter(name -> !name.isBlank());
    }

    private String group() {
        return m_groupColumn == null ? "" : m_groupColumn;
    }

    private Optional<WantedAlarm> alarm() {
        return m_alarmAt.wanted(m_event, m_alarmThreshold, m_alarmSensitivity, m_alarmsIn100, m_alarmCost);
    }

    /** @return the report that is written */
    ModelReport report() {
        return ModelReport.onCohort(m_file, m_ifExists, split().orElse(""), group());
    }

    /**
     * @param labels the columns of the labels
     * @return the names of those that stand beside predictions: what is true of a row, and what it was used for
     */
    List<String> beside(DataTableSpec labels) {
        List<String> names = new ArrayList<>(outcomes(labels));
        split().ifPresent(names::add);
        return names;
    }

    /**
     * @param labels the columns of the labels
     * @return the names of those that are predicted
     */
    List<String> outcomes(DataTableSpec labels) {
        return m_predicted == Predicted.LABELS
                ? List.of(m_labels.filter(
                        labels.stream().filter(LabelsTable::isPossibleLabel).toList()))
                : Optional.ofNullable(m_target).stream().toList();
    }

    /**
     * @param columns the columns of each table besides the labels, in the order of their ports
     * @return the tables
     * @throws InputException if there is none, or the dialog names one twice or one that is not there
     */
    List<RawTable> tables(List<DataTableSpec> columns) {
        if (columns.isEmpty()) {
            throw new InputException(
                    "No table of raw data is connected.",
                    "Add an input for each table with the plus sign on the node.");
        }
        Map<Integer, ModalityChoice> choices = ModalityChoice.byTable(m_modalities, columns.size());
        return IntStream.range(0, columns.size())
                .mapToObj(index -> RawTable.of(index + 1, columns.get(index), choices.get(index), m_texts))
                .toList();
    }
}

package org.multimodalbtw.nodes.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.series.SeriesColumns;
import org.multimodalbtw.engine.encode.series.SeriesEncoderSettings;
import org.multimodalbtw.engine.encode.series.SeriesForm;
import org.multimodalbtw.engine.encode.series.SeriesLayout;
import org.multimodalbtw.nodes.encoder.EncoderParameters;
import org.multimodalbtw.nodes.encoder.PatientColumns;
import org.multimodalbtw.nodes.encoder.SelectedColumns;
import org.multimodalbtw.nodes.table.ColumnKinds;

/** Where the Series Encoder finds measurements, and what they become. */
final class SeriesEncoderParameters extends EncoderParameters {

    private static final String USUAL_NAME = "series";
    private static final String[] TIME_WORDS = {"time", "minute", "hour", "day", "offset"};
    private static final SeriesEncoderSettings DEFAULTS = SeriesEncoderSettings.defaults();

    @Section(title = "Measurements")
    @After(ModalitySection.class)
    @Before(TrainingSection.class)
    interface MeasurementSection {}

    @Section(title = "Encoding")
    @After(TrainingSection.class)
    interface EncodingSection {}

    @Widget(title = "Table holds", description = "How the table holds measurements.")
    @RadioButtonsWidget
    @ValueReference(LayoutRef.class)
    @Layout(MeasurementSection.class)
    TableLayout m_layout = TableLayout.MEASUREMENTS;

    @Widget(
            title = "Patient column",
            description =
                    "The column that names the patient: texts or whole numbers, the same as the RowIDs of the table of training rows "
                            + "and of the other modalities.")
    @ChoicesProvider(PatientColumns.class)
    @Effect(predicate = IsMeasurements.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    String m_patient = "";

    @Widget(
            title = "Time column",
            description =
                    "When it was measured: a number in any unit, for example minutes since admission, or a date, with a time of day or "
                            + "without. Dates count in hours from each patient's first measurement.")
    @ChoicesProvider(TimeColumns.class)
    @Effect(predicate = IsMeasurements.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    String m_time = "";

    @Widget(title = "Variable column", description = "What was measured: a name, or a whole number that stands for it.")
    @ChoicesProvider(PatientColumns.class)
    @Effect(predicate = IsMeasurements.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    String m_variable = "";

    @Widget(title = "Value column", description = "The number that was measured, in the variable's own unit.")
    @ChoicesProvider(NumberColumns.class)
    @Effect(predicate = IsMeasurements.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    String m_value = "";

    @Widget(title = "Lists", description = "The columns with lists of numbers, one for each variable.")
    @ColumnFilterWidget(choicesProvider = ListColumns.class)
    @Effect(predicate = IsLists.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    ColumnFilter m_lists = new ColumnFilter().withIncludeUnknownColumns();

    @Widget(
            title = "Equally spaced",
            description =
                    "Whether the values of a list are equally spaced in time. If not, another list has their times."
                            + " On as a rule.")
    @ValueReference(EquallySpacedRef.class)
    @Effect(predicate = IsLists.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    boolean m_equallySpaced = true;

    @Widget(title = "List of times", description = "The column with a list of the times of a row's values.")
    @ChoicesProvider(ListColumns.class)
    @Effect(predicate = HasTimes.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    String m_times = "";

    @Widget(title = "Series become", description = "What the network reads.")
    @ValueSwitchWidget
    @ValueReference(FormRef.class)
    @Layout(EncodingSection.class)
    Form m_form = Form.STATISTICS;

    @Widget(
            title = "Steps",
            description =
                    "Into how many steps of equal length the window is divided, 1 to 10,000: 48 steps of a window of 48 hours are "
                            + "hours. More steps show more detail and take more time."
                            + " 24 as a rule.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsGrid.class, type = EffectType.SHOW)
    @Layout(EncodingSection.class)
    int m_steps = DEFAULTS.steps();

    @Widget(
            title = "Most measurements of a patient",
            description =
                    "So many measurements of a patient are read, the latest ones, 1 to 100,000. Raise it where patients have more "
                            + "and what lies long ago matters; it takes time in proportion."
                            + " 1000 as a rule.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsEvents.class, type = EffectType.SHOW)
    @Layout(EncodingSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    int m_maxEvents = DEFAULTS.maxEvents();

    @Widget(
            title = "Window starts at",
            description =
                    "Earlier measurements are left out. In the unit of the times. Automatic: 0, or the earliest training measurement "
                            + "if that is before 0.")
    @OptionalWidget(defaultProvider = Zero.class)
    @NumberInputWidget
    @Layout(EncodingSection.class)
    Optional<Double> m_from = Optional.empty();

    @Widget(
            title = "Window ends at",
            description =
                    "Later measurements are left out: set it to the time of the prediction, so that nothing of the future enters. In "
                            + "the unit of the times. Automatic: the latest training measurement.")
    @OptionalWidget(defaultProvider = TwoDays.class)
    @NumberInputWidget
    @Layout(EncodingSection.class)
    Optional<Double> m_to = Optional.empty();

    @Widget(
            title = "Most variables",
            description = "So many of the most frequent variables are kept, 1 to 10,000."
                    + " 200 as a rule; raise it where rare measurements matter.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(EncodingSection.class)
    @Advanced
    int m_maxVariables = DEFAULTS.maxVariables();

    @Widget(
            title = "Largest standardised value",
            description =
                    "Standardised numbers are cut to plus or minus this many standard deviations, so that a slip of the pen does "
                            + "not dominate."
                            + " 5 as a rule; raise it where extreme values are real and matter.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Layout(EncodingSection.class)
    @Advanced
    double m_clip = DEFAULTS.clip();

    /** How the table holds measurements. */
    enum TableLayout {
        @Label(
                value = "One row for each measurement",
                description = "Patient, time, variable and value. A patient has many rows.")
        MEASUREMENTS,
        @Label(
                value = "One row for each patient, with lists",
                description = "A list of numbers for each variable. The RowID is the patient.")
        LISTS
    }

    /** What series become. */
    enum Form {
        @Label(
                value = "Statistics",
                description =
                        "Count, mean, spread, lowest, highest, first and last value, trend and time of the last value of each "
                                + "variable. Quick, and strong on few thousand patients.")
        STATISTICS(SeriesForm.STATISTICS),
        @Label(
                value = "Course over time",
                description =
                        "Values in equal steps of time, with what was measured and how long ago, for a recurrent network. Needs "
                                + "more patients and takes longer.")
        GRID(SeriesForm.GRID),
        @Label(
                value = "Every measurement",
                description =
                        "All measurements at their own times, for a network that learns for each variable which times matter "
                                + "(attention over time). For series with large gaps; needs thousands of patients and takes the "
                                + "longest.")
        EVENTS(SeriesForm.EVENTS);

        private final SeriesForm form;

        Form(SeriesForm form) {
            this.form = form;
        }
    }

    static final class LayoutRef implements ParameterReference<TableLayout> {}

    static final class FormRef implements ParameterReference<Form> {}

    static final class EquallySpacedRef implements BooleanReference {}

    static final class IsMeasurements implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(LayoutRef.class).isOneOf(TableLayout.MEASUREMENTS);
        }
    }

    static final class IsLists implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(LayoutRef.class).isOneOf(TableLayout.LISTS);
        }
    }

    static final class HasTimes implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(LayoutRef.class)
                    .isOneOf(TableLayout.LISTS)
                    .and(initializer.getBoolean(EquallySpacedRef.class).isFalse());
        }
    }

    static final class IsGrid implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(FormRef.class).isOneOf(Form.GRID);
        }
    }

    static final class IsEvents implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(FormRef.class).isOneOf(Form.EVENTS);
        }
    }

    static final class NumberColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isNumber(column);
        }
    }

    static final class TimeColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isTime(column);
        }
    }

    static final class ListColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isList(column);
        }
    }

    static final class Zero implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(NodeParametersInput input) {
            return 0.;
        }
    }

    static final class TwoDays implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(NodeParametersInput input) {
            return 48.;
        }
    }

    SeriesEncoderParameters() {
        super(USUAL_NAME);
    }

    SeriesEncoderParameters(NodeParametersInput input) {
        super(USUAL_NAME, input);
        input.getInTableSpec(0).ifPresent(this::guess);
    }

    private void guess(DataTableSpec table) {
        m_patient = guess(table, PatientColumns::isPossible, "patient", "subject", "stay", "case", "id");
        m_time = guessTime(table);
        m_variable = guess(
                table,
                column -> PatientColumns.isPossible(column) && !column.getName().equals(m_patient),
                "variable",
                "parameter",
                "item",
                "measurement",
                "test",
                "name",
                "code",
                "label");
        m_value = guess(
                table,
                column -> isNumber(column)
                        && !List.of(m_patient, m_time, m_variable).contains(column.getName()),
                "value",
                "result",
                "number");
        List<DataColumnSpec> lists =
                table.stream().filter(SeriesEncoderParameters::isList).toList();
        m_lists = new ColumnFilter(lists).withIncludeUnknownColumns();
        boolean isLong = !m_patient.isEmpty() && !m_time.isEmpty() && !m_variable.isEmpty() && !m_value.isEmpty();
        if (!isLong && !lists.isEmpty()) {
            m_layout = TableLayout.LISTS;
        }
    }

    /** Numbers with a likely name, else dates, else the first numbers. */
    private static String guessTime(DataTableSpec table) {
        String number = guess(table, SeriesEncoderParameters::isNumber, TIME_WORDS);
        boolean isLikely = Stream.of(TIME_WORDS)
                .anyMatch(word -> number.toLowerCase(Locale.ROOT).contains(word));
        String date = guess(table, column -> isTime(column) && !isNumber(column), TIME_WORDS);
        return isLikely || date.isEmpty() ? number : date;
    }

    /** The first column that is possible and has one of the words in its name, else the first that is possible, else none. */
    private static String guess(DataTableSpec table, Predicate<DataColumnSpec> possible, String... words) {
        List<String> names =
                table.stream().filter(possible).map(DataColumnSpec::getName).toList();
        for (String word : words) {
            for (String name : names) {
                if (name.toLowerCase(Locale.ROOT).contains(word)) {
                    return name;
                }
            }
        }
        return names.isEmpty() ? "" : names.get(0);
    }

    @Override
    protected void check() {
        settings();
    }

    /** @return what series become */
    SeriesEncoderSettings settings() {
        return new SeriesEncoderSettings(
                m_form.form, limit(m_from), limit(m_to), m_steps, m_maxEvents, m_maxVariables, m_clip);
    }

    private static OptionalDouble limit(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    /**
     * @param columns the columns that are read, as {@link #columns} gives them
     * @return where what stands
     */
    SeriesColumns seriesColumns(List<TableColumn> columns) {
        List<String> names = columns.stream().map(TableColumn::name).toList();
        if (m_layout == TableLayout.MEASUREMENTS) {
            return new SeriesColumns(
                    SeriesLayout.MEASUREMENTS,
                    Optional.of(m_patient),
                    Optional.of(m_time),
                    Optional.of(m_variable),
                    List.of(m_value));
        }
        return new SeriesColumns(
                SeriesLayout.LISTS,
                Optional.empty(),
                m_equallySpaced ? Optional.empty() : Optional.of(m_times),
                Optional.empty(),
                m_equallySpaced ? names : names.subList(1, names.size()));
    }

    @Override
    public List<String> columns(DataTableSpec table) {
        if (m_layout == TableLayout.MEASUREMENTS) {
            return List.of(
                    require(table, "Time column", m_time, SeriesEncoderParameters::isTime, "numbers or dates"),
                    require(table, "Variable column", m_variable, PatientColumns::isPossible, PatientColumns.CONTENT),
                    require(table, "Value column", m_value, SeriesEncoderParameters::isNumber, "numbers"));
        }
        List<String> names = new ArrayList<>();
        if (!m_equallySpaced) {
            names.add(require(table, "List of times", m_times, SeriesEncoderParameters::isList, "lists of numbers"));
        }
        List<DataColumnSpec> lists = table.stream()
                .filter(SeriesEncoderParameters::isList)
                .filter(column -> !names.contains(column.getName()))
                .toList();
        names.addAll(SelectedColumns.of(m_lists, lists, "lists of numbers"));
        return names;
    }

    @Override
    public Optional<String> patientColumn(DataTableSpec table) {
        return m_layout == TableLayout.LISTS
                ? Optional.empty()
                : Optional.of(require(
                        table, "Patient column", m_patient, PatientColumns::isPossible, PatientColumns.CONTENT));
    }

    private static String require(
            DataTableSpec table, String title, String name, Predicate<DataColumnSpec> fits, String content) {
        DataColumnSpec column = name == null ? null : table.getColumnSpec(name);
        if (column == null) {
            throw new InputException(
                    "'" + title + "': "
                            + (name == null || name.isEmpty()
                                    ? "no column is chosen."
                                    : "the table has no column '" + name + "'."),
                    "Choose a column with " + content + " in the node's dialog.");
        }
        if (!fits.test(column)) {
            throw new InputException(
                    "'" + title + "': column '" + name + "' holds no " + content + ".",
                    ColumnKinds.isDateOrTime(column)
                            ? ColumnKinds.CONVERT_DATES
                            : "Choose another column in the node's dialog, or convert it, for example with KNIME's String to Number or "
                                    + "String to Date&Time node.");
        }
        return name;
    }

    private static boolean isNumber(DataColumnSpec column) {
        return column.getType().isCompatible(DoubleValue.class);
    }

    private static boolean isTime(DataColumnSpec column) {
        return isNumber(column)
                || ColumnKinds.of(column.getType()).filter(Kind.TIME::equals).isPresent();
    }

    private static boolean isList(DataColumnSpec column) {
        return ColumnKinds.of(column.getType()).filter(Kind.VECTOR::equals).isPresent();
    }
}

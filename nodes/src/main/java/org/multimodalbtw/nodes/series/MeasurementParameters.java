package org.multimodalbtw.nodes.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
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
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.series.SeriesColumns;
import org.multimodalbtw.engine.encode.series.SeriesLayout;
import org.multimodalbtw.engine.survey.SeriesRole;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.nodes.encoder.EncoderParameters;
import org.multimodalbtw.nodes.encoder.LikelyColumns;
import org.multimodalbtw.nodes.encoder.PatientColumns;
import org.multimodalbtw.nodes.encoder.SelectedColumns;
import org.multimodalbtw.nodes.encoder.TableFacts;
import org.multimodalbtw.nodes.table.ColumnKinds;

/** Where the Series Encoder finds measurements. */
abstract class MeasurementParameters extends EncoderParameters {

    private static final String USUAL_NAME = "series";

    @Section(title = "Measurements")
    @After(ModalitySection.class)
    @Before(TrainingSection.class)
    interface MeasurementSection {}

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
    @Effect(predicate = IsLists.class, type = EffectType.HIDE)
    @Layout(MeasurementSection.class)
    String m_patient = "";

    @Widget(
            title = "Time column",
            description =
                    "When it was measured: a number in any unit, a date with or without a time, also as a text such as 2150-03-31 08:00, "
                            + "or hours and minutes such as 36:15. Dates count in hours from the start column, or from the patient's first "
                            + "measurement.")
    @ChoicesProvider(MeasurementColumns.TimeColumns.class)
    @Effect(predicate = IsLists.class, type = EffectType.HIDE)
    @Layout(MeasurementSection.class)
    String m_time = "";

    @Widget(title = "Variable column", description = "What was measured: a name, or a whole number that stands for it.")
    @ChoicesProvider(MeasurementColumns.VariableColumns.class)
    @Effect(predicate = IsMeasurements.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    String m_variable = "";

    @Widget(
            title = "Value column",
            description = "The number that was measured, in the variable's own unit, also as a text such as 37,1 or 120"
                    + " mmHg.")
    @ChoicesProvider(MeasurementColumns.ValueColumns.class)
    @Effect(predicate = IsMeasurements.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    String m_value = "";

    @Widget(
            title = "Unit column",
            description =
                    "The unit of the value. Values of a variable in several units are converted into the most frequent one where that is "
                            + "known, and else are variables of their own. Without it, all values of a variable have one unit.")
    @ChoicesProvider(MeasurementColumns.TextColumns.class)
    @Effect(predicate = IsMeasurements.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MeasurementSection.class)
    String m_unit = "";

    @Widget(
            title = "Variables",
            description = "The columns of numbers, one for each variable, also of texts that are numbers.")
    @ColumnFilterWidget(choicesProvider = MeasurementColumns.ValueColumns.class)
    @Effect(predicate = IsWide.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MeasurementSection.class)
    ColumnFilter m_variables = new ColumnFilter();

    @Widget(
            title = "Start column",
            description =
                    "The moment from which a patient's times count, for example the admission, in each of the patient's rows or in some. "
                            + "Without it, dates count from the patient's first measurement and numbers as they are.")
    @ChoicesProvider(MeasurementColumns.TimeColumns.class)
    @Effect(predicate = IsLists.class, type = EffectType.HIDE)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MeasurementSection.class)
    @Advanced
    String m_start = "";

    @Widget(
            title = "Values may be texts",
            description =
                    "Whether columns of texts can be values: numbers are read with units, limits and either decimal"
                            + " sign, and words count as not measured. What was converted is said. On as a rule.")
    @Persistor(SavedTexts.class)
    @Effect(predicate = IsLists.class, type = EffectType.HIDE)
    @Layout(MeasurementSection.class)
    @Advanced
    boolean m_texts = true;

    @Widget(title = "Lists", description = "The columns with lists of numbers, one for each variable.")
    @ColumnFilterWidget(choicesProvider = MeasurementColumns.ListColumns.class)
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
    @ChoicesProvider(MeasurementColumns.ListColumns.class)
    @Effect(predicate = HasTimes.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    String m_times = "";

    static final class LayoutRef implements ParameterReference<TableLayout> {}

    static final class EquallySpacedRef implements BooleanReference {}

    static final class IsMeasurements implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(LayoutRef.class).isOneOf(TableLayout.MEASUREMENTS);
        }
    }

    static final class IsWide implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(LayoutRef.class).isOneOf(TableLayout.WIDE);
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

    MeasurementParameters() {
        super(USUAL_NAME);
    }

    MeasurementParameters(NodeParametersInput input) {
        super(USUAL_NAME, input);
        input.getInTableSpec(0).ifPresent(this::guess);
    }

    @Override
    protected void adapt(TableFacts facts) {
        String patient = facts.patient().orElseGet(() -> LikelyColumns.patientOfNames(facts.columns()));
        take(facts.columns(), patient, facts.series().orElseGet(() -> LikelyColumns.roles(facts.columns(), patient)));
    }

    private void guess(DataTableSpec table) {
        String patient = LikelyColumns.patient(table);
        take(table, patient, LikelyColumns.roles(table, patient));
        List<DataColumnSpec> lists =
                table.stream().filter(MeasurementColumns::isList).toList();
        ListsOfTimes.among(lists).ifPresent(times -> {
            m_equallySpaced = false;
            m_times = times;
            m_lists = new ColumnFilter(lists.stream()
                            .filter(list -> !list.getName().equals(times))
                            .toList())
                    .withIncludeUnknownColumns();
        });
    }

    @Override
    public List<String> notes(DataTableSpec table) {
        List<String> read = new ArrayList<>(columns(table));
        patientColumn(table).ifPresent(read::add);
        UnreadColumns unread = new UnreadColumns(table, read);
        if (m_layout == TableLayout.LISTS) {
            return unread.lists(m_equallySpaced);
        }
        List<String> notes = new ArrayList<>(unread.clocks(m_time));
        if (m_layout == TableLayout.WIDE) {
            notes.addAll(unread.beside(variables(table), m_texts));
        }
        return notes;
    }

    @Override
    public List<String> notesUnasked(DataTableSpec table) {
        if (m_layout != TableLayout.WIDE) {
            return notes(table);
        }
        UnreadColumns unread = new UnreadColumns(table, columns(table));
        List<String> notes = new ArrayList<>(unread.clocks(m_time));
        notes.addAll(UnreadColumns.coded(variables(table), "leave %s out of the table."));
        return notes;
    }

    private List<String> variables(DataTableSpec table) {
        return SelectedColumns.of(
                m_variables, table.stream().filter(this::isValue).toList(), "numbers");
    }

    /** Numbers, and texts in columns that have no other role. */
    private boolean isValue(DataColumnSpec column) {
        boolean hasRole =
                Stream.of(m_patient, m_time, m_variable, m_unit, m_start).anyMatch(column.getName()::equals);
        return MeasurementColumns.isNumber(column) || m_texts && ColumnKinds.isText(column) && !hasRole;
    }

    private void take(DataTableSpec table, String patient, SeriesRoles roles) {
        m_patient = patient;
        m_time = roles.time().orElse("");
        m_variable = roles.variable().orElse("");
        m_value = roles.isWide() ? "" : roles.values().stream().findFirst().orElse("");
        m_unit = roles.unit().orElse("");
        m_start = roles.start().orElse("");
        m_variables = new ColumnFilter(table.stream()
                .filter(column -> roles.isWide() && roles.values().contains(column.getName()))
                .toList());
        List<DataColumnSpec> lists =
                table.stream().filter(MeasurementColumns::isList).toList();
        m_lists = new ColumnFilter(lists).withIncludeUnknownColumns();
        boolean hasRows = !m_patient.isEmpty() && roles.isComplete();
        if (!hasRows && !lists.isEmpty()) {
            m_layout = TableLayout.LISTS;
        } else if (roles.isWide()) {
            m_layout = TableLayout.WIDE;
        }
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
                    List.of(m_value),
                    chosen(m_unit),
                    chosen(m_start));
        }
        if (m_layout == TableLayout.WIDE) {
            return new SeriesColumns(
                    SeriesLayout.WIDE,
                    Optional.of(m_patient),
                    Optional.of(m_time),
                    Optional.empty(),
                    names.subList(1, names.size() - (chosen(m_start).isPresent() ? 1 : 0)),
                    Optional.empty(),
                    chosen(m_start));
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
        return switch (m_layout) {
            case MEASUREMENTS, WIDE -> rowColumns(table);
            case LISTS -> listColumns(table);
        };
    }

    private List<String> rowColumns(DataTableSpec table) {
        Map<SeriesRole, String> lacking = LikelyColumns.roles(table, m_patient).lacking();
        List<String> names = new ArrayList<>();
        names.add(MeasurementColumns.require(
                table,
                "Time column",
                m_time,
                MeasurementColumns::isTime,
                "numbers or dates",
                lacking.get(SeriesRole.TIME)));
        if (m_layout == TableLayout.MEASUREMENTS) {
            names.add(MeasurementColumns.require(
                    table,
                    "Variable column",
                    m_variable,
                    MeasurementColumns::isVariable,
                    PatientColumns.CONTENT,
                    lacking.get(SeriesRole.VARIABLE)));
            names.add(MeasurementColumns.require(
                    table, "Value column", m_value, this::isValue, "numbers", lacking.get(SeriesRole.VALUE)));
            chosen(m_unit)
                    .ifPresent(unit -> names.add(MeasurementColumns.require(
                            table, "Unit column", unit, ColumnKinds::isText, "texts", null)));
        } else {
            names.addAll(variables(table));
        }
        chosen(m_start)
                .ifPresent(start -> names.add(MeasurementColumns.require(
                        table, "Start column", start, MeasurementColumns::isTime, "numbers or dates", null)));
        return names;
    }

    /** @return whether a column says from when times count */
    final boolean hasStart() {
        return m_layout != TableLayout.LISTS && chosen(m_start).isPresent();
    }

    private static Optional<String> chosen(String column) {
        return Optional.ofNullable(column).filter(name -> !name.isEmpty());
    }

    private List<String> listColumns(DataTableSpec table) {
        List<String> names = new ArrayList<>();
        if (!m_equallySpaced) {
            names.add(MeasurementColumns.require(
                    table, "List of times", m_times, MeasurementColumns::isList, "lists of numbers", null));
        }
        List<DataColumnSpec> lists = table.stream()
                .filter(MeasurementColumns::isList)
                .filter(column -> !names.contains(column.getName()))
                .toList();
        names.addAll(SelectedColumns.of(m_lists, lists, "lists of numbers"));
        return names;
    }

    @Override
    public Optional<String> patientColumn(DataTableSpec table) {
        return m_layout == TableLayout.LISTS
                ? Optional.empty()
                : Optional.of(MeasurementColumns.require(
                        table,
                        "Patient column",
                        m_patient,
                        PatientColumns::isPossible,
                        PatientColumns.CONTENT,
                        "by its name, no column is the patient"));
    }
}

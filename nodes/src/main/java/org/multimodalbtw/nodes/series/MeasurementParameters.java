package org.multimodalbtw.nodes.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
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
import org.multimodalbtw.nodes.encoder.EncoderParameters;
import org.multimodalbtw.nodes.encoder.PatientColumns;
import org.multimodalbtw.nodes.encoder.SelectedColumns;

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
    @Effect(predicate = IsMeasurements.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    String m_patient = "";

    @Widget(
            title = "Time column",
            description =
                    "When it was measured: a number in any unit, for example minutes since admission, or a date, with a time of day or "
                            + "without. Dates count in hours from each patient's first measurement.")
    @ChoicesProvider(MeasurementColumns.TimeColumns.class)
    @Effect(predicate = IsMeasurements.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    String m_time = "";

    @Widget(title = "Variable column", description = "What was measured: a name, or a whole number that stands for it.")
    @ChoicesProvider(PatientColumns.class)
    @Effect(predicate = IsMeasurements.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    String m_variable = "";

    @Widget(title = "Value column", description = "The number that was measured, in the variable's own unit.")
    @ChoicesProvider(MeasurementColumns.NumberColumns.class)
    @Effect(predicate = IsMeasurements.class, type = EffectType.SHOW)
    @Layout(MeasurementSection.class)
    String m_value = "";

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

    private void guess(DataTableSpec table) {
        m_patient = MeasurementColumns.likely(
                table, PatientColumns::isPossible, "patient", "subject", "stay", "case", "id");
        m_time = MeasurementColumns.likelyTime(table);
        m_variable = MeasurementColumns.likely(
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
        m_value = MeasurementColumns.likely(
                table,
                column -> MeasurementColumns.isNumber(column)
                        && !List.of(m_patient, m_time, m_variable).contains(column.getName()),
                "value",
                "result",
                "number");
        List<DataColumnSpec> lists =
                table.stream().filter(MeasurementColumns::isList).toList();
        m_lists = new ColumnFilter(lists).withIncludeUnknownColumns();
        boolean isLong = !m_patient.isEmpty() && !m_time.isEmpty() && !m_variable.isEmpty() && !m_value.isEmpty();
        if (!isLong && !lists.isEmpty()) {
            m_layout = TableLayout.LISTS;
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
                    MeasurementColumns.require(
                            table, "Time column", m_time, MeasurementColumns::isTime, "numbers or dates"),
                    MeasurementColumns.require(
                            table, "Variable column", m_variable, PatientColumns::isPossible, PatientColumns.CONTENT),
                    MeasurementColumns.require(
                            table, "Value column", m_value, MeasurementColumns::isNumber, "numbers"));
        }
        List<String> names = new ArrayList<>();
        if (!m_equallySpaced) {
            names.add(MeasurementColumns.require(
                    table, "List of times", m_times, MeasurementColumns::isList, "lists of numbers"));
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
                        table, "Patient column", m_patient, PatientColumns::isPossible, PatientColumns.CONTENT));
    }
}

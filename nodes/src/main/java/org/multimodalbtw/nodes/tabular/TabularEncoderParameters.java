package org.multimodalbtw.nodes.tabular;

import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation.IsNotBlankValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TabularEncoderSettings;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.table.ColumnKinds;

/** What the Tabular Encoder encodes, and from which rows it learns. */
final class TabularEncoderParameters implements NodeParameters {

    static final int TRAINING_ROWS_PORT = 1;

    private static final String SPLIT = "split";
    private static final String UNNAMED_TABLE = "default";

    @Section(title = "Modality")
    interface ModalitySection {}

    @Section(
            title = "Training rows",
            description =
                    "The encoder learns means, spreads and categories from the training rows alone, so that nothing of "
                            + "the validation and test rows leaks into the model.")
    @After(ModalitySection.class)
    interface TrainingSection {}

    @Section(title = "Encoding")
    @After(TrainingSection.class)
    @Advanced
    interface EncodingSection {}

    @Widget(
            title = "Modality name",
            description = "The name under which the model and all results show this table, for example labs.")
    @TextInputWidget(patternValidation = IsNotBlankValidation.class)
    @Layout(ModalitySection.class)
    String m_modality = "modality";

    @Widget(
            title = "Columns",
            description =
                    "The columns to encode: numbers, true/false (as 1 and 0), texts (as categories), lists of numbers "
                            + "and double vectors. Leave out ids and the outcome.")
    @ColumnFilterWidget(choicesProvider = ReadableColumns.class)
    @Layout(ModalitySection.class)
    ColumnFilter m_columns = new ColumnFilter().withIncludeUnknownColumns();

    @Widget(
            title = "Training rows are",
            description =
                    "Which rows of the table at the second input are training rows. Rows are matched by RowID. Without a "
                            + "table there, all rows are training rows.")
    @ValueSwitchWidget
    @ValueReference(TrainingRowsRef.class)
    @Layout(TrainingSection.class)
    TrainingRows m_trainingRows = TrainingRows.BY_COLUMN;

    @Widget(title = "Split column", description = "The column that says what each row is used for.")
    @ChoicesProvider(SplitColumns.class)
    @Effect(predicate = IsByColumn.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    String m_splitColumn = SPLIT;

    @Widget(title = "Training value", description = "Rows with this value in the split column are training rows.")
    @Effect(predicate = IsByColumn.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    String m_trainingValue = "train";

    @Widget(
            title = "Most categories",
            description = "A text column keeps at most so many of its most frequent categories; the rest share one.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(EncodingSection.class)
    int m_maxCategories = TabularEncoderSettings.defaults().maxCategories();

    @Widget(
            title = "Largest standardised value",
            description =
                    "Standardised numbers are cut to plus or minus this many standard deviations, so that a slip of the "
                            + "pen does not dominate.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Layout(EncodingSection.class)
    double m_clip = TabularEncoderSettings.defaults().clip();

    @Widget(
            title = "Mark empty cells",
            description =
                    "Adds a value that says whether a number was there to each column with empty cells: in clinical data, "
                            + "whether something was measured often matters.")
    @Layout(EncodingSection.class)
    boolean m_missingIndicators = TabularEncoderSettings.defaults().missingIndicators();

    /** Which rows of the second table are training rows. */
    enum TrainingRows {
        @Label(value = "Rows with a value", description = "Rows with the training value in the split column.")
        BY_COLUMN,
        @Label(value = "All its rows", description = "All rows of the table at the second input.")
        ALL
    }

    static final class TrainingRowsRef implements ParameterReference<TrainingRows> {}

    static final class IsByColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(TrainingRowsRef.class).isOneOf(TrainingRows.BY_COLUMN);
        }
    }

    static final class ReadableColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnKinds.of(column.getType()).isPresent();
        }
    }

    static final class SplitColumns extends CompatibleColumnsProvider {
        SplitColumns() {
            super(StringValue.class);
        }

        @Override
        public int getInputTableIndex() {
            return TRAINING_ROWS_PORT;
        }
    }

    TabularEncoderParameters() {}

    TabularEncoderParameters(NodeParametersInput input) {
        input.getInTableSpec(0).ifPresent(spec -> {
            m_columns = new ColumnFilter(ColumnKinds.readable(spec)).withIncludeUnknownColumns();
            String name = spec.getName();
            if (name != null && !name.isBlank() && !name.equals(UNNAMED_TABLE)) {
                m_modality = name;
            }
        });
        input.getInTableSpec(TRAINING_ROWS_PORT)
                .filter(spec -> !hasSplit(spec))
                .ifPresent(spec -> m_trainingRows = TrainingRows.ALL);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.configure(() -> {
            settings();
            return modality();
        });
    }

    /** @return the modality's name */
    String modality() {
        if (m_modality.isBlank()) {
            throw new InputException("The modality has no name.", "Give the modality a name in the node's dialog.");
        }
        return m_modality.strip();
    }

    /** @return how cells are encoded */
    TabularEncoderSettings settings() {
        if (m_maxCategories < 1) {
            throw new InputException("'Most categories' is " + m_maxCategories + ".", "Choose 1 or more.");
        }
        if (!(m_clip > 0 && m_clip <= Float.MAX_VALUE)) {
            throw new InputException("'Largest standardised value' is " + m_clip + ".", "Choose a number above 0.");
        }
        return new TabularEncoderSettings(m_maxCategories, m_clip, m_missingIndicators);
    }

    /**
     * @param table the columns of the table to encode
     * @return the names of the columns to encode, in the table's order
     */
    List<String> columns(DataTableSpec table) {
        List<DataColumnSpec> readable = ColumnKinds.readable(table);
        String[] lacking = m_columns.getMissingSelected(readable);
        if (lacking.length > 0) {
            throw new InputException(
                    "The table has no column of a readable type named '" + lacking[0] + "'"
                            + (lacking.length > 1
                                    ? ", nor " + (lacking.length - 1) + " others that are selected."
                                    : "."),
                    "Select the columns anew in the node's dialog, or give the table these columns.");
        }
        List<String> columns = Arrays.asList(m_columns.filter(readable));
        if (columns.isEmpty()) {
            throw new InputException(
                    "No column is selected that can be encoded.",
                    "Select columns with numbers, texts or lists of numbers in the node's dialog.");
        }
        return columns;
    }

    /**
     * @param trainingRows the columns of the second table
     * @return whether its split column selects the training rows
     */
    boolean splits(DataTableSpec trainingRows) {
        if (m_trainingRows == TrainingRows.ALL) {
            return false;
        }
        if (!isText(trainingRows, m_splitColumn)) {
            throw new InputException(
                    "The table of training rows has no text column '" + m_splitColumn + "'.",
                    "Choose the split column, or that all its rows are training rows, in the node's dialog.");
        }
        return true;
    }

    private static boolean hasSplit(DataTableSpec spec) {
        return isText(spec, SPLIT);
    }

    private static boolean isText(DataTableSpec spec, String name) {
        DataColumnSpec column = name == null ? null : spec.getColumnSpec(name);
        return column != null && column.getType().isCompatible(StringValue.class);
    }
}

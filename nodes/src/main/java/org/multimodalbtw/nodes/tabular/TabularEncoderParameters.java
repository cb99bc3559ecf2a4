package org.multimodalbtw.nodes.tabular;

import java.util.List;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.nodes.encoder.EncoderParameters;
import org.multimodalbtw.nodes.encoder.SelectedColumns;
import org.multimodalbtw.nodes.table.ColumnKinds;

/** What the Tabular Encoder encodes, and how. */
final class TabularEncoderParameters extends EncoderParameters {

    private static final String USUAL_NAME = "labs";

    @Section(title = "Encoding")
    @After(TrainingSection.class)
    @Advanced
    interface EncodingSection {}

    @Widget(
            title = "Columns",
            description =
                    "The columns to encode: numbers, true/false (as 1 and 0), texts (as categories), lists of texts (as codes), lists of numbers "
                            + "and double vectors. Dates and times are left out. Leave out ids and the outcome.")
    @ColumnFilterWidget(choicesProvider = ReadableColumns.class)
    @Layout(ModalitySection.class)
    ColumnFilter m_columns = new ColumnFilter().withIncludeUnknownColumns();

    @Widget(
            title = "Most categories",
            description = "A text column keeps at most so many of its most frequent categories; the rest share one."
                    + " 20 as a rule; raise it where a rare category matters and enough rows have it.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(EncodingSection.class)
    int m_maxCategories = TabularEncoderSettings.defaults().maxCategories();

    @Widget(
            title = "Largest standardised value",
            description =
                    "Standardised numbers are cut to plus or minus this many standard deviations, so that a slip of the "
                            + "pen does not dominate."
                            + " 5 as a rule; raise it where extreme values are real and matter.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Layout(EncodingSection.class)
    double m_clip = TabularEncoderSettings.defaults().clip();

    @Widget(
            title = "Mark empty cells",
            description =
                    "Adds a value that says whether a number was there to each column with empty cells: in clinical data, "
                            + "whether something was measured often matters."
                            + " On as a rule; off where cells are empty by chance alone.")
    @Layout(EncodingSection.class)
    boolean m_missingIndicators = TabularEncoderSettings.defaults().missingIndicators();

    @Widget(
            title = "One value or empty is a flag",
            description =
                    "Whether a column that has one value, such as 1 or yes, and empty cells elsewhere says by them whether something is so. On as a "
                            + "rule; otherwise such columns are left out.")
    @Persistor(OfFlags.class)
    @Layout(EncodingSection.class)
    boolean m_flags = TabularEncoderSettings.defaults().flags();

    /** Encoders that were saved before the choice existed leave such columns out. */
    static final class OfFlags implements NodeParametersPersistor<Boolean> {

        private static final String KEY = "flags";

        @Override
        public Boolean load(NodeSettingsRO settings) {
            return settings.getBoolean(KEY, false);
        }

        @Override
        public void save(Boolean flags, NodeSettingsWO settings) {
            settings.addBoolean(KEY, flags);
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][] {{KEY}};
        }
    }

    @Widget(
            title = "Fewest patients of a category",
            description =
                    "A category of fewer training patients is not named in the encoder, which others may be given, and counts as one of the "
                            + "others. 5 as a rule, 1 names all.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Persistor(OfFewestPatients.class)
    @Layout(EncodingSection.class)
    int m_fewestPatients = TabularEncoderSettings.defaults().fewestPatients();

    /** Encoders that were saved before the choice existed name all categories. */
    static final class OfFewestPatients implements NodeParametersPersistor<Integer> {

        private static final String KEY = "fewestPatients";

        @Override
        public Integer load(NodeSettingsRO settings) {
            return settings.getInt(KEY, 1);
        }

        @Override
        public void save(Integer fewest, NodeSettingsWO settings) {
            settings.addInt(KEY, fewest);
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][] {{KEY}};
        }
    }

    @Widget(
            title = "Lists of texts are codes",
            description =
                    "Whether columns of lists of texts, such as the diagnoses of a patient, are encoded, with one value for each frequent "
                            + "text. On as a rule; otherwise they are left out.")
    @Persistor(OfLists.class)
    @Layout(EncodingSection.class)
    boolean m_lists = true;

    /** Encoders that were saved before the choice existed leave lists of texts out. */
    static final class OfLists implements NodeParametersPersistor<Boolean> {

        private static final String KEY = "lists";

        @Override
        public Boolean load(NodeSettingsRO settings) {
            return settings.getBoolean(KEY, false);
        }

        @Override
        public void save(Boolean lists, NodeSettingsWO settings) {
            settings.addBoolean(KEY, lists);
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][] {{KEY}};
        }
    }

    static final class ReadableColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnKinds.isTabular(column);
        }
    }

    TabularEncoderParameters() {
        super(USUAL_NAME);
    }

    TabularEncoderParameters(NodeParametersInput input) {
        super(USUAL_NAME, input);
        input.getInTableSpec(0)
                .ifPresent(spec -> m_columns = new ColumnFilter(ColumnKinds.tabular(spec)).withIncludeUnknownColumns());
    }

    @Override
    protected void check() {
        settings();
    }

    /** @return how cells are encoded */
    TabularEncoderSettings settings() {
        Limits.atLeast("'Most categories'", m_maxCategories, 1);
        Limits.positive("Largest standardised value", m_clip);
        Limits.atLeast("'Fewest patients of a category'", m_fewestPatients, 1);
        return new TabularEncoderSettings(m_maxCategories, m_clip, m_missingIndicators, m_flags, m_fewestPatients);
    }

    @Override
    public List<String> columns(DataTableSpec table) {
        List<String> columns = selected(table, column -> !ColumnKinds.isDateOrTime(column));
        if (columns.isEmpty()) {
            throw new InputException(
                    "All selected columns hold dates or times, for example '"
                            + selected(table, ColumnKinds::isDateOrTime).get(0) + "'.",
                    ColumnKinds.CONVERT_DATES);
        }
        return columns;
    }

    @Override
    public List<String> notes(DataTableSpec table) {
        List<String> dates = selected(table, ColumnKinds::isDateOrTime);
        if (dates.isEmpty()) {
            return List.of();
        }
        String count = dates.size() == 1
                ? "1 column of dates or times is left out: '" + dates.get(0) + "'."
                : dates.size() + " columns of dates or times are left out, for example '" + dates.get(0) + "'.";
        return List.of(count + " To use it: " + ColumnKinds.CONVERT_DATES);
    }

    /** The selected columns that fit, in the table's order; columns of dates and times can be among them. */
    private List<String> selected(DataTableSpec table, Predicate<DataColumnSpec> fits) {
        List<DataColumnSpec> possible = table.stream()
                .filter(column -> ColumnKinds.isTabular(column) || ColumnKinds.isDateOrTime(column))
                .filter(column -> m_lists || !ColumnKinds.isListOfTexts(column))
                .toList();
        return SelectedColumns.of(m_columns, possible, "numbers, texts or lists of numbers").stream()
                .filter(name -> fits.test(table.getColumnSpec(name)))
                .toList();
    }
}

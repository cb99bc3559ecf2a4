package org.multimodalbtw.nodes.tabular;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.table.TableLook;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.nodes.encoder.EncoderParameters;
import org.multimodalbtw.nodes.encoder.SelectedColumns;
import org.multimodalbtw.nodes.encoder.TableFacts;
import org.multimodalbtw.nodes.run.SavedChoice;
import org.multimodalbtw.nodes.run.SavedLater;
import org.multimodalbtw.nodes.run.TextList;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.TakenAs;

/** What the Tabular Encoder encodes, and how. */
final class TabularEncoderParameters extends EncoderParameters {

    private static final String USUAL_NAME = "labs";

    @Section(title = "What columns are")
    @After(TrainingSection.class)
    interface LookSection {}

    @Section(title = "Encoding")
    @After(LookSection.class)
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
    static final class OfFlags extends SavedLater<Boolean> {
        OfFlags() {
            super("flags", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
        }
    }

    @Widget(
            title = "Columns are",
            description =
                    "Whether the training rows are looked at to find out what each column is, or columns are taken by their types. What was "
                            + "found is said in the node's message and shown in its view, and new rows are read in the same way.")
    @ValueSwitchWidget
    @ValueReference(ReadingRef.class)
    @Persistor(OfReading.class)
    @Layout(LookSection.class)
    Reading m_reading = Reading.LOOKED_AT;

    @Widget(title = "Columns taken as", description = "What columns are, where what was found is wrong.")
    @ArrayWidget(addButtonText = "Add column", elementTitle = "Column")
    @Effect(predicate = IsLookedAt.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(LookSection.class)
    ChosenColumn[] m_takenAs = {};

    @Widget(
            title = "Numbers that stand for empty are empty",
            description =
                    "Whether numbers such as -999 and 9999 that lie far from all others of their column count as empty, and numbers out of "
                            + "all measure, such as 1e39, too. On as a rule.")
    @Effect(predicate = IsLookedAt.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(LookSection.class)
    @Advanced
    boolean m_sentinels = true;

    @Widget(
            title = "Two numbers in a cell become two columns",
            description =
                    "Whether a column in which nearly all cells can be blood pressures, such as 135/81, becomes two columns of numbers, bp (first) "
                            + "and bp (second) for a column bp. Otherwise it is left out. On as a rule.")
    @Effect(predicate = IsLookedAt.class, type = EffectType.SHOW)
    @Persistor(OfPairs.class)
    @Layout(LookSection.class)
    @Advanced
    boolean m_pairs = true;

    /** Encoders that were saved before there was the setting leave such columns out. */
    static final class OfPairs extends SavedLater<Boolean> {
        OfPairs() {
            super("pairs", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
        }
    }

    @Widget(
            title = "Texts that mean empty",
            description =
                    "Cells with one of these texts count as empty, separated by commas. An empty cell always does."
                            + " Add what your tables use, for example not done.")
    @Effect(predicate = IsLookedAt.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(LookSection.class)
    @Advanced
    String m_missingTexts = TextList.join(CellReading.USUAL_EMPTY);

    /** How columns are understood. */
    enum Reading {
        @Label(
                value = "Looked at",
                description =
                        "Numbers that came as texts are read, and identifiers, dates and free texts are left out with a word. A column of "
                                + "numbers stays one.")
        LOOKED_AT,
        @Label(value = "As typed", description = "Numbers are numbers, and all texts are categories.")
        AS_TYPED
    }

    /** What the analyst says of a column. */
    static final class ChosenColumn implements NodeParameters {

        @Widget(title = "Column", description = "The column.")
        @ChoicesProvider(ReadableColumns.class)
        String m_column = "";

        @Widget(title = "Taken as", description = "What it is.")
        @ValueSwitchWidget
        TakenAs m_as = TakenAs.CATEGORY;
    }

    /** Encoders that were saved before columns were looked at take them by their types. */
    static final class OfReading extends SavedChoice<Reading> {
        OfReading() {
            super("reading", "Columns are", Reading.AS_TYPED);
        }
    }

    static final class ReadingRef implements ParameterReference<Reading> {}

    static final class IsLookedAt implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(ReadingRef.class).isOneOf(Reading.LOOKED_AT);
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
    static final class OfFewestPatients extends SavedLater<Integer> {
        OfFewestPatients() {
            super("fewestPatients", 1, NodeSettingsRO::getInt, NodeSettingsWO::addInt);
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
    static final class OfLists extends SavedLater<Boolean> {
        OfLists() {
            super("lists", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
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
    protected void adapt(TableFacts facts) {
        m_columns = new ColumnFilter(ColumnKinds.tabular(facts.columns()));
    }

    @Override
    protected void check() {
        settings();
        look();
    }

    /** @return how cells are encoded */
    TabularEncoderSettings settings() {
        Limits.atLeast("'Most categories'", m_maxCategories, 1);
        Limits.positive("Largest standardised value", m_clip);
        Limits.atLeast("'Fewest patients of a category'", m_fewestPatients, 1);
        return new TabularEncoderSettings(m_maxCategories, m_clip, m_missingIndicators, m_flags, m_fewestPatients);
    }

    /**
     * @param trainingRows the rows to learn from
     * @param outcomes what is known of their outcomes
     * @param monitor progress and cancel
     * @return the encoder
     */
    FittedEncoder fit(TableRows trainingRows, KnownRows outcomes, ProgressMonitor monitor) {
        return m_reading == Reading.LOOKED_AT
                ? TabularEncoder.fit(modality(), trainingRows, look().knowing(outcomes), settings(), monitor)
                : TabularEncoder.fit(modality(), trainingRows, settings(), monitor);
    }

    @Override
    public List<String> notSwitchedOn(TableRows trainingRows, ProgressMonitor monitor) {
        List<String> found = m_reading == Reading.LOOKED_AT
                ? List.of()
                : TabularEncoder.wouldFind(modality(), trainingRows, monitor);
        return found.isEmpty()
                ? List.of()
                : List.of("Columns are taken by their types. 'Columns are: Looked at' would find "
                        + (found.size() == 1 ? "this: " : found.size() + " things, for example: ") + found.get(0));
    }

    private TableLook look() {
        Map<String, Choice> choices = new LinkedHashMap<>();
        for (ChosenColumn column : m_takenAs) {
            if (column.m_column == null || column.m_column.isBlank()) {
                throw new InputException(
                        "'Columns taken as' has an entry without a column.",
                        "Choose its column in the node's dialog, or remove the entry.");
            }
            choices.put(column.m_column, column.m_as.choice());
        }
        return new TableLook(TextList.split(m_missingTexts), m_sentinels, m_pairs, choices);
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
        return LeftOutColumns.of(table, m_columns).notes();
    }

    /** The selected columns that fit, in the table's order; columns of dates and times can be among them. */
    private List<String> selected(DataTableSpec table, Predicate<DataColumnSpec> fits) {
        List<DataColumnSpec> possible = table.stream()
                .filter(column -> ColumnKinds.isTabular(column) || ColumnKinds.isDateOrTime(column))
                .filter(column -> m_lists || !ColumnKinds.isListOfTexts(column))
                .toList();
        List<DataColumnSpec> others = LeftOutColumns.of(table, m_columns).others();
        if (possible.isEmpty() && !others.isEmpty()) {
            throw new InputException(
                    "No column can be read, for example '" + others.get(0).getName() + "' of type "
                            + others.get(0).getType().getName() + ".",
                    LeftOutColumns.CONVERT);
        }
        return SelectedColumns.of(m_columns, possible, "numbers, texts or lists of numbers").stream()
                .filter(name -> fits.test(table.getColumnSpec(name)))
                .toList();
    }
}

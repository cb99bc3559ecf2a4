package org.multimodalbtw.nodes.encoder;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
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
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation.IsNotBlankValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.table.SplitColumn;

/** What every encoder node asks for: the name of the modality, and from which rows the encoder learns. */
public abstract class EncoderParameters implements NodeParameters {

    /** The port of the table that says which rows are training rows. */
    public static final int TRAINING_ROWS_PORT = 1;

    /** What most of the platform's readers call every table. */
    private static final String UNNAMED_TABLE = "default";

    private static final String CHOOSE_SPLIT =
            "Choose the split column, or that all its rows are training rows, in the node's dialog.";

    /** What is encoded. */
    @Section(title = "Modality")
    public interface ModalitySection {}

    /** From which rows the encoder learns. */
    @Section(
            title = "Training rows",
            description =
                    "The encoder learns from the training rows alone, so that nothing of the validation and test rows leaks "
                            + "into the model.")
    @After(ModalitySection.class)
    public interface TrainingSection {}

    @Widget(
            title = "Modality name",
            description = "The name under which the model and all results show this table, for example labs."
                    + " Choose a short one; it appears in every result.")
    @TextInputWidget(patternValidation = IsNotBlankValidation.class)
    @Layout(ModalitySection.class)
    String m_modality;

    @Widget(
            title = "Training rows are",
            description =
                    "Which rows of the table at the second input are training rows. Rows are matched by RowID. Without a "
                            + "table there, all rows are training rows.")
    @ValueSwitchWidget
    @ValueReference(TrainingRowsRef.class)
    @Layout(TrainingSection.class)
    TrainingRows m_trainingRows = TrainingRows.BY_SPLIT;

    @Widget(title = "Split column", description = "The column that says what each row is used for.")
    @ChoicesProvider(SplitColumns.class)
    @Effect(predicate = IsAll.class, type = EffectType.HIDE)
    @Layout(TrainingSection.class)
    String m_splitColumn = SplitColumn.USUAL_NAME;

    @Widget(
            title = "Training value",
            description = "Rows with this value in the split column are training rows." + " train as a rule.")
    @Effect(predicate = IsByColumn.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    String m_trainingValue = "train";

    /** Which rows of the second table are training rows. */
    enum TrainingRows {
        @Label(
                value = "Those of the split",
                description =
                        "Rows that the split column calls train, in any case and with the words that the BTW Learner understands.")
        BY_SPLIT,
        @Label(value = "Rows with a value", description = "Rows with the training value in the split column.")
        BY_COLUMN,
        @Label(value = "All its rows", description = "All rows of the table at the second input.")
        ALL
    }

    static final class TrainingRowsRef implements ParameterReference<TrainingRows> {}

    static final class IsAll implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(TrainingRowsRef.class).isOneOf(TrainingRows.ALL);
        }
    }

    static final class IsByColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(TrainingRowsRef.class).isOneOf(TrainingRows.BY_COLUMN);
        }
    }

    static final class SplitColumns implements FilteredInputTableColumnsProvider {
        @Override
        public int getInputTableIndex() {
            return TRAINING_ROWS_PORT;
        }

        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return SplitColumn.isPossible(column);
        }
    }

    /** @param usualName what such a modality is usually called, for example {@code "labs"} */
    protected EncoderParameters(String usualName) {
        m_modality = usualName;
    }

    /**
     * @param usualName what such a modality is usually called
     * @param input what is connected: a named table names the modality, and a table without a split is all training rows
     */
    protected EncoderParameters(String usualName, NodeParametersInput input) {
        this(usualName);
        input.getInTableSpec(0)
                .map(DataTableSpec::getName)
                .filter(name -> !name.isBlank() && !name.equals(UNNAMED_TABLE))
                .ifPresent(name -> m_modality = name);
        input.getInTableSpec(TRAINING_ROWS_PORT).ifPresent(spec -> SplitColumn.usual(spec)
                .or(() -> SplitColumn.byValues(spec))
                .ifPresentOrElse(name -> m_splitColumn = name, () -> m_trainingRows = TrainingRows.ALL));
    }

    /** Takes what is known of a table, as the dialog does for one that is connected. */
    final void take(TableFacts facts) {
        m_modality = facts.modality();
        m_trainingRows = facts.split().isPresent() ? TrainingRows.BY_SPLIT : TrainingRows.ALL;
        m_splitColumn = facts.split().orElse(m_splitColumn);
        adapt(facts);
    }

    /**
     * Chooses columns.
     *
     * @param facts what is known of the table to encode
     */
    protected abstract void adapt(TableFacts facts);

    /**
     * @param table the columns of the table to encode
     * @return the names of the columns that the encoder reads, in the order in which it reads them
     * @throws InputException if the table lacks one, or none can be encoded
     */
    public abstract List<String> columns(DataTableSpec table);

    /**
     * @param table the table to encode
     * @param notes takes what its cells say of the choice of columns, one sentence each
     * @return as {@link #columns(DataTableSpec)}, or other columns where the cells of these cannot be meant
     * @throws IOException if a place that the settings name cannot be looked at
     */
    public List<String> columns(BufferedDataTable table, Consumer<String> notes) throws IOException {
        return columns(table.getDataTableSpec());
    }

    /**
     * @param table the columns of the table to encode
     * @return what the analyst should know of the columns, one sentence each
     */
    public List<String> notes(DataTableSpec table) {
        return List.of();
    }

    /**
     * @param table the columns of a table of which no dialog asks
     * @return as {@link #notes}, without what whoever took the table says of its columns, and without a word of the dialog
     */
    public List<String> notesUnasked(DataTableSpec table) {
        return notes(table);
    }

    /**
     * @param trainingRows the rows to learn from
     * @param monitor progress and cancel
     * @return what settings that are off would find in the rows, one sentence each
     */
    public List<String> notSwitchedOn(TableRows trainingRows, ProgressMonitor monitor) {
        return List.of();
    }

    /**
     * @param table the columns of the table to encode
     * @return the column that names the patient where a patient has several rows; empty where the RowID does
     * @throws InputException if the table lacks it
     */
    public Optional<String> patientColumn(DataTableSpec table) {
        return Optional.empty();
    }

    /**
     * @param table the table to encode
     * @param notes takes what its rows say of the patients, one sentence each
     * @return as {@link #patientColumn(DataTableSpec)}, or a column that is found where none is chosen
     * @throws InputException if the table lacks a column that is chosen
     */
    public Optional<String> patientColumn(BufferedDataTable table, Consumer<String> notes) {
        return patientColumn(table.getDataTableSpec());
    }

    /** @return what to do where none of the rows to encode is a training row */
    public String noTrainingRow() {
        return "Check that both tables have the same RowIDs, and the split column.";
    }

    /** @throws InputException if a value is out of its range */
    protected abstract void check();

    @Override
    public final void validate() throws InvalidSettingsException {
        EngineWork.validate(this, () -> {
            check();
            modality();
        });
    }

    /** @return the modality's name */
    public final String modality() {
        if (m_modality.isBlank()) {
            throw new InputException("The modality has no name.", "Give the modality a name in the node's dialog.");
        }
        return m_modality.strip();
    }

    /**
     * @param trainingRows the columns of the second table
     * @return the column that selects the training rows; empty if all its rows are training rows
     * @throws InputException if there is no such column
     */
    final Optional<SplitColumn> splitColumn(DataTableSpec trainingRows) {
        if (m_trainingRows == TrainingRows.ALL) {
            return Optional.empty();
        }
        if (m_splitColumn == null || m_splitColumn.isBlank()) {
            throw new InputException("No split column is chosen.", CHOOSE_SPLIT);
        }
        return Optional.of(SplitColumn.of(trainingRows, m_splitColumn)
                .orElseThrow(() -> new InputException(
                        "The table of training rows has no column '" + m_splitColumn + "' with " + SplitColumn.CONTENT
                                + ".",
                        CHOOSE_SPLIT)));
    }

    /**
     * @param values the different values of the split column
     * @param notes takes what was guessed, one sentence each
     * @return which of them training rows have
     * @throws InputException if one of them is no split, where the split says it
     */
    final Predicate<String> trainingValues(Collection<String> values, Consumer<String> notes) {
        if (m_trainingRows == TrainingRows.BY_COLUMN) {
            return m_trainingValue::equals;
        }
        SplitReader reader = SplitReader.of(m_splitColumn, values);
        reader.notes().forEach(notes);
        return value -> !value.isEmpty() && reader.read(value) == Split.TRAIN;
    }
}

package org.multimodalbtw.nodes.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.text.FrozenTextEncoder;
import org.multimodalbtw.engine.encode.text.ShortTexts;
import org.multimodalbtw.engine.encode.text.TextEncoder;
import org.multimodalbtw.engine.encode.text.TextEncoderSettings;
import org.multimodalbtw.engine.encode.text.TextForm;
import org.multimodalbtw.engine.encode.text.TextUnit;
import org.multimodalbtw.nodes.encoder.SelectedColumns;
import org.multimodalbtw.nodes.encoder.TableFacts;
import org.multimodalbtw.nodes.run.Place;
import org.multimodalbtw.nodes.run.SavedLater;
import org.multimodalbtw.nodes.table.ColumnKinds;

/** Which texts the Text Encoder encodes, and how. */
final class TextEncoderParameters extends NoteParameters {

    private static final String USUAL_NAME = "notes";
    private static final TextEncoderSettings DEFAULTS = TextEncoderSettings.defaults();

    @Section(title = "Texts")
    @Before(ModalitySection.class)
    interface TextSection {}

    @Section(title = "Words")
    @After(KnownSection.class)
    @Advanced
    interface WordSection {}

    @Widget(
            title = "Columns",
            description =
                    "The columns with texts. Several columns of a row, for example history and findings, are encoded together, "
                            + "each with a vocabulary of its own. Columns of the type Document are to be converted to strings first.")
    @ColumnFilterWidget(choicesProvider = TextColumns.class)
    @Layout(TextSection.class)
    ColumnFilter m_columns = new ColumnFilter().withIncludeUnknownColumns();

    @Widget(title = "Texts become", description = "What the network reads.")
    @ValueSwitchWidget
    @ValueReference(FormRef.class)
    @Layout(TextSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    Form m_form = Form.COMPONENTS;

    @Widget(
            title = "Counted in a text",
            description =
                    "What the components are made of. Parts of words find <i>inflamed</i> and <i>inflammation</i> alike, and typing errors "
                            + "do little harm; they were better on both sets that we tried.")
    @ValueSwitchWidget
    @ValueReference(UnitRef.class)
    @Effect(predicate = IsComponents.class, type = EffectType.SHOW)
    @Layout(WordSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    Unit m_unit = Unit.PARTS;

    @Widget(
            title = "Values for each text",
            description =
                    "How many numbers describe the texts of a row, at least 1. Automatic limits apply where there are fewer "
                            + "training texts or words. More can tell finer differences, but need more rows."
                            + " 300 as a rule.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsComponents.class, type = EffectType.SHOW)
    @Layout(WordSection.class)
    int m_components = DEFAULTS.components();

    @Widget(
            title = "Folder of the model",
            description =
                    "The folder of a language model that somebody trained: model.pt (TorchScript) and tokenizer.json. Such a model is a "
                            + "program: use only one from people whom you trust. It runs only if all it can do is compute. The encoder carries a "
                            + "copy.")
    @TextInputWidget(placeholder = "a folder with model.pt and tokenizer.json")
    @Effect(predicate = IsModel.class, type = EffectType.SHOW)
    @Layout(TextSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String m_folder = "";

    @Widget(
            title = "Most tokens of a text",
            description =
                    "How much of each text is read, in the model's pieces of words, from the beginning. 512 as a rule, the most that many "
                            + "models stand. Fewer are quicker.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsModel.class, type = EffectType.SHOW)
    @Layout(TextSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    int m_mostTokens = 512;

    @Widget(
            title = "Least number of texts with a word",
            description =
                    "A word, or a part of words, counts only if so many training texts have it, at least 1. Raise it where texts have "
                            + "many typing errors."
                            + " 2 as a rule.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsModel.class, type = EffectType.HIDE)
    @Layout(WordSection.class)
    int m_minDocuments = DEFAULTS.minDocuments();

    @Widget(
            title = "Fewest patients of a word",
            description =
                    "A word, or a part of words, of fewer training patients is not kept in the encoder, which others may be given. 5 as a "
                            + "rule, 1 keeps all.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Persistor(OfFewestPatients.class)
    @Effect(predicate = IsModel.class, type = EffectType.HIDE)
    @Layout(WordSection.class)
    int m_fewestPatients = DEFAULTS.fewestPatients();

    /** Encoders that were saved before the choice existed keep words of any patient. */
    static final class OfFewestPatients extends SavedLater<Integer> {
        OfFewestPatients() {
            super("fewestPatients", 1, NodeSettingsRO::getInt, NodeSettingsWO::addInt);
        }
    }

    @Widget(
            title = "Most words",
            description =
                    "Each column keeps at most so many of its most frequent words and pairs, or parts of words, at least 1."
                            + " 20,000 as a rule; fewer save memory.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsModel.class, type = EffectType.HIDE)
    @Layout(WordSection.class)
    int m_maxTerms = DEFAULTS.maxTerms();

    @Widget(
            title = "Most words of a text",
            description =
                    "So many words and pairs of words of a row are read, the first ones, at least 1; 1000 as a rule. Raise it where "
                            + "texts are longer and their end matters; it takes time in proportion.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsTerms.class, type = EffectType.SHOW)
    @Layout(WordSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    int m_maxLength = DEFAULTS.maxLength();

    @Widget(
            title = "Pairs of words",
            description =
                    "Whether two words in a row count besides single words, so that <i>no fever</i> differs from <i>fever</i>."
                            + " On as a rule; off with very few texts.")
    @Effect(predicate = IsWords.class, type = EffectType.SHOW)
    @Layout(WordSection.class)
    boolean m_wordPairs = DEFAULTS.wordPairs();

    /** What texts become. */
    enum Form {
        @Label(
                value = "Components",
                description =
                        "The directions in which the training texts differ most, found before and without the outcome. Quick, and "
                                + "strong from a few hundred texts on.")
        COMPONENTS,
        @Label(
                value = "Words",
                description =
                        "The words and pairs of words themselves. The network learns with the outcome what each means and which of "
                                + "them count (attention pooling). Needs thousands of texts.")
        TERMS,
        @Label(
                value = "Local language model",
                description =
                        "What a language model that somebody else trained makes of the text. It lies on this computer, and nothing is sent "
                                + "anywhere. Slow: a second or more for some texts.")
        MODEL
    }

    /** What is counted for components. */
    enum Unit {
        @Label(
                value = "Parts of words",
                description = "Three to five characters in a row within a word, with its beginning and end.")
        PARTS,
        @Label(value = "Words", description = "Words, and pairs of words if wanted.")
        WORDS
    }

    static final class UnitRef implements ParameterReference<Unit> {}

    static final class IsWords implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            EffectPredicate isComponents = initializer.getEnum(FormRef.class).isOneOf(Form.COMPONENTS);
            return initializer
                    .getEnum(FormRef.class)
                    .isOneOf(Form.TERMS)
                    .or(isComponents.and(initializer.getEnum(UnitRef.class).isOneOf(Unit.WORDS)));
        }
    }

    static final class FormRef implements ParameterReference<Form> {}

    static final class IsComponents implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(FormRef.class).isOneOf(Form.COMPONENTS);
        }
    }

    static final class IsModel implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(FormRef.class).isOneOf(Form.MODEL);
        }
    }

    static final class IsTerms implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(FormRef.class).isOneOf(Form.TERMS);
        }
    }

    static final class TextColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnKinds.isText(column);
        }
    }

    TextEncoderParameters() {
        super(USUAL_NAME);
    }

    TextEncoderParameters(NodeParametersInput input) {
        super(USUAL_NAME, input);
        input.getInTableSpec(0).ifPresent(spec -> m_columns = new ColumnFilter(likelyTexts(spec)));
    }

    @Override
    protected void adapt(TableFacts facts) {
        adaptRows(facts);
        m_columns = new ColumnFilter(likelyTexts(facts.columns()));
    }

    @Override
    protected void check() {
        notes(patient());
        if (m_form == Form.MODEL) {
            modelFolder();
        } else {
            settings();
        }
    }

    /**
     * @param trainingRows the rows to learn from
     * @param patient the column that names the patient where a patient has several rows
     * @param monitor progress and cancel
     * @return the encoder
     * @throws IOException if the model cannot be read
     */
    FittedEncoder fit(TableRows trainingRows, Optional<String> patient, ProgressMonitor monitor) throws IOException {
        return m_form == Form.MODEL
                ? FrozenTextEncoder.fit(
                        modality(),
                        trainingRows,
                        notes(patient),
                        modelFolder().folderWith(FrozenTextEncoder.FILES),
                        m_mostTokens,
                        monitor)
                : TextEncoder.fit(modality(), trainingRows, notes(patient), settings(), monitor);
    }

    private Place modelFolder() {
        Limits.atLeast("'Most tokens of a text'", m_mostTokens, 1);
        Place folder = new Place("Folder of the model", m_folder);
        if (folder.isBlank()) {
            throw new InputException(
                    "'Folder of the model' is empty.", "Name a folder with model.pt and tokenizer.json.");
        }
        folder.check();
        return folder;
    }

    private TextEncoderSettings settings() {
        Limits.atLeast("'Values for each text'", m_components, 1);
        Limits.atLeast("'Least number of texts with a word'", m_minDocuments, 1);
        Limits.atLeast("'Fewest patients of a word'", m_fewestPatients, 1);
        Limits.atLeast("'Most words'", m_maxTerms, 1);
        Limits.atLeast("'Most words of a text'", m_maxLength, 1);
        TextForm form = m_form == Form.TERMS ? TextForm.TERMS : TextForm.COMPONENTS;
        TextUnit unit = m_unit == Unit.PARTS ? TextUnit.PARTS : TextUnit.WORDS;
        return new TextEncoderSettings(
                form, m_components, m_minDocuments, m_maxTerms, m_maxLength, m_wordPairs, unit, m_fewestPatients);
    }

    @Override
    public List<String> notSwitchedOn(TableRows trainingRows, ProgressMonitor monitor) {
        List<String> texts = trainingRows.columns().stream()
                .map(TableColumn::name)
                .filter(name -> !isOther(name))
                .toList();
        return ShortTexts.note(trainingRows, texts).stream().toList();
    }

    @Override
    public List<String> columns(DataTableSpec table) {
        requireTexts(table);
        List<String> columns = new ArrayList<>(SelectedColumns.of(m_columns, texts(table), "texts"));
        columns.removeIf(this::isOther);
        if (columns.isEmpty()) {
            throw new InputException(
                    "All selected columns are patients or times.", "Select columns with texts in the node's dialog.");
        }
        columns.addAll(timeColumns(table));
        return columns;
    }

    /** Lists and documents are no texts, and what to do about it differs. */
    private static void requireTexts(DataTableSpec table) {
        if (!texts(table).isEmpty() || table.getNumColumns() == 0) {
            return;
        }
        Optional<DataColumnSpec> list =
                table.stream().filter(ColumnKinds::isListOfTexts).findFirst();
        DataColumnSpec first = list.orElse(table.getColumnSpec(0));
        throw new InputException(
                "The table has no column of texts: '" + first.getName() + "' is of type "
                        + first.getType().getName() + ".",
                list.isPresent()
                        ? "Join the texts of each list to one, for example with Concatenate instead of List in KNIME's GroupBy node; or leave a row "
                                + "for each text, and name the patient column in the node's dialog."
                        : "Connect a table with the notes as texts, or convert the column to texts first.");
    }

    /** A column of few different values is rather one of categories; where there are no others, all are taken. */
    private static List<DataColumnSpec> likelyTexts(DataTableSpec table) {
        List<DataColumnSpec> texts = texts(table);
        List<DataColumnSpec> free =
                texts.stream().filter(column -> !column.getDomain().hasValues()).toList();
        return free.isEmpty() ? texts : free;
    }

    private static List<DataColumnSpec> texts(DataTableSpec table) {
        return table.stream().filter(ColumnKinds::isText).toList();
    }
}

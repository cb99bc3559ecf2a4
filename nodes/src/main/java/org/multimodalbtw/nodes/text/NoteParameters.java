package org.multimodalbtw.nodes.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
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
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.text.NoteSettings;
import org.multimodalbtw.engine.moment.KnownAt;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.nodes.encoder.EncoderParameters;
import org.multimodalbtw.nodes.encoder.LikelyColumns;
import org.multimodalbtw.nodes.encoder.PatientColumns;
import org.multimodalbtw.nodes.encoder.TableFacts;
import org.multimodalbtw.nodes.run.SavedChoice;
import org.multimodalbtw.nodes.table.ColumnKinds;

/** Which rows are notes of one patient, when they were written, and which of them are known when the prediction is made. */
abstract class NoteParameters extends EncoderParameters {

    private static final String TIMES = "numbers, dates or texts with dates";

    @Section(title = "Moment of prediction")
    @After(TrainingSection.class)
    interface KnownSection {}

    @Widget(
            title = "Several rows for each patient",
            description =
                    "Whether a column names the patient, so that a patient can have several notes, which are joined to one text. "
                            + "If not, each row is of a patient of its own, whom the RowID names.")
    @ValueReference(SeveralRowsRef.class)
    @Layout(ModalitySection.class)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_severalRows;

    @Widget(
            title = "Patient column",
            description =
                    "The column that names the patient: texts or whole numbers, the same as the RowIDs of the table of training rows "
                            + "and of the other modalities.")
    @ChoicesProvider(PatientColumns.class)
    @Effect(predicate = HasSeveralRows.class, type = EffectType.SHOW)
    @Layout(ModalitySection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String m_patient = "";

    @Widget(
            title = "Time column",
            description =
                    "When a note was written: a number in any unit, or a date with or without a time, also as a text such as 2150-03-31 "
                            + "08:00. Notes of a patient are joined in this order; without it in that of the table.")
    @ChoicesProvider(TimeColumns.class)
    @Layout(KnownSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String m_time = "";

    @Widget(
            title = "Start column",
            description =
                    "The moment from which a patient's times count, for example the admission, in each of the patient's rows or in some. "
                            + "Without it, dates count from the patient's first note and numbers as they are.")
    @ChoicesProvider(TimeColumns.class)
    @Layout(KnownSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String m_start = "";

    @Widget(
            title = "Known at",
            description =
                    "The moment at which the prediction is made. Notes that are written later are left out and counted, so that nothing after "
                            + "it enters.")
    @ValueSwitchWidget
    @ValueReference(KnownRef.class)
    @Layout(KnownSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    Known m_knownAt = Known.NOT_SAID;

    @Widget(
            title = "Time after the start",
            description =
                    "How long after the patient's start the prediction is made, in the unit of the times: hours for dates. 24 as a rule.")
    @NumberInputWidget
    @Effect(predicate = IsAfter.class, type = EffectType.SHOW)
    @Layout(KnownSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    double m_knownHours = 24;

    @Widget(
            title = "Gap",
            description =
                    "What is written this long before the moment or less is not known yet, for example because reports take time. 0 as a rule.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsSaid.class, type = EffectType.SHOW)
    @Layout(KnownSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    double m_gap;

    @Widget(title = "Look-back", description = "How far back notes count, before the gap. 0 as a rule: all of them.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsSaid.class, type = EffectType.SHOW)
    @Layout(KnownSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    double m_lookBack;

    @Widget(
            title = "Markup",
            description =
                    "What becomes of tags and entities of HTML, words of RTF and line breaks that an export wrote as signs, such as \\n. They "
                            + "are no words of the note.")
    @ValueSwitchWidget
    @Persistor(OfMarkup.class)
    @Layout(ModalitySection.class)
    Markup m_markup = Markup.REMOVED;

    /** What becomes of markup. */
    enum Markup {
        @Label(value = "Removed", description = "Texts are read as a person reads them.")
        REMOVED,
        @Label(value = "As written", description = "All signs count, as in earlier versions.")
        WRITTEN
    }

    /** Encoders that were saved before the choice existed read texts as they are written. */
    static final class OfMarkup extends SavedChoice<Markup> {
        OfMarkup() {
            super("markup", "Markup", Markup.WRITTEN);
        }
    }

    @Widget(
            title = "Notes of one patient",
            description =
                    "What becomes of notes where RowIDs only count rows, and a column that is named as one of patients has many of them in several "
                            + "rows, but is not chosen.")
    @ValueSwitchWidget
    @Persistor(OfRepeats.class)
    @Effect(predicate = HasSeveralRows.class, type = EffectType.HIDE)
    @Layout(ModalitySection.class)
    @Advanced
    Repeats m_repeats = Repeats.JOINED;

    /** What becomes of notes of one patient that no chosen column tells. */
    enum Repeats {
        @Label(value = "Joined", description = "They are one text, and the column names the patient of a row.")
        JOINED,
        @Label(value = "Apart", description = "Each row is of a patient of its own, as in earlier versions.")
        APART
    }

    /** Encoders that were saved before the choice existed take each row for a patient of its own. */
    static final class OfRepeats extends SavedChoice<Repeats> {
        OfRepeats() {
            super("repeats", "Notes of one patient", Repeats.APART);
        }
    }

    @Widget(
            title = "Words for no note",
            description =
                    "What becomes of a cell that holds nothing but a word or sign for no note, such as n/a, none or -. A patient of whom no other"
                            + " text is known then lacks the modality.")
    @ValueSwitchWidget
    @Persistor(OfNone.class)
    @Layout(ModalitySection.class)
    @Advanced
    None m_none = None.EMPTY;

    /** What becomes of words for no note. */
    enum None {
        @Label(value = "Empty", description = "The cell counts as empty.")
        EMPTY,
        @Label(value = "As written", description = "They are read as notes, as in earlier versions.")
        WRITTEN
    }

    /** Encoders that were saved before the choice existed read such words as notes. */
    static final class OfNone extends SavedChoice<None> {
        OfNone() {
            super("noNote", "Words for no note", None.WRITTEN);
        }
    }

    /** When the prediction is made. */
    enum Known {
        @Label(value = "Not said", description = "All notes are read.")
        NOT_SAID,
        @Label(
                value = "At the start column",
                description = "At the moment in the start column, which is then an index time.")
        START,
        @Label(
                value = "After the start",
                description =
                        "Some time after the moment in the start column, or without one after the patient's first note.")
        AFTER
    }

    static final class SeveralRowsRef implements BooleanReference {}

    static final class HasSeveralRows implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getBoolean(SeveralRowsRef.class).isTrue();
        }
    }

    static final class KnownRef implements ParameterReference<Known> {}

    static final class IsAfter implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(KnownRef.class).isOneOf(Known.AFTER);
        }
    }

    static final class IsSaid implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(KnownRef.class).isOneOf(Known.START, Known.AFTER);
        }
    }

    static final class TimeColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isTime(column);
        }
    }

    NoteParameters(String usualName) {
        super(usualName);
    }

    NoteParameters(String usualName, NodeParametersInput input) {
        super(usualName, input);
        input.getInTableSpec(0).ifPresent(this::guess);
    }

    /** Where a column names the patient and another says when, rows are taken for the notes of patients. */
    private void guess(DataTableSpec table) {
        String patient = LikelyColumns.patient(table);
        SeriesRoles roles = LikelyColumns.roles(table, patient);
        if (!patient.isEmpty() && roles.time().isPresent()) {
            m_severalRows = true;
            m_patient = patient;
            m_time = roles.time().get();
            m_start = roles.start().orElse("");
        }
    }

    /** Where several rows are of one patient, they are notes, in the order of their times if a column says these. */
    final void adaptRows(TableFacts facts) {
        m_repeats = Repeats.APART;
        m_none = facts.emptiesNoNotes() ? None.EMPTY : None.WRITTEN;
        facts.patient().ifPresent(patient -> {
            SeriesRoles roles = LikelyColumns.roles(facts.columns(), patient);
            m_severalRows = true;
            m_patient = patient;
            m_time = roles.time().orElse("");
            m_start = roles.start().orElse("");
        });
    }

    private static boolean isTime(DataColumnSpec column) {
        return ColumnKinds.of(column.getType())
                .filter(kind -> kind == Kind.NUMBER || kind == Kind.TIME || kind == Kind.CATEGORY)
                .isPresent();
    }

    /**
     * @param patient the column that names the patient where a patient has several rows
     * @return which rows are notes of one patient, and which of them are known
     * @throws InputException if something lacks that another setting needs
     */
    final NoteSettings notes(Optional<String> patient) {
        if (m_knownAt == Known.START && chosen(m_start).isEmpty()) {
            throw new InputException(
                    "'Known at' is the moment in the start column, but no start column is chosen.",
                    "Choose the column with the moment of prediction as the start column.");
        }
        Optional<KnownAt> known = m_knownAt == Known.NOT_SAID
                ? Optional.empty()
                : Optional.of(new KnownAt(m_knownAt == Known.START ? 0 : m_knownHours, m_gap, m_lookBack));
        NoteSettings notes = new NoteSettings(patient, chosen(m_time), chosen(m_start), known);
        NoteSettings filled = m_none == None.EMPTY ? notes.filled() : notes;
        return m_markup == Markup.REMOVED ? filled.plain() : filled;
    }

    final Optional<String> patient() {
        if (m_severalRows && chosen(m_patient).isEmpty()) {
            throw new InputException("No patient column is chosen.", "Choose the patient column in the node's dialog.");
        }
        return m_severalRows ? chosen(m_patient) : Optional.empty();
    }

    @Override
    public final Optional<String> patientColumn(DataTableSpec table) {
        patient()
                .ifPresent(name ->
                        require(table, "Patient column", name, PatientColumns::isPossible, PatientColumns.CONTENT));
        return patient();
    }

    /** The chosen column, or one that is found where the notes of a patient are joined without one. */
    @Override
    public final Optional<String> patientColumn(BufferedDataTable table, Consumer<String> notes) {
        Optional<String> chosen = patientColumn(table.getDataTableSpec());
        Optional<RepeatedPatients> found = chosen.isPresent() ? Optional.empty() : RepeatedPatients.in(table);
        boolean areJoined = m_repeats == Repeats.JOINED;
        found.map(areJoined ? RepeatedPatients::joined : RepeatedPatients::apart)
                .ifPresent(notes);
        return areJoined ? chosen.or(() -> found.map(RepeatedPatients::column)) : chosen;
    }

    @Override
    public final String noTrainingRow() {
        return super.noTrainingRow()
                + " Where a column names the patients of several notes, make the patient the RowID of the table of training rows, for example with"
                + " KNIME's RowID node.";
    }

    /** The columns of times, which are read behind the texts. */
    final List<String> timeColumns(DataTableSpec table) {
        List<String> names = new ArrayList<>();
        chosen(m_time).ifPresent(time -> {
            names.add(require(table, "Time column", time, NoteParameters::isTime, TIMES));
            chosen(m_start)
                    .ifPresent(
                            start -> names.add(require(table, "Start column", start, NoteParameters::isTime, TIMES)));
        });
        return names;
    }

    /** Whether a column is chosen for something else than its text. */
    final boolean isOther(String column) {
        return Stream.of(m_severalRows ? m_patient : "", m_time, m_start).anyMatch(column::equals);
    }

    private static String require(
            DataTableSpec table, String title, String name, Predicate<DataColumnSpec> fits, String content) {
        DataColumnSpec column = table.getColumnSpec(name);
        if (column == null || !fits.test(column)) {
            throw new InputException(
                    "'" + title + "': the table has no column '" + name + "' with " + content + ".",
                    "Choose the column anew in the node's dialog.");
        }
        return name;
    }

    private static Optional<String> chosen(String column) {
        return Optional.ofNullable(column).filter(name -> !name.isEmpty());
    }
}

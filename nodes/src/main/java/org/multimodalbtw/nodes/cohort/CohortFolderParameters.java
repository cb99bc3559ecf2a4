package org.multimodalbtw.nodes.cohort;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation.IsNotBlankValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Place;
import org.multimodalbtw.nodes.run.SavedChoice;
import org.multimodalbtw.nodes.run.SavedLater;
import org.multimodalbtw.nodes.run.TextList;
import org.multimodalbtw.nodes.table.TakenAs;

/** A folder with a cohort, and how its files are read. */
class CohortFolderParameters implements NodeParameters {

    @Section(title = "Folder")
    interface FolderSection {}

    @Section(title = "Files and columns")
    @After(FolderSection.class)
    interface LookSection {}

    @Section(title = "Cells")
    @After(LookSection.class)
    @Advanced
    interface CellSection {}

    @Widget(
            title = "Folder",
            description =
                    "The folder with labels.csv and one CSV file (.csv or .csv.gz) for each modality, each with the patient in its first "
                            + "column: a path of this machine, or an address such as knime://knime.workflow/data. Convert a path variable with "
                            + "KNIME's Path to String (Variable).")
    @TextInputWidget(placeholder = "for example C:\\data\\cohort")
    @Layout(FolderSection.class)
    String m_folder = "";

    @Widget(
            title = "Labels file",
            description =
                    "The name of the file with the outcomes, without its ending. labels as a rule; another name where the folder has "
                            + "another outcome or split. Files whose names start with labels are never modalities.")
    @TextInputWidget(patternValidation = IsNotBlankValidation.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(FolderSection.class)
    @Advanced
    String m_labels = CohortFolder.LABELS;

    @Widget(
            title = "Texts that mean empty",
            description =
                    "Cells with one of these texts become missing values, separated by commas. An empty cell is always "
                            + "a missing value."
                            + " Add what your files use, for example -999.")
    @Layout(CellSection.class)
    String m_missingTexts = TextList.join(CsvSettings.defaults().missingTexts());

    @Widget(
            title = "Columns read as text",
            description =
                    "Columns that are categories although they look like numbers, for example ward or scanner numbers, "
                            + "separated by commas."
                            + " Empty as a rule.")
    @Layout(CellSection.class)
    String m_textColumns = "";

    @Widget(
            title = "Files and columns",
            description =
                    "Whether files and columns are looked at first, or taken as they are written. What was found is said in the node's "
                            + "message.")
    @ValueSwitchWidget
    @ValueReference(ReadingRef.class)
    @Persistor(OfReading.class)
    @Layout(LookSection.class)
    Reading m_reading = Reading.AUTOMATIC;

    @Widget(
            title = "Predicted columns",
            description =
                    "The columns of the labels that will be predicted, separated by commas. Columns of other files that say the same are left "
                            + "out. Empty as a rule: then it is the column label. For new patients, whom a model predicts: none.")
    @Effect(predicate = IsAutomatic.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(LookSection.class)
    String m_outcome = "";

    @Widget(title = "Columns taken as", description = "What columns are, where what was found is wrong.")
    @ArrayWidget(addButtonText = "Add column", elementTitle = "Column")
    @Effect(predicate = IsAutomatic.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(LookSection.class)
    ChosenColumn[] m_columns = {};

    @Widget(
            title = "Numbers that stand for empty are empty",
            description =
                    "Whether numbers such as -999 and 9999 that lie far from all others of their column become missing values, and numbers out of "
                            + "all measure, such as 1e39, too. On as a rule.")
    @Effect(predicate = IsAutomatic.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(LookSection.class)
    @Advanced
    boolean m_sentinels = true;

    @Widget(
            title = "Two numbers in a cell become two columns",
            description =
                    "Whether a column in which nearly all cells can be blood pressures, such as 135/81, becomes two columns of numbers, bp (first) "
                            + "and bp (second) for a column bp. Otherwise it is left out. On as a rule.")
    @Effect(predicate = IsAutomatic.class, type = EffectType.SHOW)
    @Persistor(OfPairs.class)
    @Layout(LookSection.class)
    @Advanced
    boolean m_pairs = true;

    /** Workflows that were saved before there was the setting leave such columns out. */
    static final class OfPairs extends SavedLater<Boolean> {
        OfPairs() {
            super("pairs", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
        }
    }

    @Widget(
            title = "Texts beside numbers are a modality of their own",
            description =
                    "Whether a file with numbers and a column of free text, such as admission.csv, gives two modalities: admission for the Tabular "
                            + "Encoder and admission_text for the Text Encoder. Otherwise the texts are left out. On as a rule.")
    @Effect(predicate = IsAutomatic.class, type = EffectType.SHOW)
    @Persistor(OfTexts.class)
    @Layout(LookSection.class)
    @Advanced
    boolean m_textsApart = true;

    /** Workflows that were saved before there was the setting leave such texts out. */
    static final class OfTexts extends SavedLater<Boolean> {
        OfTexts() {
            super("textsApart", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
        }
    }

    @Widget(
            title = "Several rows of codes become a list",
            description =
                    "Whether a file with several rows for a patient that only name something, such as diagnoses, becomes one row for each patient "
                            + "with a list of the names. Otherwise it is taken for measurements. On as a rule.")
    @Effect(predicate = IsAutomatic.class, type = EffectType.SHOW)
    @Persistor(OfCodes.class)
    @Layout(LookSection.class)
    @Advanced
    boolean m_codesJoined = true;

    /** Workflows that were saved before there was the setting take them for measurements. */
    static final class OfCodes extends SavedLater<Boolean> {
        OfCodes() {
            super("codesJoined", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
        }
    }

    @Widget(
            title = "Measurements with comments are measurements",
            description =
                    "Whether a file with several measurements of a patient and a column of long texts beside them, such as comments, is read as "
                            + "measurements, without the texts. Otherwise it is read as the texts. On as a rule.")
    @Effect(predicate = IsAutomatic.class, type = EffectType.SHOW)
    @Persistor(OfMeasurements.class)
    @Layout(LookSection.class)
    @Advanced
    boolean m_measuredFirst = true;

    /** Workflows that were saved before there was the setting read the texts. */
    static final class OfMeasurements extends SavedLater<Boolean> {
        OfMeasurements() {
            super("measuredFirst", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
        }
    }

    @Widget(
            title = "Texts and measurements by what they say",
            description =
                    "Whether long names of few kinds are categories, dates in words dates, texts without spaces texts, single rows of time, "
                            + "variable and value measurements, and units behind their values a column. Otherwise texts go by their length. On as a rule.")
    @Effect(predicate = IsAutomatic.class, type = EffectType.SHOW)
    @Persistor(OfMeaning.class)
    @Layout(LookSection.class)
    @Advanced
    boolean m_byMeaning = true;

    /** Workflows that were saved before there was the setting go by the length of texts. */
    static final class OfMeaning extends SavedLater<Boolean> {
        OfMeaning() {
            super("byMeaning", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
        }
    }

    @Widget(
            title = "Several notes of a patient",
            description =
                    "What becomes of a file with several texts for an id and a column that says when each was written.")
    @ValueSwitchWidget
    @Effect(predicate = IsAutomatic.class, type = EffectType.SHOW)
    @Persistor(OfNotes.class)
    @Layout(LookSection.class)
    @Advanced
    Notes m_notes = Notes.APART;

    /** What becomes of the notes of a patient. */
    enum Notes {
        @Label(
                value = "One row each",
                description =
                        "With the id and the time in columns, so that the Text Encoder joins them in the order of their times and can leave out "
                                + "those after the moment of prediction.")
        APART,
        @Label(value = "Joined", description = "One row for each id, in the order of the file.")
        JOINED
    }

    /** Workflows that were saved before the choice existed join them. */
    static final class OfNotes extends SavedChoice<Notes> {
        OfNotes() {
            super("notes", "Several notes of a patient", Notes.JOINED);
        }
    }

    /** How files are read. */
    enum Reading {
        @Label(
                value = "Automatic",
                description =
                        "Other separators, encodings and ways of writing numbers and ids are understood, and columns that would mislead are left "
                                + "out.")
        AUTOMATIC,
        @Label(
                value = "As written",
                description = "Commas, UTF-8, numbers with a point, ids as they are, and all columns.")
        AS_WRITTEN
    }

    /** What the analyst says of a column. */
    static final class ChosenColumn implements NodeParameters {

        @Widget(
                title = "File and column",
                description =
                        "The file's name without its ending, a slash, and the column's name, for example labs/ward.")
        @TextInputWidget(patternValidation = IsNotBlankValidation.class)
        String m_column = "";

        @Widget(title = "Taken as", description = "What it is.")
        @ValueSwitchWidget
        TakenAs m_as = TakenAs.CATEGORY;

        @Widget(
                title = "Days since",
                description =
                        "For dates: a column of the same file with dates, such as the admission, or a date such as 2020-01-31. The column is "
                                + "then read as the days from there; a date of birth gives the age in days, with a minus. Else empty.")
        @Migrate(loadDefaultIfAbsent = true)
        String m_since = "";

        @Widget(
                title = "Order of day and month",
                description =
                        "For a column taken as Date, or with days since: which stands first in dates such as 03/04/2150.")
        @ValueSwitchWidget
        @Migrate(loadDefaultIfAbsent = true)
        DayAndMonth m_order = DayAndMonth.UNKNOWN;

        private Choice choice() {
            return (m_since.isBlank() ? m_as.choice() : Choice.daysSince(m_since)).with(m_order.order());
        }
    }

    /** Workflows that were saved before files were looked at take them as they are written. */
    static final class OfReading extends SavedChoice<Reading> {
        OfReading() {
            super("reading", "Files and columns", Reading.AS_WRITTEN);
        }
    }

    static final class ReadingRef implements ParameterReference<Reading> {}

    static final class IsAutomatic implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(ReadingRef.class).isOneOf(Reading.AUTOMATIC);
        }
    }

    @Override
    public final void validate() throws InvalidSettingsException {
        EngineWork.validate(this, () -> place().check());
    }

    /**
     * @return the folder to read, on this machine
     * @throws InputException if none is given, or it lies elsewhere
     */
    final Path folder() {
        if (place().isBlank()) {
            throw new InputException(
                    "No folder is given.", "Choose the folder that holds labels.csv in the node's dialog.");
        }
        return place().folder();
    }

    final Place place() {
        return new Place("Folder", m_folder);
    }

    /** @return the name of the labels' file without its ending */
    final String labels() {
        if (m_labels.isBlank()) {
            throw new InputException("No labels file is given.", "Write the name of the file, for example labels.");
        }
        return m_labels.strip().replaceFirst("\\.csv(\\.gz)?$", "");
    }

    /** @return how cells are read */
    final CsvSettings csv() {
        return new CsvSettings(TextList.split(m_missingTexts), TextList.split(m_textColumns), survey());
    }

    /** @return how cells would be read if files were looked at */
    final CsvSettings lookedAt() {
        return csv().with(SurveySettings.on());
    }

    @Widget(
            title = "Pictures of one name are told apart by their folders",
            description =
                    "Whether a name of a picture that leads nowhere, such as after a move, and that several files have, stands for the one whose "
                            + "folders it names. Otherwise it counts as missing. On as a rule.")
    @Effect(predicate = IsAutomatic.class, type = EffectType.SHOW)
    @Persistor(OfPictures.class)
    @Layout(LookSection.class)
    @Advanced
    boolean m_picturesByFolders = true;

    /** Workflows that were saved before there was the setting count them as missing. */
    static final class OfPictures extends SavedLater<Boolean> {
        OfPictures() {
            super("picturesByFolders", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
        }
    }

    private SurveySettings survey() {
        if (m_reading != Reading.AUTOMATIC) {
            return SurveySettings.off();
        }
        Map<String, Choice> choices = new LinkedHashMap<>();
        for (ChosenColumn column : m_columns) {
            choices.put(column.m_column.strip(), column.choice());
        }
        return new SurveySettings(
                true,
                m_sentinels,
                TextList.split(m_outcome),
                choices,
                new TableForms(
                        m_notes == Notes.APART,
                        m_pairs,
                        m_textsApart,
                        m_codesJoined,
                        m_measuredFirst,
                        m_picturesByFolders,
                        m_byMeaning));
    }
}

package org.multimodalbtw.nodes.image;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
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
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.encode.image.ImageEncoderSettings;
import org.multimodalbtw.engine.encode.image.ImageForm;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.nodes.encoder.EncoderParameters;
import org.multimodalbtw.nodes.encoder.PatientColumns;
import org.multimodalbtw.nodes.encoder.SelectedColumns;
import org.multimodalbtw.nodes.encoder.TableFacts;
import org.multimodalbtw.nodes.run.Place;
import org.multimodalbtw.nodes.run.SavedChoice;
import org.multimodalbtw.nodes.run.SavedLater;

/** Which images the Image Encoder encodes, and how. */
final class ImageEncoderParameters extends EncoderParameters {

    private static final String USUAL_NAME = "images";
    private static final ImageEncoderSettings DEFAULTS = ImageEncoderSettings.defaults();

    @Section(title = "Encoding")
    @After(TrainingSection.class)
    interface EncodingSection {}

    @Widget(
            title = "Columns",
            description =
                    "The columns with images, or with the names of PNG, JPEG, TIFF, BMP, GIF and DICOM files. Several images of a patient are averaged after "
                            + "they are encoded; of pixels, the network learns which count.")
    @ColumnFilterWidget(choicesProvider = ImageColumns.class)
    @Layout(ModalitySection.class)
    ColumnFilter m_columns = new ColumnFilter();

    @Widget(
            title = "Folder of the files",
            description =
                    "What names of files are relative to: a path, or an address such as knime://knime.workflow/images. Empty: the names are "
                            + "complete, as the Cohort Reader gives them.")
    @TextInputWidget(placeholder = "names are complete")
    @Layout(ModalitySection.class)
    @Advanced
    String m_folder = "";

    @Widget(
            title = "Only files in the folder",
            description =
                    "Whether a name that leads out of the folder, such as ../other/a.png, counts as missing. Off, such files are read, and a "
                            + "warning counts them. Without a folder it makes no difference.")
    @Persistor(OfConfined.class)
    @Layout(ModalitySection.class)
    @Advanced
    boolean m_confined = true;

    /** Workflows that were saved before there was the setting read files from anywhere. */
    static final class OfConfined extends SavedLater<Boolean> {
        OfConfined() {
            super("confined", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
        }
    }

    @Widget(
            title = "Several rows for each patient",
            description =
                    "Whether a column names the patient, so that a patient can have several rows. If not, the RowID does."
                            + " On where a column seems to be one.")
    @ValueReference(SeveralRowsRef.class)
    @Layout(ModalitySection.class)
    boolean m_severalRows;

    @Widget(
            title = "Patient column",
            description =
                    "The column that names the patient: texts or whole numbers, the same as the RowIDs of the table of training rows "
                            + "and of the other modalities.")
    @ChoicesProvider(PatientColumns.class)
    @Effect(predicate = HasSeveralRows.class, type = EffectType.SHOW)
    @Layout(ModalitySection.class)
    String m_patient = "";

    @Widget(title = "Images become", description = "What the network reads.")
    @ValueSwitchWidget
    @ValueReference(FormRef.class)
    @Layout(EncodingSection.class)
    Form m_form = Form.DESCRIPTOR;

    @Widget(
            title = "Values for each image",
            description = "How many numbers describe an image, 1 to 1012; fewer where there are fewer training images."
                    + " 100 as a rule; more can tell finer differences, but need more images.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsDescriptor.class, type = EffectType.SHOW)
    @Layout(EncodingSection.class)
    @Advanced
    int m_components = DEFAULTS.components();

    @Widget(
            title = "Side in pixels",
            description =
                    "Images are scaled into a square of this side, 8 to 512; 64 as a rule, and 224 for most models from elsewhere. Twice "
                            + "the side shows finer detail and takes four times the time.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsDescriptor.class, type = EffectType.HIDE)
    @Layout(EncodingSection.class)
    int m_side = DEFAULTS.side();

    @Widget(
            title = "File of the model",
            description =
                    "A picture model that somebody trained: one TorchScript file, for example C:\\models\\resnet.pt. Such a model is a "
                            + "program: use only one from people whom you trust. It runs only if all it can do is compute. The encoder carries a "
                            + "copy.")
    @TextInputWidget(placeholder = "a TorchScript file")
    @Effect(predicate = IsFrozen.class, type = EffectType.SHOW)
    @Layout(EncodingSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String m_model = "";

    @Widget(
            title = "Most images of a patient",
            description =
                    "So many images of a patient are read, the first ones, 1 to 1000; 8 as a rule. Raise it where patients have more, "
                            + "for example the slices of a scan; it takes time in proportion.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsPixels.class, type = EffectType.SHOW)
    @Layout(EncodingSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    int m_maxImages = DEFAULTS.maxImages();

    @Widget(title = "Images are read", description = "What the encoder sees of a file.")
    @ValueSwitchWidget
    @Persistor(OfReading.class)
    @Layout(EncodingSection.class)
    @Advanced
    Reading m_reading = Reading.WITH_GROUND;

    /** How files are read. */
    enum Reading {
        @Label(
                value = "As they look",
                description =
                        "Images with transparent parts lie on black where they have only light ink, such as white lines, and on white "
                                + "otherwise, each by its own pixels. All else as in the next option.")
        WITH_GROUND(ImageEncoderSettings.CURRENT),
        @Label(
                value = "As they look, on white",
                description =
                        "DICOM files are read, too: each frame is an image, seen through the window that the file gives. All else as in the "
                                + "next option.")
        WITH_DICOM(ImageEncoderSettings.DICOM),
        @Label(
                value = "As they look, no DICOM",
                description =
                        "Transparent parts are white, an alpha channel leaves grey values as they are, 16 bits of grey are stretched between the "
                                + "0.5 % and 99.5 % quantiles, files that are cut count as damaged, and descriptors have "
                                + "colours.")
        AS_SEEN(ImageEncoderSettings.SEEN),
        @Label(
                value = "As in the first version",
                description =
                        "Transparent parts are black, 16 bits of grey are stretched from the darkest to the brightest value, and files that are cut "
                                + "are filled up; descriptors have no colours.")
        FIRST(ImageEncoderSettings.FIRST);

        private final int generation;

        Reading(int generation) {
            this.generation = generation;
        }
    }

    /** Workflows of the first version go on as they were. */
    static final class OfReading extends SavedChoice<Reading> {
        OfReading() {
            super("reading", "Images are read", Reading.FIRST);
        }
    }

    /** What images become. */
    enum Form {
        @Label(
                value = "Descriptor",
                description =
                        "Edges, brightness and colours, condensed to their leading components. Needs no training of its own, and is "
                                + "the better choice with fewer than some thousand images.")
        DESCRIPTOR(ImageForm.DESCRIPTOR),
        @Label(
                value = "Pixels",
                description = "The pixels, for a network that learns with the rest; worth a try from 500 images on.")
        PIXELS(ImageForm.PIXELS),
        @Label(
                value = "Local model",
                description =
                        "What a picture model that somebody else trained sees in the image. It lies on this computer, and nothing is sent "
                                + "anywhere. Several images of a patient are averaged.")
        FROZEN(ImageForm.FROZEN);

        private final ImageForm form;

        Form(ImageForm form) {
            this.form = form;
        }
    }

    static final class FormRef implements ParameterReference<Form> {}

    static final class SeveralRowsRef implements BooleanReference {}

    static final class HasSeveralRows implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getBoolean(SeveralRowsRef.class).isTrue();
        }
    }

    static final class IsDescriptor implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(FormRef.class).isOneOf(Form.DESCRIPTOR);
        }
    }

    static final class IsPixels implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(FormRef.class).isOneOf(Form.PIXELS);
        }
    }

    static final class IsFrozen implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(FormRef.class).isOneOf(Form.FROZEN);
        }
    }

    static final class ImageColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return PictureColumns.isPossible(column);
        }
    }

    ImageEncoderParameters() {
        super(USUAL_NAME);
    }

    ImageEncoderParameters(NodeParametersInput input) {
        super(USUAL_NAME, input);
        input.getInTableSpec(0).ifPresent(this::guess);
    }

    private void guess(DataTableSpec table) {
        List<DataColumnSpec> images = PictureColumns.likeliest(table);
        m_columns = new ColumnFilter(images);
        m_patient = PatientColumns.named(table)
                .or(() -> table.stream()
                        .filter(column -> PatientColumns.isPossible(column) && !images.contains(column))
                        .map(DataColumnSpec::getName)
                        .filter(ImageEncoderParameters::isPatient)
                        .findFirst())
                .orElse("");
        m_severalRows = !m_patient.isEmpty();
    }

    @Override
    protected void adapt(TableFacts facts) {
        m_columns = new ColumnFilter(PictureColumns.likely(facts.columns()));
        m_patient = facts.patient().orElse("");
        m_severalRows = facts.patient().isPresent();
    }

    private static boolean isPatient(String name) {
        return name.toLowerCase(Locale.ROOT).matches("id|.*(patient|subject).*") || NamedLike.patient(name);
    }

    @Override
    protected void check() {
        folder().check();
        if (m_form == Form.FROZEN) {
            model().check();
        }
        settings(folder().text(), model().text());
    }

    /**
     * @return how images are encoded, with all places on this machine
     * @throws IOException if the model's file cannot be copied here
     */
    ImageEncoderSettings settings() throws IOException {
        return settings(
                folder().isBlank() ? "" : folder().folder().toString(),
                m_form != Form.FROZEN || model().isBlank()
                        ? model().text()
                        : model().file().toString());
    }

    private ImageEncoderSettings settings(String folder, String model) {
        Limits.atLeast("'Most images of a patient'", m_maxImages, 1);
        return new ImageEncoderSettings(
                m_form.form, folder, m_components, m_side, m_maxImages, model, m_reading.generation, m_confined);
    }

    private Place folder() {
        return new Place("Folder of the files", m_folder);
    }

    private Place model() {
        return new Place("File of the model", m_model);
    }

    /** @return the column that names the patient where a patient has several rows */
    Optional<String> patient() {
        if (!m_severalRows) {
            return Optional.empty();
        }
        if (m_patient == null || m_patient.isBlank()) {
            throw new InputException("No patient column is chosen.", "Choose the patient column in the node's dialog.");
        }
        return Optional.of(m_patient);
    }

    @Override
    public String noTrainingRow() {
        return m_severalRows
                ? "Check that column '" + m_patient
                        + "' names patients as the RowIDs of the table of training rows do, and the split column."
                : "Where a patient has several rows, switch 'Several rows for each patient' on and choose the column that names the "
                        + "patient. Otherwise check that both tables have the same RowIDs, and the split column.";
    }

    @Override
    public List<String> columns(DataTableSpec table) {
        return SelectedColumns.of(
                m_columns,
                table.stream().filter(PictureColumns::isPossible).toList(),
                "images or names of image files");
    }

    @Override
    public List<String> columns(BufferedDataTable table, Consumer<String> notes) throws IOException {
        List<String> chosen = columns(table.getDataTableSpec());
        String folder = folder().isBlank() ? "" : folder().folder().toString();
        return PictureColumns.byCells(table, chosen, m_severalRows ? m_patient : "", folder, notes);
    }

    @Override
    public Optional<String> patientColumn(DataTableSpec table) {
        Optional<String> patient = patient();
        if (patient.isPresent()
                && (table.getColumnSpec(m_patient) == null
                        || !PatientColumns.isPossible(table.getColumnSpec(m_patient)))) {
            throw new InputException(
                    "The table has no column '" + m_patient + "' with texts or whole numbers that name the patient.",
                    "Choose the patient column in the node's dialog.");
        }
        return patient;
    }
}

package org.multimodalbtw.spark.reference;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.CsvFile;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.image.ImageEncoder;
import org.multimodalbtw.engine.encode.image.ImageEncoderSettings;
import org.multimodalbtw.engine.encode.series.SeriesColumns;
import org.multimodalbtw.engine.encode.series.SeriesEncoder;
import org.multimodalbtw.engine.encode.series.SeriesEncoderSettings;
import org.multimodalbtw.engine.encode.series.SeriesLayout;
import org.multimodalbtw.engine.encode.table.TableLook;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.encode.text.NoteSettings;
import org.multimodalbtw.engine.encode.text.TextEncoder;
import org.multimodalbtw.engine.encode.text.TextEncoderSettings;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.explain.Contributions;
import org.multimodalbtw.engine.explain.Effort;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RawTables;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/**
 * A program of its own, without Spark, in which the engine reads the same files as it does anywhere: it trains a model with the encoders of a
 * given one, whose tabular encoder looks at its columns, scores the cohort with it, and compares variants of another.
 */
public final class ReferenceMain {

    /** The modalities of the fixture's cohort whose file has another name. */
    private static final Map<String, String> FILES = Map.of("grid", "vitals");

    private ReferenceMain() {}

    /** Where the model is, among the results. */
    public static final String MODEL = "model";

    /** The model's predictions, a patient a line: id, then probabilities, weights, divergences and contributions. */
    public static final String PREDICTIONS = "predictions.csv";

    /** The encoders' tensors, a patient and modality a line: id, modality, then numbers. */
    public static final String TENSORS = "tensors.csv";

    /** The tensor file of two modalities, on which variants were compared. */
    public static final String COMPARED_TENSORS = "compared.arrow";

    /** The model that the comparison was made for. */
    public static final String COMPARED_MODEL = "compared";

    /** The scores of the repeated trainings, one a line: what, rows, count, metric, value, interval, deviation. */
    public static final String SCORES = "scores.csv";

    /** A folder with codes in several rows a patient, their encoder, and its tensors. */
    public static final String CODES = "codes";

    /** An encoder of series that is fitted to all rows of the cohort. */
    public static final String VITALS = "vitals";

    /** An encoder of pictures that is fitted to all rows of the cohort. */
    public static final String SCANS = "scans";

    /** The same of their pixels. */
    public static final String PIXELS = "pixels";

    /** A table of notes, several a patient, and an encoder that is fitted to them. */
    public static final String NOTES_TABLE = "notes.csv";

    public static final String NOTES = "notes";

    /** What the comparison says. */
    public static final String CONCLUSION = "conclusion.txt";

    /** @param args the model whose encoders are taken, the cohort, and the folder of results */
    public static void main(String[] args) throws IOException {
        CohortFolder cohort = CohortFolder.open(Path.of(args[1]), "labels", CsvSettings.defaults());
        Path results = Path.of(args[2]);
        List<Path> encoders = encoders(Path.of(args[0]), cohort, results);
        Path model = results.resolve(MODEL);
        try (RawTables raw = encoded(encoders, cohort)) {
            ComparedTraining.learn(
                    raw.file(),
                    labels(cohort.labels()),
                    FusionSettings.defaults(),
                    settings(2, 0),
                    model,
                    ProgressMonitor.NONE);
            ModelDirectory.addEncoders(model, encoders);
            predict(model, raw, results.resolve(PREDICTIONS));
            write(raw, results.resolve(TENSORS));
        }
        fitSeries(cohort).save(results.resolve(VITALS));
        fitScans(cohort, ImageEncoderSettings.defaults()).save(results.resolve(SCANS));
        fitScans(cohort, ImageEncoderSettings.ofPixels()).save(results.resolve(PIXELS));
        fitNotes(results);
        try (RawTables two = encoded(encoders.subList(0, 2), cohort)) {
            Files.copy(two.file(), results.resolve(COMPARED_TENSORS));
        }
        compare(labels(cohort.labels()), results);
        encodeCodes(Files.createDirectory(results.resolve(CODES)));
    }

    /** Codes in several rows a patient, of which a folder that is looked at makes a list. */
    private static void encodeCodes(Path folder) throws IOException {
        List<String> codes = List.of("I10", "E11.9", "\"Pneumonia, unspecified\"", "J45.9", "rare");
        List<String> rows = new ArrayList<>(List.of("id,diagnosis"));
        List<String> labels = new ArrayList<>(List.of("id,outcome"));
        for (int patient = 0; patient < 30; patient++) {
            labels.add("c" + patient + "," + (patient % 3 == 0 ? "ill" : "well"));
            for (int code = 0; code < codes.size(); code++) {
                if (patient % (code + 2) == 0 || patient == 29 && code < 3) {
                    rows.add("c" + patient + "," + codes.get(code));
                    rows.add("c" + patient + "," + codes.get(code));
                }
            }
        }
        Files.write(folder.resolve("labels.csv"), labels);
        Files.write(folder.resolve("codes.csv"), rows);
        CohortFolder cohort = CohortFolder.open(
                folder,
                "labels",
                CsvSettings.defaults().with(SurveySettings.on().with(TableForms.ALL)));
        FittedEncoder encoder = TabularEncoder.fit(
                CODES, cohort.rows(CODES), TableLook.usual(), TabularEncoderSettings.defaults(), ProgressMonitor.NONE);
        encoder.save(folder.resolve(CODES));
        try (RawTables raw =
                RawTables.encode(Map.of(CODES, encoder), Map.of(CODES, cohort.rows(CODES)), ProgressMonitor.NONE)) {
            write(raw, folder.resolve(TENSORS));
        }
    }

    private static void fitNotes(Path results) throws IOException {
        DatedNotes notes = DatedNotes.madeUp();
        notes.write(results.resolve(NOTES_TABLE));
        NoteSettings settings = new NoteSettings(
                        Optional.of(DatedNotes.PATIENT),
                        Optional.of(DatedNotes.TIME),
                        Optional.empty(),
                        Optional.empty())
                .plain();
        TextEncoder.fit(NOTES, notes, settings, TextEncoderSettings.defaults(), ProgressMonitor.NONE)
                .save(results.resolve(NOTES));
    }

    private static FittedEncoder fitScans(CohortFolder cohort, ImageEncoderSettings settings) throws IOException {
        return ImageEncoder.fit(SCANS, cohort.rows(SCANS), Optional.empty(), settings, ProgressMonitor.NONE);
    }

    private static FittedEncoder fitSeries(CohortFolder cohort) throws IOException {
        TableRows rows = cohort.rows(VITALS);
        SeriesColumns columns = new SeriesColumns(
                SeriesLayout.MEASUREMENTS,
                Optional.of("id"),
                Optional.of("minute"),
                Optional.of("variable"),
                List.of("value"));
        return SeriesEncoder.fit(
                VITALS,
                new RowsOfPatients(rows, place(rows, "id")),
                columns,
                SeriesEncoderSettings.defaults(),
                ProgressMonitor.NONE);
    }

    private static TrainingSettings settings(int epochs, int seeds) {
        TrainingSettings usual = TrainingSettings.defaults(1);
        Optimisation optimisation = usual.optimisation();
        return new TrainingSettings(
                1,
                2,
                new Optimisation(
                        OptionalInt.of(epochs),
                        OptionalInt.of(16),
                        0,
                        optimisation.learningRate(),
                        optimisation.schedule(),
                        optimisation.weightDecay(),
                        optimisation.clipNorm()),
                usual.weights(),
                usual.combination(),
                usual.methods(),
                new Comparison(true, seeds),
                usual.compute());
    }

    private static List<Path> encoders(Path given, CohortFolder cohort, Path results) throws IOException {
        List<Path> directories = new ArrayList<>(EncoderSet.directories(ModelDirectory.encoders(given)));
        FittedEncoder labs = TabularEncoder.fit(
                "labs",
                cohort.rows("labs"),
                TableLook.usual(),
                TabularEncoderSettings.defaults(),
                ProgressMonitor.NONE);
        labs.save(results.resolve("labs"));
        directories.set(0, results.resolve("labs"));
        return directories;
    }

    private static RawTables encoded(List<Path> directories, CohortFolder cohort) throws IOException {
        Map<String, FittedEncoder> encoders = new LinkedHashMap<>();
        for (Path directory : directories) {
            FittedEncoder encoder = EncoderKinds.load(directory);
            encoders.put(encoder.output().name(), encoder);
        }
        return RawTables.encode(encoders, tables(encoders, cohort), ProgressMonitor.NONE);
    }

    private static void predict(Path model, RawTables raw, Path file) throws IOException {
        try (Predictor predictor = Predictor.open(model, DevicePolicy.CPU);
                PrintStream out = new PrintStream(Files.newOutputStream(file))) {
            predictor.predict(
                    raw.file(),
                    Optional.of(Effort.USUAL),
                    row -> out.println(row.rowId() + "," + String.join(",", numbers(row))),
                    ProgressMonitor.NONE);
        }
    }

    private static void write(RawTables raw, Path file) throws IOException {
        try (TensorTable table = TensorTable.open(raw.file());
                PrintStream out = new PrintStream(Files.newOutputStream(file))) {
            for (int row = 0; row < table.rows(); row++) {
                for (String modality : table.schema().modalities()) {
                    float[] values = table.values(table.schema().indexOf(modality), row);
                    out.println(table.rowId(row) + "," + modality + "," + Arrays.toString(values));
                }
            }
        }
    }

    private static void compare(Labels labels, Path results) throws IOException {
        TrainingResult result = ComparedTraining.learn(
                results.resolve(COMPARED_TENSORS),
                labels,
                FusionSettings.defaults(),
                settings(1, 2),
                results.resolve(COMPARED_MODEL),
                ProgressMonitor.NONE);
        List<String> lines = new ArrayList<>();
        for (Score score : result.scores()) {
            if (score.rows().contains(",")) {
                lines.add(String.join(
                        ";",
                        score.title(),
                        score.rows(),
                        score.count() + "",
                        score.metric().key(),
                        score.estimate().value() + "",
                        score.estimate().low() + "",
                        score.estimate().high() + "",
                        score.deviation() + ""));
            }
        }
        Files.write(results.resolve(SCORES), lines);
        Files.writeString(results.resolve(CONCLUSION), result.verdict().comparison());
    }

    private static Labels labels(CsvFile file) {
        Labels.Builder labels = Labels.classification("outcome");
        int outcome = place(file, "outcome");
        int split = place(file, "split");
        file.forEach(row -> labels.add(
                row.id(),
                row.category(outcome),
                Split.valueOf(row.category(split).toUpperCase(Locale.ROOT))));
        return labels.build();
    }

    private static int place(TableRows rows, String column) {
        return rows.columns().stream().map(each -> each.name()).toList().indexOf(column);
    }

    private static Map<String, TableRows> tables(Map<String, FittedEncoder> encoders, CohortFolder cohort) {
        Map<String, TableRows> tables = new LinkedHashMap<>();
        encoders.forEach((modality, encoder) -> {
            TableRows rows = cohort.rows(FILES.getOrDefault(modality, modality));
            tables.put(
                    modality,
                    encoder.patientColumn()
                            .<TableRows>map(patient -> new RowsOfPatients(rows, place(rows, patient)))
                            .orElse(rows));
        });
        return tables;
    }

    private static List<String> numbers(RowPrediction row) {
        List<String> numbers = new ArrayList<>();
        add(row.values(), numbers);
        add(row.weights(), numbers);
        add(row.divergences(), numbers);
        add(row.contributions().map(Contributions::values).orElseThrow()[0], numbers);
        return numbers;
    }

    private static void add(double[] values, List<String> numbers) {
        for (double value : values) {
            numbers.add(String.valueOf(value));
        }
    }
}

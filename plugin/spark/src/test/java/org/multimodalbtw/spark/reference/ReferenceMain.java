package org.multimodalbtw.spark.reference;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.CsvFile;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.table.TableLook;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.explain.Contributions;
import org.multimodalbtw.engine.explain.Effort;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RawTables;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/**
 * A program of its own, without Spark, in which the engine reads the same files as it does anywhere, and its Predictor scores them. It first
 * trains a model with the encoders of a given one, whose tabular encoder looks at its columns.
 */
public final class ReferenceMain {

    /** The modalities of the fixture's cohort whose file has another name. */
    private static final Map<String, String> FILES = Map.of("grid", "vitals");

    private ReferenceMain() {}

    /**
     * @param args the model whose encoders are taken, the cohort, the folder of the new model, and where its predictions are written, a row a
     *     line: the patient, then probabilities, weights, divergences and contributions
     */
    public static void main(String[] args) throws IOException {
        Path given = Path.of(args[0]);
        CohortFolder cohort = CohortFolder.open(Path.of(args[1]), "labels", CsvSettings.defaults());
        Path trained = Path.of(args[2]);
        train(given, cohort, trained);
        try (RawTables raw = encoded(trained, cohort);
                Predictor predictor = Predictor.open(trained, DevicePolicy.CPU);
                PrintStream out = new PrintStream(Files.newOutputStream(Path.of(args[3])))) {
            predictor.predict(
                    raw.file(),
                    Optional.of(Effort.USUAL),
                    row -> out.println(row.rowId() + "," + String.join(",", numbers(row))),
                    ProgressMonitor.NONE);
        }
    }

    private static void train(Path given, CohortFolder cohort, Path trained) throws IOException {
        Path encoders = Files.createTempDirectory("encoders");
        List<Path> directories = new ArrayList<>();
        for (Path directory : EncoderSet.directories(ModelDirectory.encoders(given))) {
            directories.add(directory);
        }
        FittedEncoder labs = TabularEncoder.fit(
                "labs",
                cohort.rows("labs"),
                TableLook.usual(),
                TabularEncoderSettings.defaults(),
                ProgressMonitor.NONE);
        labs.save(encoders.resolve("labs"));
        directories.set(0, encoders.resolve("labs"));
        Map<String, FittedEncoder> fitted = new LinkedHashMap<>();
        EncoderSet.write(directories, encoders.resolve("all"));
        fitted.putAll(EncoderSet.load(encoders.resolve("all")));
        try (RawTables raw = RawTables.encode(fitted, tables(fitted, cohort), ProgressMonitor.NONE)) {
            ComparedTraining.learn(
                    raw.file(),
                    labels(cohort.labels()),
                    FusionSettings.defaults(),
                    TrainingSettings.defaults(1),
                    trained,
                    ProgressMonitor.NONE);
        }
        ModelDirectory.addEncoders(trained, directories);
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

    private static RawTables encoded(Path model, CohortFolder cohort) throws IOException {
        Map<String, FittedEncoder> encoders = EncoderSet.load(ModelDirectory.encoders(model));
        return RawTables.encode(model, tables(encoders, cohort), ProgressMonitor.NONE);
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

package org.multimodalbtw.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.patients.RawTable;

/** The saved cohort and models of a release, which the tests score with Spark. */
public final class SparkCohort {

    private static final Path FIXTURE = Path.of(System.getProperty("project.root"), "test-workflows/fixtures/0.1.0");

    private SparkCohort() {}

    /** The cohort's folder. */
    public static Path folder() {
        return FIXTURE.resolve("cohort");
    }

    /** The model that node 14, 15 or 16 of the saved workflow learnt. */
    public static Path model(int node) {
        return FIXTURE.resolve("executed/" + node + "/filestore/000/000/model");
    }

    /** What the release predicted with a model of raw tables or tensors: the lines of the table of a node. */
    public static List<String> recorded(int node) throws IOException {
        return Files.readAllLines(FIXTURE.resolve("expected/Multimodal Predictor (#" + node + ").csv"));
    }

    /** The tables of all modalities in a folder; two are read from one. */
    public static List<RawTable> tables(Path folder) {
        return List.of(
                new RawTable(List.of("labs"), file(folder, "labs")),
                new RawTable(List.of("vitals", "grid"), file(folder, "vitals")),
                new RawTable(List.of("notes"), file(folder, "notes")),
                new RawTable(List.of("scans"), file(folder, "scans")));
    }

    private static String file(Path folder, String name) {
        return folder.resolve(name + ".csv").toString();
    }

    /** Copies the cohort's tables, and its pictures. */
    public static Path copy(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    /** Adds lines to a table, or other lines in place of those that start so. */
    public static void replace(Path folder, String table, String start, String... lines) throws IOException {
        Path file = folder.resolve(table + ".csv");
        List<String> all = new ArrayList<>(Files.readAllLines(file));
        all.removeIf(line -> line.startsWith(start));
        all.addAll(List.of(lines));
        Files.write(file, all);
    }

    /** The predictions in a folder of results, by patient. */
    public static Map<String, Row> predictions(SparkSession spark, Path out) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Row row : spark.read()
                .parquet(out.resolve("predictions").toString())
                .orderBy("patient")
                .collectAsList()) {
            if (rows.put(row.getString(0), row) != null) {
                throw new AssertionError(row.getString(0) + " occurs twice");
            }
        }
        return rows;
    }
}

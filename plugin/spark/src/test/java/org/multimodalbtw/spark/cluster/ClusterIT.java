package org.multimodalbtw.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.spark.SparkCohort;
import org.multimodalbtw.spark.door.FittedKind;
import org.multimodalbtw.spark.door.WantedPredictions;
import org.multimodalbtw.spark.load.ReferenceProcess;
import org.multimodalbtw.spark.patients.Encoding;
import org.multimodalbtw.spark.patients.Fitting;
import org.multimodalbtw.spark.patients.RawTable;
import org.multimodalbtw.spark.patients.ReadingOptions;
import org.multimodalbtw.spark.patients.Scoring;
import org.multimodalbtw.spark.reference.ReferenceMain;

/** All commands on a real cluster of a master and two workers, to which the application's jar alone is sent. */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
class ClusterIT {

    private static final int COPIES = 40;
    private static final int PARTITIONS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path home = Path.of(System.getProperty("spark.test.home"));
    private final Submit submit = new Submit(home, Path.of(System.getProperty("spark.test.application")));

    @TempDir
    private static Path folder;

    private static Path cohort;
    private static Map<String, Row> expected;
    private static SparkSession spark;

    @BeforeAll
    static void scoreInThisProgram() throws IOException {
        cohort = manyPatients();
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.log.level", "ERROR")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.multimodalbtw.cache", "target/cache")
                .getOrCreate();
        Path out = folder.resolve("expected");
        new Scoring(spark, new ReadingOptions("", ",", false))
                .score(
                        SparkCohort.model(14),
                        SparkCohort.tables(cohort),
                        new WantedPredictions(false, false, false, .9),
                        PARTITIONS,
                        out.toString());
        expected = SparkCohort.predictions(spark, out);
        assertEquals(40 * COPIES, expected.size());
    }

    @AfterAll
    static void stop() throws IOException {
        spark.close();
    }

    /** The saved cohort many times, each time with other names of patients. */
    private static Path manyPatients() throws IOException {
        Path cohort = SparkCohort.copy(folder.resolve("cohort"));
        for (String table : List.of("labs", "vitals", "notes", "scans")) {
            Path file = cohort.resolve(table + ".csv");
            List<String> lines = Files.readAllLines(file);
            List<String> all = new ArrayList<>(List.of(lines.get(0)));
            for (int copy = 0; copy < COPIES; copy++) {
                for (String line : lines.subList(1, lines.size())) {
                    all.add("c" + copy + line);
                }
            }
            Files.write(file, all);
        }
        return cohort;
    }

    private static List<String> onTables(String command, String model, Path tables, Path out) {
        List<String> all = new ArrayList<>(List.of(
                command,
                model,
                SparkCohort.model(14).toString(),
                "--out",
                out.toString(),
                "--partitions",
                "" + PARTITIONS));
        for (RawTable table : SparkCohort.tables(tables)) {
            all.addAll(List.of("--table", String.join(",", table.modalities()) + "=" + table.path()));
        }
        return all;
    }

    private Process score(LocalCluster cluster, Path tables, Path out) throws IOException {
        return run(cluster, onTables("score", "--model", tables, out), out);
    }

    private Process run(LocalCluster cluster, List<String> command, Path out) throws IOException {
        return submit.program(
                        cluster.url(),
                        List.of("spark.driver.host=127.0.0.1", "spark.multimodalbtw.cache=" + folder.resolve("cache")),
                        command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(out.getFileName() + ".log").toFile())
                .start();
    }

    private static void assertExpected(Process job, Path out) throws IOException, InterruptedException {
        assertEquals(0, job.waitFor(), () -> tail(out));
        assertEquals(expected, SparkCohort.predictions(spark, out));
        assertNoDraft();
    }

    private static void assertNoDraft() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertFalse(left.anyMatch(path -> path.getFileName().toString().startsWith(".")), "a draft is left");
        }
    }

    private static String log(Path out) throws IOException {
        return Files.readString(folder.resolve(out.getFileName() + ".log"));
    }

    private static String tail(Path out) {
        try {
            List<String> lines = log(out).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    @Test
    void aClusterGivesWhatThisProgramGivesAndSaysWhatTheEngineSays() throws Exception {
        Path out = folder.resolve("cluster-out");
        Path bad = SparkCohort.copy(folder.resolve("bad"));
        SparkCohort.replace(bad, "vitals", "never", "p07,90,pulse,fast");
        Path refused = folder.resolve("refused-out");
        try (LocalCluster cluster = LocalCluster.start(home, folder.resolve("cluster"), 2)) {
            assertExpected(score(cluster, cohort, out), out);

            assertEquals(1, score(cluster, bad, refused).waitFor(), () -> tail(refused));
            String said = "File vitals.csv, patient 'p07': Column 'value' holds 'fast'";
            assertTrue(log(refused).lines().anyMatch(line -> line.startsWith(said)), tail(refused));
            assertFalse(Files.exists(refused));
            assertNoDraft();
        }
    }

    @Test
    void aWorkerThatIsKilledInTheMiddleChangesNothing() throws Exception {
        Path out = folder.resolve("killed-out");
        try (LocalCluster cluster = LocalCluster.start(home, folder.resolve("killed"), 2)) {
            Process job = score(cluster, cohort, out);
            killInTheMiddle(cluster, job, out, "predictions");
            assertExpected(job, out);
            assertTrue(log(out).contains("Lost executor"), tail(out));
        }
    }

    private static void killInTheMiddle(LocalCluster cluster, Process job, Path out, String part) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (written(out, part) < 3 && job.isAlive() && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        long before = written(out, part);
        cluster.kill(0);
        assertTrue(before >= 3 && before < PARTITIONS, () -> "in the middle: " + before + tail(out));
    }

    @Test
    void encodingGoesOnWhereAWorkerIsKilledInTheMiddle() throws Exception {
        Path here = folder.resolve("encoded-here");
        new Encoding(spark, new ReadingOptions("", ",", false))
                .encode(SparkCohort.model(14), SparkCohort.tables(cohort), PARTITIONS, here.toString());
        Path out = folder.resolve("encoded-out");
        try (LocalCluster cluster = LocalCluster.start(home, folder.resolve("encoding"), 2)) {
            Process job = run(cluster, onTables("encode", "--encoders", cohort, out), out);
            killInTheMiddle(cluster, job, out, "tensors");
            assertEquals(0, job.waitFor(), () -> tail(out));
            assertTrue(log(out).contains("Lost executor"), tail(out));
        }
        List<Row> expectedTensors = rows(here.resolve("tensors"), "patient");
        assertEquals(40 * COPIES, expectedTensors.size());
        assertEquals(expectedTensors, rows(out.resolve("tensors"), "patient"));
        assertNoDraft();
    }

    @Test
    void aComparisonGivesTheFiguresOfOneProgramWhereAWorkerIsKilledInTheMiddle() throws Exception {
        Path reference = ReferenceProcess.results();
        Path out = folder.resolve("compared-out");
        List<String> command = List.of(
                "compare",
                "--tensors",
                reference.resolve(ReferenceMain.COMPARED_TENSORS).toString(),
                "--labels",
                SparkCohort.folder().resolve("labels.csv").toString(),
                "--target",
                "outcome",
                "--like",
                reference.resolve(ReferenceMain.COMPARED_MODEL).toString(),
                "--out",
                out.toString());
        try (LocalCluster cluster = LocalCluster.start(home, folder.resolve("comparing"), 2)) {
            Process job = run(cluster, command, out);
            killWhileTasksFinish(cluster, job, out, 8, 50);
            assertEquals(0, job.waitFor(), () -> tail(out));
            assertTrue(log(out).contains("Lost executor"), tail(out));
        }
        List<String> values = Files.readAllLines(reference.resolve(ReferenceMain.SCORES)).stream()
                .map(line -> line.split(";")[4])
                .toList();
        assertEquals(
                values,
                spark.read().parquet(out.resolve("scores").toString()).collectAsList().stream()
                        .map(row -> row.isNullAt(4) ? "NaN" : row.getDouble(4) + "")
                        .toList());
        assertTrue(log(out).contains(Files.readString(reference.resolve(ReferenceMain.CONCLUSION))), tail(out));
        assertNoDraft();
    }

    @Test
    void fittingGivesTheSameEncodersWhereAWorkerIsKilledInTheMiddle() throws Exception {
        RawTable labs = SparkCohort.tables(cohort).get(0);
        RawTable notes = SparkCohort.tables(cohort).get(2);
        Path here = folder.resolve("fitted-here");
        new Fitting(spark, new ReadingOptions("", ",", false))
                .fit(
                        List.of(notes, labs),
                        Map.of("notes", FittedKind.TEXT),
                        Optional.empty(),
                        PARTITIONS,
                        here.toString());
        Path out = folder.resolve("fitted-out");
        List<String> command = List.of(
                "fit",
                "--table",
                "notes=" + notes.path(),
                "--encoder",
                "notes=text",
                "--table",
                "labs=" + labs.path(),
                "--partitions",
                "" + PARTITIONS,
                "--out",
                out.toString());
        try (LocalCluster cluster = LocalCluster.start(home, folder.resolve("fitting"), 2)) {
            Process job = run(cluster, command, out);
            killWhileTasksFinish(cluster, job, out, 2 * PARTITIONS, 6 * PARTITIONS);
            assertEquals(0, job.waitFor(), () -> tail(out));
            assertTrue(log(out).contains("Lost executor"), tail(out));
        }
        for (String file : List.of("manifest.json", "statistics.safetensors")) {
            for (String encoder : List.of("0", "1")) {
                Path place = Path.of("encoders", encoder, file);
                assertEquals(-1, Files.mismatch(here.resolve(place), out.resolve(place)), place.toString());
            }
        }
        assertNoDraft();
    }

    private static void killWhileTasksFinish(LocalCluster cluster, Process job, Path out, long from, long to)
            throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (finished(out) < from && job.isAlive() && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        long before = finished(out);
        cluster.kill(0);
        assertTrue(before >= from && before < to, () -> "in the middle: " + before + tail(out));
    }

    private static List<Row> rows(Path table, String order) {
        return spark.read().parquet(table.toString()).orderBy(order).collectAsList();
    }

    /** How many trainings are done. */
    private static long finished(Path out) throws IOException {
        return log(out).lines().filter(line -> line.contains("Finished task")).count();
    }

    /** How many partitions are written, while none is in its place yet. */
    private static long written(Path out, String part) throws IOException {
        try (Stream<Path> drafts = Files.list(folder)) {
            for (Path draft : drafts.filter(
                            path -> path.getFileName().toString().startsWith("." + out.getFileName()))
                    .toList()) {
                Path tasks = draft.resolve(part + "/_temporary/0");
                if (Files.isDirectory(tasks)) {
                    try (Stream<Path> done = Files.list(tasks)) {
                        return done.filter(path -> path.getFileName().toString().startsWith("task_"))
                                .count();
                    }
                }
            }
        }
        return 0;
    }
}

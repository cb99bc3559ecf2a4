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
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.spark.SparkCohort;
import org.multimodalbtw.spark.door.WantedPredictions;
import org.multimodalbtw.spark.patients.RawTable;
import org.multimodalbtw.spark.patients.ReadingOptions;
import org.multimodalbtw.spark.patients.Scoring;

/** Scoring on a real cluster of a master and two workers, to which the application's jar alone is sent. */
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

    private static List<String> command(Path tables, Path out) {
        List<String> command = new ArrayList<>(List.of(
                "score",
                "--model",
                SparkCohort.model(14).toString(),
                "--out",
                out.toString(),
                "--partitions",
                "" + PARTITIONS));
        for (RawTable table : SparkCohort.tables(tables)) {
            command.addAll(List.of("--table", String.join(",", table.modalities()) + "=" + table.path()));
        }
        return command;
    }

    private Process submit(LocalCluster cluster, Path tables, Path out) throws IOException {
        return submit.program(
                        cluster.url(),
                        List.of("spark.driver.host=127.0.0.1", "spark.multimodalbtw.cache=" + folder.resolve("cache")),
                        command(tables, out))
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
            assertExpected(submit(cluster, cohort, out), out);

            assertEquals(1, submit(cluster, bad, refused).waitFor(), () -> tail(refused));
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
            Process job = submit(cluster, cohort, out);
            Instant end = Instant.now().plus(PATIENCE);
            while (written(out) < 3 && job.isAlive() && Instant.now().isBefore(end)) {
                Thread.sleep(20);
            }
            long before = written(out);
            cluster.kill(0);
            assertTrue(before >= 3 && before < PARTITIONS, "in the middle: " + before + tail(out));
            assertExpected(job, out);
            assertTrue(log(out).contains("Lost executor"), tail(out));
        }
    }

    /** How many partitions are written, while none is in its place yet. */
    private static long written(Path out) throws IOException {
        try (Stream<Path> drafts = Files.list(folder)) {
            for (Path draft : drafts.filter(
                            path -> path.getFileName().toString().startsWith("." + out.getFileName()))
                    .toList()) {
                Path tasks = draft.resolve("predictions/_temporary/0");
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

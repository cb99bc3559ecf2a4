package org.multimodalbtw.spark.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.spark.LocalSpark;
import org.multimodalbtw.spark.SparkCohort;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.load.ReferenceProcess;

/** Fitting in Spark's local mode. */
class LocalFittingTest {

    @TempDir
    private static Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = LocalSpark.start();
    }

    private static FittingSummary fit(Path labs, Optional<TrainingSplit> split, List<String> without, Path out)
            throws IOException {
        return new Fitting(spark, new ReadingOptions("", ",", false, without))
                .fit(List.of(new RawTable(List.of("labs"), labs.toString())), Map.of(), split, 3, out.toString());
    }

    private static Path labs() {
        return SparkCohort.folder().resolve("labs.csv");
    }

    /** The numbers in a safetensors file, which are all doubles, in the file's order. */
    private static List<Double> numbers(Path statistics) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(statistics)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(Math.toIntExact(Long.BYTES + bytes.getLong(0)));
        List<Double> numbers = new ArrayList<>();
        while (bytes.hasRemaining()) {
            numbers.add(bytes.getDouble());
        }
        return numbers;
    }

    @Test
    void theEncoderIsThatOfOneProgramAndEncodesTheSame() throws Exception {
        Path out = folder.resolve("fitted");

        FittingSummary summary = fit(labs(), Optional.empty(), List.of(), out);

        Path expected = ReferenceProcess.results().resolve("labs");
        List<Double> one = numbers(expected.resolve("statistics.safetensors"));
        List<Double> here = numbers(out.resolve("encoders/0/statistics.safetensors"));
        assertEquals(one.size(), here.size());
        assertTrue(one.size() > 4, one.toString());
        for (int i = 0; i < one.size(); i++) {
            assertEquals(one.get(i), here.get(i), 1e-12 * Math.abs(one.get(i)));
        }
        assertEquals(40, summary.encoders().get(0).rows());
        assertTrue(summary.encoders().get(0).readings() >= 2);
        assertTrue(
                summary.encoders().get(0).columns().stream()
                        .anyMatch(said -> said.startsWith("'sodium': standardised")),
                summary.toString());
        assertEquals(encoded(expected, "by-one"), encoded(out.resolve("encoders"), "by-many"));
    }

    private static List<Row> encoded(Path encoders, String name) throws IOException {
        Path out = folder.resolve(name);
        new Encoding(spark, new ReadingOptions("", ",", false))
                .encode(encoders, List.of(new RawTable(List.of("labs"), labs().toString())), 2, out.toString());
        return spark.read()
                .parquet(out.resolve("tensors").toString())
                .orderBy("patient")
                .collectAsList();
    }

    @Test
    void onlyTrainingRowsCountAndTheSamePartitionsGiveTheSameBytes() throws IOException {
        TrainingSplit split =
                new TrainingSplit(SparkCohort.folder().resolve("labels.csv").toString(), "split");
        Path cohort = SparkCohort.copy(folder.resolve("training"));
        List<String> lines = Files.readAllLines(cohort.resolve("labs.csv"));
        List<String> training = new ArrayList<>();
        for (String label : Files.readAllLines(cohort.resolve("labels.csv"))) {
            String patient = label.substring(0, label.indexOf(',') + 1);
            if (!label.contains("valid") && !label.contains("test")) {
                training.addAll(
                        lines.stream().filter(line -> line.startsWith(patient)).toList());
            }
        }
        Path alone = cohort.resolve("alone.csv");
        Files.write(alone, training);

        FittingSummary summary = fit(labs(), Optional.of(split), List.of("ward"), folder.resolve("split"));
        fit(alone, Optional.empty(), List.of("ward"), folder.resolve("alone"));

        assertEquals(training.size() - 1, summary.encoders().get(0).rows());
        for (String file : List.of("manifest.json", "statistics.safetensors")) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve("split/encoders/0").resolve(file),
                            folder.resolve("alone/encoders/0").resolve(file)));
        }
        assertFalse(Files.readString(folder.resolve("split/encoders/0/manifest.json"))
                .contains("ward"));
    }

    @Test
    void whatCannotBeLearntFromIsSaidAndNothingIsLeft() throws IOException {
        Path vitals = SparkCohort.folder().resolve("vitals.csv");
        assertRefused(vitals, Optional.empty(), "File vitals.csv, patient 'p", "occurs twice", "--encoder labs=series");
        TrainingSplit other =
                new TrainingSplit(SparkCohort.folder().resolve("labels.csv").toString(), "fold");
        assertRefused(labs(), Optional.of(other), "labels.csv has no column 'fold'");
        Path nobody = folder.resolve("nobody.csv");
        Files.write(nobody, List.of("id,split", "p00,test", "p01,train", "x,train"));
        Path cohort = SparkCohort.copy(folder.resolve("few"));
        SparkCohort.replace(cohort, "labs", "p01");
        assertRefused(
                cohort.resolve("labs.csv"),
                Optional.of(new TrainingSplit(nobody.toString(), "split")),
                "has no training row");
    }

    private static void assertRefused(Path table, Optional<TrainingSplit> split, String... said) {
        EngineFailure failure =
                assertThrows(EngineFailure.class, () -> fit(table, split, List.of(), folder.resolve("refused")));
        for (String part : said) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
        }
        assertFalse(Files.exists(folder.resolve("refused")));
    }
}

package org.multimodalbtw.spark.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.spark.LocalSpark;
import org.multimodalbtw.spark.SparkCohort;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.FittedKind;
import org.multimodalbtw.spark.load.ReferenceProcess;

/** Fitting encoders of series in Spark's local mode. */
class LocalSeriesFittingTest {

    private static final String MANIFEST = "encoders/0/manifest.json";

    @TempDir
    private static Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = LocalSpark.start();
    }

    private static FittingSummary fit(Path table, List<String> without, int partitions, Path out) throws IOException {
        return new Fitting(spark, new ReadingOptions("", ",", false, without))
                .fit(
                        List.of(new RawTable(List.of("vitals"), table.toString())),
                        Map.of("vitals", FittedKind.SERIES),
                        Optional.empty(),
                        partitions,
                        out.toString());
    }

    private static Path vitals() {
        return SparkCohort.folder().resolve("vitals.csv");
    }

    @Test
    void theEncoderIsThatOfOneProgramAndEncodesTheSame() throws Exception {
        FittingSummary summary = fit(vitals(), List.of(), 3, folder.resolve("three"));
        fit(vitals(), List.of(), 3, folder.resolve("again"));
        fit(vitals(), List.of(), 2, folder.resolve("two"));

        Path expected = ReferenceProcess.results().resolve("vitals");
        JsonNode one = new ObjectMapper().readTree(Files.readString(expected.resolve("manifest.json")));
        for (String name : List.of("three", "two")) {
            JsonNode here = new ObjectMapper()
                    .readTree(Files.readString(folder.resolve(name).resolve(MANIFEST)));
            assertSame("", one, here);
        }
        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("three").resolve(MANIFEST),
                        folder.resolve("again").resolve(MANIFEST)));
        FittingSummary.Learnt learnt = summary.encoders().get(0);
        assertEquals(Files.readAllLines(vitals()).size() - 1, learnt.rows());
        assertEquals(
                "Columns: patient 'id', time 'minute', variable 'variable', value 'value'.",
                learnt.columns().get(0));
        assertTrue(
                learnt.columns().stream().anyMatch(said -> said.startsWith("'pulse': ") && said.contains(" mean ")),
                learnt.toString());
        encoded(expected, "by-one").assertSame(encoded(folder.resolve("three/encoders"), "by-many"));
    }

    /** Texts and whole numbers are equal, other numbers but for their rounding. */
    private static void assertSame(String place, JsonNode expected, JsonNode found) {
        if (expected.isFloatingPointNumber()) {
            double number = expected.doubleValue();
            assertEquals(number, found.doubleValue(), 1e-12 * Math.max(1, Math.abs(number)), place);
        } else if (expected.isContainerNode()) {
            assertEquals(expected.size(), found.size(), place);
            expected.fieldNames()
                    .forEachRemaining(name -> assertSame(place + "/" + name, expected.get(name), found.get(name)));
            for (int at = 0; expected.isArray() && at < expected.size(); at++) {
                assertSame(place + "/" + at, expected.get(at), found.get(at));
            }
        } else {
            assertEquals(expected, found, place);
        }
    }

    private static EncodedTensors encoded(Path encoders, String name) throws IOException {
        RawTable table = new RawTable(List.of("vitals"), vitals().toString());
        return EncodedTensors.of(spark, encoders, table, folder.resolve(name));
    }

    @Test
    void numbersOfParquetGiveTheSameAsTextsOfThem() throws IOException {
        Path parquet = folder.resolve("parquet");
        spark.read()
                .option("header", true)
                .csv(vitals().toString())
                .withColumn("minute", functions.col("minute").cast("double"))
                .withColumn("value", functions.col("value").cast("double"))
                .coalesce(1)
                .write()
                .parquet(parquet.toString());

        fit(parquet, List.of(), 3, folder.resolve("of-parquet"));
        fit(vitals(), List.of(), 3, folder.resolve("of-csv"));

        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("of-parquet").resolve(MANIFEST),
                        folder.resolve("of-csv").resolve(MANIFEST)));
    }

    @Test
    void whatCannotBeLearntFromIsSaidAndNothingIsLeft() throws IOException {
        Path cohort = SparkCohort.copy(folder.resolve("bad"));
        SparkCohort.replace(cohort, "vitals", "p07,16,pulse", "p07,16,pulse,fast");
        assertRefused(
                cohort.resolve("vitals.csv"),
                List.of(),
                "File vitals.csv, patient 'p07': Column 'value' holds 'fast', which is no number");
        assertRefused(
                SparkCohort.folder().resolve("labs.csv"),
                List.of(),
                "The measurements of 'vitals' cannot be read: by names and values, no column is the time");
        assertRefused(vitals(), List.of("value"), "no column is the value", "--without");
        EngineFailure unknown =
                assertThrows(EngineFailure.class, () -> new Fitting(spark, new ReadingOptions("", ",", false))
                        .fit(
                                List.of(new RawTable(List.of("vitals"), vitals().toString())),
                                Map.of("vital", FittedKind.SERIES),
                                Optional.empty(),
                                2,
                                folder.resolve("refused").toString()));
        assertTrue(unknown.getMessage().contains("--encoder names 'vital'"), unknown.getMessage());
    }

    private static void assertRefused(Path table, List<String> without, String... said) {
        EngineFailure failure =
                assertThrows(EngineFailure.class, () -> fit(table, without, 2, folder.resolve("refused")));
        for (String part : said) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
        }
        assertFalse(Files.exists(folder.resolve("refused")));
    }
}

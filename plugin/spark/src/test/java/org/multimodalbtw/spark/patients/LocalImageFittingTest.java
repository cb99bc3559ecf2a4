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
import org.multimodalbtw.spark.reference.ReferenceMain;

/** Fitting encoders of pictures in Spark's local mode. */
class LocalImageFittingTest {

    private static final String STATISTICS = "encoders/0/statistics.safetensors";

    @TempDir
    private static Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = LocalSpark.start();
    }

    private static FittingSummary fit(Path table, int partitions, Path out) throws IOException {
        return fit(table, FittedKind.IMAGE, partitions, out);
    }

    private static FittingSummary fit(Path table, FittedKind kind, int partitions, Path out) throws IOException {
        return new Fitting(spark, new ReadingOptions("", ",", false))
                .fit(
                        List.of(new RawTable(List.of("scans"), table.toString())),
                        Map.of("scans", kind),
                        Optional.empty(),
                        partitions,
                        out.toString());
    }

    private static Path scans() {
        return SparkCohort.folder().resolve("scans.csv");
    }

    @Test
    void theEncoderIsThatOfOneProgramAndEncodesTheSame() throws Exception {
        FittingSummary summary = fit(scans(), 3, folder.resolve("three"));
        fit(scans(), 2, folder.resolve("two"));

        Path expected = ReferenceProcess.results().resolve("scans");
        JsonNode one = new ObjectMapper().readTree(Files.readString(expected.resolve("manifest.json")));
        EncodedTensors tensors = encoded(expected, "by-one");
        for (String name : List.of("three", "two")) {
            JsonNode here = new ObjectMapper()
                    .readTree(Files.readString(folder.resolve(name).resolve("encoders/0/manifest.json")));
            for (String field : List.of("inputs", "settings", "shape", "trainingRows", "report")) {
                assertEquals(one.get(field), here.get(field), field);
            }
            tensors.assertSame(encoded(folder.resolve(name).resolve("encoders"), "by-" + name));
        }
        FittingSummary.Learnt learnt = summary.encoders().get(0);
        assertEquals(1, learnt.readings());
        assertEquals(
                List.of(
                        "Columns: patient 'id', pictures 'path'.",
                        "'path': " + one.get("report").get(0).get("treatment").asText() + "."),
                learnt.columns());
    }

    @Test
    void pixelsAreThoseOfOneProgramHoweverPatientsAreDivided() throws Exception {
        Path expected = ReferenceProcess.results().resolve(ReferenceMain.PIXELS);
        JsonNode one = new ObjectMapper().readTree(Files.readString(expected.resolve("manifest.json")));
        EncodedTensors tensors = encoded(expected, "pixels-by-one");
        for (int partitions : new int[] {3, 2}) {
            Path out = folder.resolve("pixels-" + partitions);
            FittingSummary summary = fit(scans(), FittedKind.PIXELS, partitions, out);
            assertEquals(1, summary.encoders().get(0).readings());
            JsonNode here = new ObjectMapper().readTree(Files.readString(out.resolve("encoders/0/manifest.json")));
            for (String field : List.of("inputs", "settings", "shape", "trainingRows", "report")) {
                assertEquals(one.get(field), here.get(field), field);
            }
            tensors.assertSame(encoded(out.resolve("encoders"), "pixels-by-" + partitions));
        }
    }

    private static EncodedTensors encoded(Path encoders, String name) throws IOException {
        RawTable table = new RawTable(List.of("scans"), scans().toString());
        return EncodedTensors.of(spark, encoders, table, folder.resolve(name));
    }

    @Test
    void picturesInATableGiveWhatTheirFilesGive() throws IOException {
        Path parquet = folder.resolve("parquet");
        spark.read()
                .format("binaryFile")
                .option("pathGlobFilter", "*.png")
                .load(SparkCohort.folder().toString())
                .select(
                        functions
                                .regexp_extract(functions.col("path"), "(p[0-9]+).png", 1)
                                .as("id"),
                        functions.col("content").as("scan"))
                .write()
                .parquet(parquet.toString());

        fit(parquet, 3, folder.resolve("of-parquet"));
        fit(scans(), 3, folder.resolve("of-files"));

        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("of-parquet").resolve(STATISTICS),
                        folder.resolve("of-files").resolve(STATISTICS)));
    }

    @Test
    void aTableWithoutPicturesIsRefused() {
        Path labs = SparkCohort.folder().resolve("labs.csv");
        EngineFailure failure = assertThrows(EngineFailure.class, () -> fit(labs, 2, folder.resolve("refused")));
        assertTrue(
                failure.getMessage()
                        .startsWith(
                                "No column of 'scans' holds pictures or names of files with pictures, such as scan.png; it has "
                                        + "sodium, crp, ward."),
                failure.getMessage());
        assertFalse(Files.exists(folder.resolve("refused")));
    }
}

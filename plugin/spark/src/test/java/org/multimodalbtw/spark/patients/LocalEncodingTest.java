package org.multimodalbtw.spark.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.spark.LocalSpark;
import org.multimodalbtw.spark.SparkCohort;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.load.ReferenceProcess;
import org.multimodalbtw.spark.reference.ReferenceMain;

/** Encoding in Spark's local mode. */
class LocalEncodingTest {

    @TempDir
    private static Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = LocalSpark.start();
    }

    private static ScoringSummary encode(Path encoders, List<RawTable> tables, Path out) throws IOException {
        return new Encoding(spark, new ReadingOptions("", ",", false)).encode(encoders, tables, 3, out.toString());
    }

    @Test
    void tensorsAreThoseOfTheSameEncodersInAProgramOfItsOwnToTheLastBit() throws Exception {
        Path out = folder.resolve("encoded");

        ScoringSummary summary = encode(
                ReferenceProcess.results().resolve(ReferenceMain.MODEL), SparkCohort.tables(SparkCohort.folder()), out);

        Map<String, String> expected = tensors(ReferenceProcess.results().resolve(ReferenceMain.TENSORS));
        assertEquals(5 * 40, expected.size());
        assertTrue(expected.containsValue("null"), "a modality that a patient lacks");
        assertEquals(expected, found(out, List.of("labs", "vitals", "notes", "scans", "grid")));
        assertEquals(40, summary.patients());
        assertEquals(0, summary.missing());
    }

    private static Map<String, String> found(Path out, List<String> modalities) {
        Map<String, String> found = new TreeMap<>();
        for (Row row : spark.read().parquet(out.resolve("tensors").toString()).collectAsList()) {
            for (String modality : modalities) {
                int place = row.fieldIndex(modality);
                found.put(row.getString(0) + "," + modality, row.isNullAt(place) ? "null" : row.getList(place) + "");
            }
        }
        return found;
    }

    private static Map<String, String> tensors(Path file) throws IOException {
        Map<String, String> tensors = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(",", 3);
            tensors.put(parts[0] + "," + parts[1], parts[2]);
        }
        return tensors;
    }

    @Test
    void codesInSeveralRowsAreOneListAsWhereAFolderIsRead() throws Exception {
        Path codes = ReferenceProcess.results().resolve(ReferenceMain.CODES);
        Path out = folder.resolve("codes");

        encode(
                codes.resolve("codes"),
                List.of(new RawTable(
                        List.of("codes"), codes.resolve("codes.csv").toString())),
                out);

        Map<String, String> expected = tensors(codes.resolve(ReferenceMain.TENSORS));
        assertTrue(expected.size() > 20 && new TreeSet<>(expected.values()).size() > 4, expected.toString());
        assertEquals(expected, found(out, List.of("codes")));
    }

    @Test
    void oneEncoderEncodesItsTableAloneAndGoesAlong() throws IOException {
        Path vitals = SparkCohort.model(14).resolve("encoders/1");
        Path cohort = SparkCohort.copy(folder.resolve("cohort"));
        SparkCohort.replace(cohort, "vitals", "never", "new,7,lactate,2.5");
        Path out = folder.resolve("alone");

        ScoringSummary summary = encode(
                vitals,
                List.of(new RawTable(
                        List.of("vitals"), cohort.resolve("vitals.csv").toString())),
                out);

        Row unknown = spark.read()
                .parquet(out.resolve("tensors").toString())
                .filter("patient = 'new'")
                .first();
        assertEquals(
                List.of("patient", "vitals"), Arrays.asList(unknown.schema().fieldNames()));
        assertNull(unknown.get(1));
        assertEquals(1, summary.missing());
        assertTrue(
                summary.notes().stream().anyMatch(note -> note.contains("lactate")),
                summary.notes().toString());
        assertEquals(
                -1,
                Files.mismatch(
                        vitals.resolve("statistics.safetensors"), out.resolve("encoders/0/statistics.safetensors")));
        assertTrue(Files.readString(out.resolve("summary.json")).contains("\"patients\""));
    }

    @Test
    void aBadRowIsNamedAndNothingIsLeft() throws IOException {
        Path cohort = SparkCohort.copy(folder.resolve("bad"));
        SparkCohort.replace(cohort, "vitals", "never", "p07,90,pulse,fast");
        Path out = folder.resolve("refused");

        EngineFailure failure =
                assertThrows(EngineFailure.class, () -> encode(SparkCohort.model(14), SparkCohort.tables(cohort), out));

        assertTrue(
                failure.getMessage().startsWith("File vitals.csv, patient 'p07': Column 'value' holds 'fast'"),
                failure.getMessage());
        assertFalse(Files.exists(out));
    }

    @Test
    void aModalityWithoutAnEncoderIsRefusedBeforeAnythingIsRead() {
        EngineFailure failure = assertThrows(
                EngineFailure.class,
                () -> encode(
                        SparkCohort.model(14),
                        List.of(new RawTable(List.of("blood"), "/no/such.csv")),
                        folder.resolve("unknown")));
        assertTrue(failure.getMessage().contains("no encoder of 'blood', but of labs"), failure.getMessage());
        EngineFailure none = assertThrows(
                EngineFailure.class,
                () -> encode(
                        folder, List.of(new RawTable(List.of("labs"), "/no/such.csv")), folder.resolve("unknown")));
        assertTrue(none.getMessage().contains("no encoder"), none.getMessage());
    }
}

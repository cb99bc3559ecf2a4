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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.spark.LocalSpark;
import org.multimodalbtw.spark.SparkCohort;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.FittedKind;
import org.multimodalbtw.spark.load.ReferenceProcess;
import org.multimodalbtw.spark.reference.ReferenceMain;

/** Fitting encoders of notes in Spark's local mode. */
class LocalTextFittingTest {

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
                        List.of(new RawTable(List.of("notes"), table.toString())),
                        Map.of("notes", FittedKind.TEXT),
                        Optional.empty(),
                        partitions,
                        out.toString());
    }

    private static JsonNode manifest(Path encoder) throws IOException {
        return new ObjectMapper().readTree(Files.readString(encoder.resolve("manifest.json")));
    }

    @Test
    void theEncoderIsThatOfOneProgramAndEncodesTheSame() throws Exception {
        Path table = ReferenceProcess.results().resolve(ReferenceMain.NOTES_TABLE);
        Path expected = ReferenceProcess.results().resolve(ReferenceMain.NOTES);
        FittingSummary summary = fit(table, List.of(), 5, folder.resolve("five"));
        fit(table, List.of(), 5, folder.resolve("again"));
        fit(table, List.of(), 2, folder.resolve("two"));

        JsonNode one = manifest(expected);
        EncodedTensors tensors = encoded(table, expected, "by-one");
        for (String name : List.of("five", "two")) {
            Path encoder = folder.resolve(name).resolve("encoders/0");
            assertEquals(one, manifest(encoder));
            tensors.assertSame(encoded(table, encoder, "by-" + name));
        }
        for (String file : List.of("manifest.json", "statistics.safetensors")) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve("five/encoders/0").resolve(file),
                            folder.resolve("again/encoders/0").resolve(file)));
        }
        FittingSummary.Learnt learnt = summary.encoders().get(0);
        assertEquals(Files.readAllLines(table).size() - 1, learnt.rows());
        assertEquals(7, learnt.readings());
        assertEquals(
                List.of(
                        "Columns: patient 'id', time 'written', notes 'text'.",
                        "Several notes of a patient are one text, in the order of 'written'.",
                        "If a column is something else: rename it, or pass it over with --without.",
                        "'text': " + one.get("report").get(0).get("treatment").asText() + ".",
                        one.get("found").get(0).asText()),
                learnt.columns());
        assertEquals(50, one.get("trainingRows").asInt());
    }

    private static EncodedTensors encoded(Path table, Path encoders, String name) throws IOException {
        RawTable notes = new RawTable(List.of("notes"), table.toString());
        return EncodedTensors.of(spark, encoders, notes, folder.resolve(name));
    }

    /** Notes of the saved cohort with the hour at which each was written, one of which is none. */
    private static Path withHours(String hour) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(SparkCohort.folder().resolve("notes.csv"))) {
            String cell = line.startsWith("id,") ? "hour" : line.startsWith("p07,") ? hour : "" + lines.size();
            lines.add(line.replaceFirst(",", "," + cell + ","));
        }
        Path folderOfNotes = Files.createTempDirectory(folder, "hours");
        return Files.write(folderOfNotes.resolve("notes.csv"), lines);
    }

    @Test
    void whatCannotBeLearntFromIsSaidAndNothingIsLeft() throws IOException {
        assertRefused(
                withHours("late"),
                List.of(),
                "File notes.csv, patient 'p07': Column 'hour' holds 'late', which is no number");
        assertRefused(
                withHours("7"),
                List.of("text"),
                "No column of 'notes' holds notes, that is texts of several words; it has hour.",
                "--without");
    }

    private static void assertRefused(Path table, List<String> without, String... said) {
        EngineFailure failure =
                assertThrows(EngineFailure.class, () -> fit(table, without, 2, folder.resolve("refused")));
        for (String part : said) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
        }
        assertFalse(Files.exists(folder.resolve("refused")));
    }

    @Test
    void aColumnOfShortTextsIsReadWhereItIsTheOnlyOne() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,ward,complaint"));
        for (int patient = 0; patient < 4; patient++) {
            lines.add("p" + patient + ",ICU,chest pain");
        }
        Path table = Files.write(folder.resolve("complaints.csv"), lines);
        assertRefused(table, List.of(), "it has ward, complaint.");
        assertRefused(table, List.of("ward"), "'notes': no word occurs in 5 or more training texts.");
    }
}

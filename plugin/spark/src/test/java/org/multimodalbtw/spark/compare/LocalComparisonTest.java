package org.multimodalbtw.spark.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.spark.LocalSpark;
import org.multimodalbtw.spark.SparkCohort;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.LabelColumns;
import org.multimodalbtw.spark.door.LabelColumns.Meaning;
import org.multimodalbtw.spark.load.ReferenceProcess;
import org.multimodalbtw.spark.patients.Encoding;
import org.multimodalbtw.spark.patients.RawTable;
import org.multimodalbtw.spark.patients.ReadingOptions;
import org.multimodalbtw.spark.reference.ReferenceMain;

/** Comparisons in Spark's local mode. */
class LocalComparisonTest {

    private static final LabelColumns OUTCOME = new LabelColumns(List.of("outcome"), Meaning.VALUES, "", "");

    @TempDir
    private static Path folder;

    private static SparkSession spark;
    private static Path reference;

    @BeforeAll
    static void start() throws Exception {
        spark = LocalSpark.start();
        reference = ReferenceProcess.results();
    }

    private static Path labels() {
        return SparkCohort.folder().resolve("labels.csv");
    }

    private static ComparisonInput input(Path tensors, Path labels, LabelColumns columns) {
        return new ComparisonInput(
                tensors.toString(),
                labels.toString(),
                columns,
                Optional.of(reference.resolve(ReferenceMain.COMPARED_MODEL)),
                -1,
                0);
    }

    /** From raw tables by way of 'encode'. */
    @Test
    void figuresAndSentenceAreThoseOfOneProgramThatTrainsOneAfterTheOther() throws IOException {
        Path encoded = folder.resolve("encoded");
        new Encoding(spark, new ReadingOptions("", ",", false))
                .encode(
                        reference.resolve(ReferenceMain.MODEL),
                        List.of(
                                new RawTable(
                                        List.of("labs"),
                                        SparkCohort.folder().resolve("labs.csv").toString()),
                                new RawTable(
                                        List.of("vitals"),
                                        SparkCohort.folder()
                                                .resolve("vitals.csv")
                                                .toString())),
                        2,
                        encoded.toString());
        Path out = folder.resolve("compared");

        ComparisonSummary summary = new Comparing(spark).compare(input(encoded, labels(), OUTCOME), out.toString());

        assertEquals(5 * 2 * (1 + 5), summary.trainings());
        List<String> found = new ArrayList<>();
        for (Row row : spark.read().parquet(out.resolve("scores").toString()).collectAsList()) {
            found.add(String.join(
                    ";",
                    row.getString(0),
                    row.getString(1),
                    (long) row.getDouble(2) + "",
                    row.getString(3),
                    Objects.requireNonNullElse(row.get(4), "NaN") + "",
                    Objects.requireNonNullElse(row.get(5), "NaN") + "",
                    Objects.requireNonNullElse(row.get(6), "NaN") + "",
                    Objects.requireNonNullElse(row.get(7), "NaN") + ""));
        }
        assertEquals(Files.readAllLines(reference.resolve(ReferenceMain.SCORES)), found);
        assertEquals(Files.readString(reference.resolve(ReferenceMain.CONCLUSION)), summary.conclusion());
        assertTrue(summary.conclusion().contains("cross-validation, 2 x 5"), summary.conclusion());
        assertTrue(Files.readString(out.resolve("summary.json")).contains(summary.conclusion()));
    }

    @Test
    void whatCannotBeComparedIsSaidBeforeAnythingIsTrainedAndNothingIsLeft() throws IOException {
        Path tensors = reference.resolve(ReferenceMain.COMPARED_TENSORS);
        assertRefused(tensors, labels(), of("recovery"), "labels.csv has no column 'recovery', but outcome");
        assertRefused(
                tensors,
                changed("p07,well,fast,0,0,train"),
                new LabelColumns(List.of("days"), Meaning.NUMBER, "", ""),
                "labels.csv",
                "p07",
                "'days'",
                "'fast'");
        assertRefused(
                tensors,
                changed("p07,well,2,perhaps,0,train"),
                new LabelColumns(List.of("febrile", "painful"), Meaning.VALUES, "", ""),
                "labels.csv, patient 'p07': column 'febrile' holds 'perhaps'");
        assertRefused(tensors, changed("p07,well,2,0,0,fold 3"), OUTCOME, "split column 'split' says 'fold 3'");
        assertRefused(tensors, changed("p08,well,2,0,0,train"), OUTCOME, "'p08' occurs twice");
        assertRefused(folder.resolve("nowhere"), labels(), OUTCOME, "There is no ", "--tensors");
        assertRefused(SparkCohort.folder(), labels(), OUTCOME, "as 'encode' writes them");
        Path others = folder.resolve("others.csv");
        Files.write(others, List.of("id,outcome", "x1,ill", "x2,well"));
        assertRefused(tensors, others, OUTCOME, "No patient of file others.csv has tensors", "'x1'");
        assertFalse(Files.exists(folder.resolve("refused")));
    }

    private static LabelColumns of(String target) {
        return new LabelColumns(List.of(target), Meaning.VALUES, "", "");
    }

    /** The labels with another line for a patient. */
    private static Path changed(String line) throws IOException {
        Path cohort =
                SparkCohort.copy(Files.createTempDirectory(folder, "changed").resolve("cohort"));
        SparkCohort.replace(cohort, "labels", "p07", line);
        return cohort.resolve("labels.csv");
    }

    private static void assertRefused(Path tensors, Path labels, LabelColumns columns, String... said) {
        EngineFailure failure = assertThrows(EngineFailure.class, () -> new Comparing(spark)
                .compare(
                        input(tensors, labels, columns),
                        folder.resolve("refused").toString()));
        for (String part : said) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
        }
    }
}

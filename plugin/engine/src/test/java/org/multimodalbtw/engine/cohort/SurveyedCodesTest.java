package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.Taken;

/** Several names in one cell, such as all diagnoses of a patient. */
class SurveyedCodesTest extends WrittenCohort {

    private static final String[] DIAGNOSES = {"I10", "E11.9", "N18.3", "J44.1", "C34", "F32"};

    /** One to three diagnoses. */
    private static String diagnoses(int row, String separator) {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i <= row % 3; i++) {
            codes.add(DIAGNOSES[(row * 7 + i * (1 + row / 6 % 3)) % DIAGNOSES.length]);
        }
        return String.join(separator, codes.stream().distinct().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "; ", "|", " | ", ",", ", "})
    void listsAreFoundWhateverStandsBetween(String separator) throws IOException {
        column("dx", row -> diagnoses(row, separator));
        assertEquals(Taken.CODES, finding("dx").taken());
        assertTrue(finding("dx").isSaid());
        TableRows rows = open().rows("labs");
        assertEquals(Kind.CODES, rows.columns().get(0).kind());
        List<String> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(row.category(0)));
        assertEquals(diagnoses(8, "\n"), cells.get(8));
    }

    @Test
    void eachNameIsAFeature() throws IOException {
        column("dx", row -> row == 0 ? "" : diagnoses(row, "; "));
        FittedEncoder encoder = TabularEncoder.fit(
                "labs", open().rows("labs"), TabularEncoderSettings.defaults(), ProgressMonitor.NONE);
        List<String> features = encoder.output().features();
        List<float[]> encoded = encoded(encoder);
        for (int row = 1; row < PATIENTS; row++) {
            List<String> expected = List.of(diagnoses(row, ";").split(";")).stream()
                    .map(code -> "dx=" + code)
                    .sorted()
                    .toList();
            float[] values = encoded.get(row);
            List<String> hot = new ArrayList<>();
            for (int i = 0; i < DIAGNOSES.length; i++) {
                if (values[i] == 1) {
                    hot.add(features.get(i));
                }
            }
            assertEquals(expected, hot.stream().sorted().toList());
        }
    }

    @Test
    void oneNewPatientIsReadAsTheTrainingRowsWere() throws IOException {
        column("dx", row -> diagnoses(row, "; "));
        FittedEncoder encoder = TabularEncoder.fit(
                "labs", open().rows("labs"), TabularEncoderSettings.defaults(), ProgressMonitor.NONE);
        float[] eighth = encoded(encoder).get(8);
        Files.writeString(
                folder.resolve("labs.csv"),
                "id,dx,other\n" + id(8) + "," + diagnoses(8, "; ") + "," + measured(8) + "\n");
        assertEquals(Kind.CATEGORY, open().rows("labs").columns().get(0).kind());
        assertEquals(
                List.of(boxed(eighth)),
                encoded(encoder).stream().map(SurveyedCodesTest::boxed).toList());
    }

    private static List<Float> boxed(float[] values) {
        List<Float> boxed = new ArrayList<>();
        for (float value : values) {
            boxed.add(value);
        }
        return boxed;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"Ward A, ground floor!Ward B, first floor", "yes; with oxygen!no; room air"})
    void fewTextsWithACommaAreCategories(String one, String other) throws IOException {
        column("x", row -> row % 2 == 0 ? one : other);
        assertEquals(Taken.CATEGORY, finding("x").taken());
    }

    @Test
    void whatOnlyLooksLikeAListIsNone() throws IOException {
        Map<String, IntFunction<String>> columns = Map.of(
                "name", row -> "Smith" + row + ", John" + row,
                "place", row -> "48." + row + ", 11." + row,
                "note", row -> "He came in, was seen by the team on duty, and left after " + row + " hours, better",
                "pressure", row -> (110 + row % 30) + "/" + (60 + row % 20),
                "number", row -> "1," + (100 + row),
                "decimal", row -> "3," + row % 10,
                "date", row -> "Mar " + (1 + row % 28) + ", 2021",
                "dose", row -> (row % 5) + " mg, twice",
                "ward", row -> "W" + row % 6,
                "size", row -> row % 20 == 0 ? "small, soft" : "large");
        for (Map.Entry<String, IntFunction<String>> entry : columns.entrySet()) {
            column(entry.getKey(), entry.getValue());
            assertFalse(finding(entry.getKey()).taken() == Taken.CODES, entry.getKey());
        }
    }

    @Test
    void aChoiceMakesAListOrACategory() throws IOException {
        column("dx", row -> diagnoses(row, "; "));
        SurveySettings category = new SurveySettings(true, true, Set.of(), Map.of("labs/dx", Choice.CATEGORY));
        assertEquals(Kind.CATEGORY, open(category).rows("labs").columns().get(0).kind());
        column("dx", row -> row % 2 == 0 ? "a;b" : "a");
        SurveySettings codes = new SurveySettings(true, true, Set.of(), Map.of("labs/dx", Choice.CODES));
        assertEquals(Kind.CODES, open(codes).rows("labs").columns().get(0).kind());
    }

    @Test
    void chosenCodesKeepTheNumbersBehindTheirNames() throws IOException {
        column("dx", row -> "I10(" + (1 + row % 3) + ")" + (row % 2 == 0 ? "" : "; E11(" + (1 + row % 5) + ")"));
        assertEquals("I10\nE11", finding("dx").reading().text("I10(2); E11(3)"));
        SurveySettings codes = new SurveySettings(true, true, Set.of(), Map.of("labs/dx", Choice.CODES));
        Set<String> names = new HashSet<>();
        open(codes).rows("labs").forEach(row -> names.addAll(CodeList.names(row.category(0))));
        assertTrue(names.contains("I10(2)"), names.toString());
        assertFalse(names.contains("I10"), names.toString());
    }
}

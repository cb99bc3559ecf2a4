package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;

/** Remarks behind a few numbers of a column. */
class RemarkVariantsTest extends WrittenCohort {

    /** Every 13th cell is odd, of 60. */
    private static IntFunction<String> mixed(IntFunction<String> usual, IntFunction<String> odd) {
        return row -> row % 13 == 3 ? odd.apply(row) : usual.apply(row);
    }

    private double[] numbers() {
        double[] numbers = new double[PATIENTS];
        int[] row = new int[1];
        open().rows("labs").forEach(cells -> numbers[row[0]++] = cells.isMissing(0) ? Double.NaN : cells.number(0));
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "% RA",
                " % RA",
                "% (RA)",
                "% room air",
                "% on 2L",
                "% on 15 L/min",
                " mg BD",
                " mg bid",
                " mg PO BD",
                "mg qd",
                " reg",
                " irreg.",
                " repeat",
                " (hemolyzed)",
                " hämolytisch",
                " (nüchtern)",
                " fasting",
                " sitting",
                " axillary",
                " est.",
                " mg i.v.",
                " stat",
                "T",
                "B"
            })
    void areDroppedWithAWord(String remark) throws IOException {
        boolean isNotKnown = remark.equals(" mg i.v.");
        IntFunction<String> number = row -> "" + measured(row);
        column("x", mixed(number, row -> number.apply(row) + remark));
        if (isNotKnown) {
            assertThrowsAt("mg i.v.");
            return;
        }
        ColumnFinding finding = finding("x");
        assertEquals(Kind.NUMBER, finding.reading().kind());
        assertTrue(finding.isSaid(), finding.reason());
        String example = measured(3) + remark;
        assertTrue(
                finding.reason().contains("5 cells have a remark behind the number, such as '" + example),
                finding.reason());
        double[] numbers = numbers();
        for (int row = 0; row < PATIENTS; row++) {
            assertEquals(measured(row), numbers[row], 1e-12, "row " + row);
        }
    }

    private void assertThrowsAt(String text) {
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(refused.getMessage().contains(text), refused.getMessage());
    }

    @Test
    void whatOnlyLooksLikeARemarkStaysACategory() throws IOException {
        Map<String, IntFunction<String>> columns = Map.of(
                "room",
                row -> row % 9 + 1 + (row % 2 == 0 ? "T" : "B"),
                "ward",
                mixed(row -> "" + (row % 4 + 1), row -> "4B"),
                "icd",
                row -> row % 3 == 0 ? "V45" : row % 3 == 1 ? "410." + (70 + row % 9) : "401.9",
                "drug",
                row -> row % 2 == 0 ? "aspirin 100 mg BD" : "metoprolol 50 mg od",
                "stage",
                row -> row % 5 + (row % 2 == 0 ? "a" : "b"),
                "bed",
                mixed(row -> "" + (row % 30 + 1), row -> "12 reg"),
                "grade",
                mixed(row -> "" + (row % 3 + 1), row -> "2 est"),
                "ecog",
                mixed(row -> "" + row % 5, row -> "1 confirmed"));
        for (Map.Entry<String, IntFunction<String>> column : columns.entrySet()) {
            column(column.getKey(), column.getValue());
            assertEquals(Kind.CATEGORY, finding(column.getKey()).reading().kind(), column.getKey());
        }
    }

    @Test
    void aLetterBehindNumbersOfAnotherSizeOrTwoLettersAreRefused() throws IOException {
        column("x", mixed(row -> "" + measured(row), row -> "80T"));
        assertThrowsAt("80T");
        column("x", mixed(row -> "" + measured(row), row -> row % 2 == 0 ? "2T" : "2B"));
        assertThrowsAt("2B");
    }

    @Test
    void manyRemarksAreNoSlips() throws IOException {
        column("x", row -> row % 3 == 0 ? measured(row) + " (repeat)" : "" + measured(row));
        assertThrowsAt("(repeat)");
    }

    @Test
    void fewWholeNumbersAreNamesUnlessItIsSaidThatTheyAreNumbers() throws IOException {
        IntFunction<String> saturation = row -> "" + (88 + row % 12);
        column("spo2", mixed(saturation, row -> saturation.apply(row) + "% RA"));
        ColumnFinding names = finding("spo2");
        assertEquals(Kind.CATEGORY, names.reading().kind());
        assertTrue(
                names.reason().endsWith("in 5 cells, is only a remark, take the column as a number"), names.reason());

        CohortFolder chosen = CohortFolder.open(
                folder,
                "labels",
                CsvSettings.defaults()
                        .with(new SurveySettings(true, true, Set.of("label"), Map.of("labs/spo2", Choice.NUMBER))));
        chosen.check(ProgressMonitor.NONE);
        ColumnFinding number = chosen.modality("labs").findings().get(0);
        assertEquals(Kind.NUMBER, number.reading().kind());
        assertTrue(number.reason().contains("5 cells have a remark"), number.reason());
        chosen.rows("labs")
                .forEach(row -> assertEquals(
                        88 + Integer.parseInt(row.id().substring(1)) % 12, row.number(0), "as written " + row.id()));
    }
}

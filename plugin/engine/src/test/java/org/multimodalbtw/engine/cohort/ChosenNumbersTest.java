package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;

/** Columns that a person takes as numbers: units become one or are refused, and what is dropped is said. */
class ChosenNumbersTest extends WrittenCohort {

    private static SurveySettings chosen(String name) {
        return new SurveySettings(true, true, Set.of(), Map.of("labs/" + name, Choice.NUMBER));
    }

    private ColumnFinding chosen(String name, IntFunction<String> cell) throws IOException {
        column(name, cell);
        return open(chosen(name)).modality("labs").findings().stream()
                .filter(finding -> finding.column().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "levo|123 µg|0.052 mg|52",
                "HbA1c|7.3 %|45 mmol/mol|6.27",
                "alter|25 Jahre|12 Monate|1",
                "glucosa|224 mg/dL|9.8 mmol/L|176.6"
            })
    void knownUnitsBecomeOneAndAreSaid(String name, String usual, String other, double expected) throws IOException {
        ColumnFinding finding = chosen(name, row -> row % 20 == 0 ? other : usual);
        assertEquals(expected, numbers(open(chosen(name)).rows("labs"), 0).get(0), .01 * expected);
        assertTrue(finding.isAsChosen());
        assertTrue(finding.isSaid());
        assertTrue(finding.reason().contains("; 3 cells are converted from "), finding::reason);
    }

    @Test
    void unitsThatAreNotKnownToBeOneAreRefused() throws IOException {
        column("x", row -> row % 3 == 0 ? "45 mmol/mol" : "7.3 %");
        InputException refused =
                assertThrows(InputException.class, () -> open(chosen("x")).modality("labs"));
        assertTrue(
                refused.getMessage().contains("% in 40 cells such as '7.3 %' and mmol/mol in 20 cells"),
                refused::getMessage);
    }

    @Test
    void wordsBehindNumbersAreDroppedAndSaid() throws IOException {
        ColumnFinding finding = chosen("igm", row -> measured(row) + (row % 3 == 0 ? " neg" : " pos"));
        assertEquals(measured(3), numbers(open(chosen("igm")).rows("labs"), 0).get(3));
        assertTrue(
                finding.reason()
                        .contains("60 cells have a remark behind the number, such as '1.0 neg', which is dropped"),
                finding::reason);
        assertTrue(finding.isSaid());
    }

    @Test
    void plainNumbersAreSaidToBeChosenAndNoMore() throws IOException {
        ColumnFinding finding = chosen("x", row -> "" + measured(row));
        assertEquals("as chosen", finding.reason());
        assertFalse(finding.isSaid());
    }
}

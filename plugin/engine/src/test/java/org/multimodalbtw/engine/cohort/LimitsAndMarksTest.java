package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.Taken;

/** Limits in words of several languages, limits that are groups, and signs of a laboratory behind results. */
class LimitsAndMarksTest extends WrittenCohort {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "menor de",
                "menos de",
                "inferior a",
                "menor que",
                "inférieur à",
                "moins de",
                "meno di",
                "minore di",
                "inferiore a",
                "kleiner dan",
                "minder dan",
                "under",
                "below",
                "weniger als",
                "abaixo de",
                "unter",
                "less than"
            })
    void aLimitInWordsIsTheLimit(String words) throws IOException {
        column("crp", row -> row % 10 == 3 ? words + " 0.5" : String.valueOf(measured(row)));
        assertEquals(.5, numbers(open().rows("labs"), 0).get(3));
        assertEquals(-1, numbers(open().rows("labs"), 1).get(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mayor de",
                "más de",
                "superior a",
                "supérieur à",
                "plus de",
                "maggiore di",
                "più di",
                "groter dan",
                "over",
                "above"
            })
    void soIsOneAbove(String words) throws IOException {
        column("crp", row -> row % 10 == 3 ? words + " 500" : String.valueOf(measured(row)));
        assertEquals(1, numbers(open().rows("labs"), 1).get(3));
    }

    @Test
    void limitsOnBothSidesAreGroups() throws IOException {
        for (IntFunction<String> cell : List.<IntFunction<String>>of(
                row -> row % 3 == 0 ? "<=2" : ">2",
                row -> row % 3 == 0 ? "≤40" : ">40",
                row -> row % 3 == 0 ? "<100" : ">=100",
                row -> row % 3 == 0 ? "under 65" : "over 65",
                row -> row % 3 == 0 ? "<=24h" : row == 4 ? "" : ">24h")) {
            column("x", cell);
            assertEquals(Taken.CATEGORY, finding("x").taken(), finding("x")::reason);
            assertTrue(finding("x").reason().contains("groups of patients"), finding("x")::reason);
        }
    }

    @Test
    void anOutcomeOfTwoGroupsHasTwoClasses() throws IOException {
        write(
                "labels.csv",
                "id,label,split",
                row -> id(row) + "," + (outcome(row).equals("died") ? "<30 days" : ">=30 days") + "," + split(row));
        column("x", row -> String.valueOf(measured(row)));
        String label = open().reports().stream()
                .filter(report -> report.file().equals("labels.csv"))
                .flatMap(report -> report.columns().stream())
                .filter(column -> column.column().equals("label"))
                .findFirst()
                .orElseThrow()
                .reading()
                .kind()
                .name();
        assertEquals("CATEGORY", label);
    }

    @Test
    void limitsBesideNumbersStayLimits() throws IOException {
        column("x", row -> row % 3 == 0 ? "<0.5" : row % 10 == 1 ? ">300" : String.valueOf(measured(row)));
        assertEquals(Taken.NUMBER, finding("x").taken());
        column("x", row -> row % 2 == 0 ? "<" + measured(row) : ">" + measured(row));
        assertEquals(Taken.NUMBER, finding("x").taken(), "many limits");
    }

    @Test
    void marksBehindEachResultAreDropped() throws IOException {
        column("tsh", row -> row % 2 == 0 ? "<0.01 L" : measured(row) + " N");
        assertEquals(measured(3), numbers(open().rows("labs"), 0).get(3));
        assertEquals(.01, numbers(open().rows("labs"), 0).get(4));
        assertTrue(finding("tsh").reason().contains("marks beside a number"), finding("tsh")::reason);
        column("t4", row -> measured(row) + (row % 6 == 0 ? " H" : " N"));
        assertEquals(measured(3), numbers(open().rows("labs"), 0).get(3));
        assertFalse(finding("t4").reason().contains("numbers in N"), finding("t4")::reason);
        column("crp", row -> row % 2 == 0 ? "<5 L" : String.valueOf(7 + row));
        assertFalse(finding("crp").reason().contains("numbers in L"), finding("crp")::reason);
        assertEquals(10, numbers(open().rows("labs"), 0).get(3));
    }

    @Test
    void newtonsAndLitresStayUnits() throws IOException {
        column("grip", row -> measured(row) + " N");
        assertTrue(finding("grip").reason().contains("numbers in N"), finding("grip")::reason);
        column("volume", row -> measured(row) + " L");
        assertTrue(finding("volume").reason().contains("numbers in L"), finding("volume")::reason);
        column("volume", row -> row % 10 == 0 ? "<0.5 L" : measured(row) + " L");
        assertTrue(finding("volume").reason().contains("numbers in L"), finding("volume")::reason);
    }
}

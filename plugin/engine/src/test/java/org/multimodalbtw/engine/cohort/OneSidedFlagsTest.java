package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.Taken;

/** Flags: one value or empty, however often it is said in another way. */
class OneSidedFlagsTest extends WrittenCohort {

    @ParameterizedTest
    @CsvSource({"1,NULL", "1,unknown", "Y,''", "5,''"})
    void oneValueOrNothingIsAFlag(String value, String empty) throws IOException {
        column("x", row -> row % 3 == 0 ? value : empty);
        assertEquals(Taken.FLAG, finding("x").taken(), finding("x")::reason);
        assertFalse(finding("x").reason().contains("the same in all rows"), finding("x")::reason);
    }

    @ParameterizedTest
    @CsvSource({"yes,Y,Yes", "ja,J,JA", "X,x,x", "yes,1,Y", "1,1.0,yes", "x,Yes,1"})
    void waysToSayYesAreOne(String one, String other, String third) throws IOException {
        column("x", row -> row % 3 == 0 ? List.of(one, other, third).get(row / 3 % 3) : "");
        assertEquals(Taken.FLAG, finding("x").taken(), finding("x")::reason);
        assertTrue(finding("x").reason().contains("said in several ways"), finding("x")::reason);
        List<String> read = List.of(one, other, third).stream()
                .map(finding("x").reading()::text)
                .distinct()
                .toList();
        assertEquals(1, read.size(), read::toString);
    }

    @Test
    void namesThatAreNoAnswersStayApart() throws IOException {
        for (IntFunction<String> cell : List.<IntFunction<String>>of(
                row -> row % 3 == 0 ? row % 2 == 0 ? "A" : "a" : "",
                row -> row % 3 == 0 ? row % 2 == 0 ? "T" : "t" : "",
                row -> row % 3 == 0 ? row % 2 == 0 ? "yes" : "Y" : "maybe",
                row -> row % 3 == 0 ? row % 2 == 0 ? "yes" : "present" : "",
                row -> row % 3 == 0 ? row % 2 == 0 ? "DE" : "FR" : "")) {
            column("x", cell);
            assertEquals(Taken.CATEGORY, finding("x").taken(), finding("x")::reason);
        }
    }

    @Test
    void ofADateOrNothingIsSaidThatNothingIsNotUsed() throws IOException {
        column("dialysis_start", row -> row % 3 == 0 ? "2021-03-" + (10 + row % 20) : "");
        assertFalse(finding("dialysis_start").isUsed());
        assertTrue(
                finding("dialysis_start").reason().contains("nor is it used that 40 of 60 cells are empty"),
                finding("dialysis_start")::reason);
        for (String death : List.of("DEATHDATE", "date_of_death", "Sterbedatum")) {
            column(death, row -> row % 3 == 0 ? "2021-03-" + (10 + row % 20) : "");
            assertFalse(finding(death).reason().contains("empty"), finding(death)::reason);
        }
        column("admitted", row -> "2021-03-" + (10 + row % 20));
        assertFalse(finding("admitted").reason().contains("empty"), finding("admitted")::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,00", "1,50", "0.00 mg"})
    void aConstantIsOneHoweverItIsWritten(String text) throws IOException {
        column("x", row -> text);
        assertEquals(Taken.CONSTANT, finding("x").taken(), finding("x")::reason);
        assertTrue(finding("x").reason().startsWith("the same in all rows"), finding("x")::reason);
        column("x", row -> row == 7 ? "0,10" : text.substring(0, 1) + ",00");
        assertEquals(Taken.NUMBER, finding("x").taken(), finding("x")::reason);
    }
}

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
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Codes for unknown, several of them in a column too, in the numbers of surveys, registers and laboratories. */
class SurveyedUnknownsTest extends WrittenCohort {

    /** Codes in turn in every tenth row, and numbers in no order between two bounds in the others. */
    private static IntFunction<String> coded(int from, int to, String... codes) {
        return row ->
                row % 10 == 3 ? codes[row / 10 % codes.length] : String.valueOf(from + row * 37 % 61 % (to - from + 1));
    }

    private String reason(String name, IntFunction<String> cell) throws IOException {
        column(name, cell);
        return finding(name).reason();
    }

    private static void assertUnsaid(String reason) {
        assertFalse(reason.contains("code") || reason.contains("far") || reason.contains("empty, in"), reason);
    }

    private void assertEmpty(int from, int to, String... codes) throws IOException {
        String reason = reason("x", coded(from, to, codes));
        for (String code : codes) {
            assertTrue(reason.contains(code) && reason.contains("count as empty, in 6 cells"), code + ": " + reason);
        }
        List<Double> numbers = numbers(open().rows("labs"), 0);
        assertTrue(Double.isNaN(numbers.get(3)) && Double.isNaN(numbers.get(13)), numbers::toString);
        assertFalse(Double.isNaN(numbers.get(4)));
    }

    @Test
    void severalCodesThatLieFarFromAllOthersAreEmptyTogether() throws IOException {
        assertEmpty(15, 59, "777", "9999");
        assertEmpty(1, 15, "77", "99");
        assertEmpty(60, 110, "997", "999");
        assertEmpty(40, 110, "996", "999");
        assertEmpty(60, 600, "7777", "9999");
        assertEmpty(20, 95, "998", "999");
        assertEmpty(27, 48, "-99", "-98");
        assertEmpty(0, 14, "99", "98", "97");
    }

    @Test
    void oneOfSeveralCodesMayStandInOneCell() throws IOException {
        String reason =
                reason("drinks", row -> row == 3 ? "999" : row % 20 == 5 ? "777" : String.valueOf(1 + row % 12));
        assertTrue(
                reason.contains("999 and 777 lie far from all other numbers and count as empty, in 4 cells"), reason);
    }

    @Test
    void realNumbersOfTheSizeOfCodesStay() throws IOException {
        for (IntFunction<String> cell : List.<IntFunction<String>>of(
                row -> String.valueOf(40 + row * 37 % 61),
                row -> String.valueOf(70 + row * 37 % 30),
                row -> String.valueOf(row % 10 == 3 ? 777 + row : 100 + 15 * (row * 37 % 61)),
                row -> row == 7 ? "999" : row == 9 ? "777" : String.valueOf(20 * (row * 37 % 61)),
                row -> String.valueOf(row % 9 - 4))) {
            assertUnsaid(reason("x", cell));
            assertFalse(numbers(open().rows("labs"), 0).contains(Double.NaN));
        }
    }

    @Test
    void aCodeOfManyRowsMayMeanNoneAndIsNamedWithTheOthers() throws IOException {
        String reason =
                reason("CHILDREN", row -> row % 10 == 3 ? "99" : row % 2 == 0 ? "88" : String.valueOf(1 + row % 5));
        assertTrue(
                reason.startsWith(
                        "88 and 99, in 36 of 60 cells, lie far above all others, of which the largest is 5, and are read"),
                reason);
        assertEquals(88, numbers(open().rows("labs"), 0).get(0));
        assertTrue(reason("PHYSHLTH", coded(1, 30, "77", "88", "99")).startsWith("77, 88 and 99, in 6 of 60 cells"));
        assertTrue(reason("ALCDAY5", row -> row % 2 == 0 ? "888" : row % 10 == 3 ? "777" : "" + (101 + row))
                .startsWith("777 and 888, in"));
    }

    @Test
    void oneCodeThatIsNoneElsewhereIsNamed() throws IOException {
        assertTrue(reason("UCI", row -> row % 2 == 0 ? "97" : "" + (1 + row % 3 % 2))
                .contains("97, in 30 of 60 cells, lies far above"));
        assertTrue(reason("SLEPTIM1", coded(4, 10, "77")).contains("and is read as a number"));
        assertEquals("", reason("visits", coded(1, 60, "77")));
        assertEquals("", reason("spo2", row -> String.valueOf(90 + row % 9)));
        assertEquals("", reason("weight", row -> String.valueOf(50 + row * 37 % 61)));
    }

    @Test
    void codesWithAMeaningAreNamedBesideOneThatIsEmpty() throws IOException {
        String reason = reason(
                "CSTUMSIZ", row -> row % 10 == 3 ? "999" : row % 10 == 7 ? "" + (990 + row / 10 % 3) : "" + (5 + row));
        assertTrue(
                reason.startsWith(
                        "999 lies far from all other numbers and counts as empty, in 6 cells; 990, 991 and 992, in 6 of 60"),
                reason);
    }

    @Test
    void codesOfItemsAreLookedAtTogether() throws IOException {
        column("phq9", row -> row % 20 == 3 ? "8" : row % 20 == 13 ? "9" : row == 0 ? "-9" : String.valueOf(row % 4));
        assertEquals(Taken.CODE, finding("phq9").taken(), finding("phq9")::reason);
        assertTrue(
                finding("phq9").reason().startsWith("-9, 8, 9 stand apart from 0, 1, 2, 3"), finding("phq9")::reason);
        column("DMDEDUC2", row -> row % 20 == 3 ? "7" : row % 20 == 13 ? "9" : String.valueOf(1 + row % 5));
        ColumnFinding education = finding("DMDEDUC2");
        assertEquals(Taken.NUMBER, education.taken());
        assertTrue(
                education
                        .reason()
                        .startsWith("7, 9 may stand apart from 1, 2, 3, 4, 5 as codes for unknown, in 6 of 60 cells"),
                education::reason);
        assertEquals("", reason("x", row -> String.valueOf(1 + row % 9)));
        assertEquals("", reason("x", row -> row % 20 == 3 ? "7" : row % 20 == 13 ? "8" : String.valueOf(1 + row % 6)));
    }

    @ParameterizedTest
    @CsvSource({"pao2, 30, -1", "glucose, 40, -4", "MOCA, 0, -4", "apache, 15, -1"})
    void aNegativeCodeBelowWhatIsMeasuredIsNamed(String name, int from, String code) throws IOException {
        String reason =
                reason(name, row -> row % 10 == 3 ? code : from + row * 37 % 61 % 31 + (from == 30 ? ".0" : ""));
        assertTrue(
                reason.startsWith(code + " stands beside numbers from " + from + " on, as codes for unknown or not"),
                reason);
        assertTrue(reason.contains("add them to 'Texts that mean empty'"), reason);
    }

    @Test
    void negativeCodesBesideDecimalsAreNamed() throws IOException {
        String reason =
                reason("bilirubin", row -> row % 3 == 0 ? "-1" : row % 8 == 1 ? "0.0" : row * 37 % 61 / 20. + "");
        assertTrue(
                reason.startsWith(
                        "-1 stands beside numbers from 0 on, as codes for unknown or not measured do, in 20 of 60"),
                reason);
        assertTrue(reason("x", row -> row % 5 == 0 ? row % 10 == 0 ? "-4" : "-1" : String.valueOf(row % 8))
                .startsWith("-4 and -1 stand beside numbers from 0"));
    }

    @Test
    void whatIsMeasuredBelowZeroIsNoCode() throws IOException {
        assertUnsaid(reason("x", row -> String.valueOf((row * 37 % 61 - 20) / 10.)));
        assertUnsaid(reason("sph_eq", row -> List.of("-4", "-2.5", "-1", "-0.5", "0", "0.25", "0.5")
                .get(row % 7)));
        assertUnsaid(reason("base_excess", row -> row % 10 == 3 ? "-4" : row * 37 % 61 / 10. + ""));
        assertUnsaid(reason("x", row -> String.valueOf(row * 37 % 12 - 4)));
    }

    @Test
    void unknownAgesAreNoHiddenOnes() throws IOException {
        assertTrue(reason("age", row -> row == 7 ? "998" : String.valueOf(20 + row))
                .startsWith("1 age is above 122, such as 998, as files write ages that are unknown"));
        assertTrue(reason("age", row -> row == 7 ? "300" : String.valueOf(20 + row))
                .startsWith("1 age is above 122, such as 300, as exports write the ages of the oldest patients"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Insulin", "chol", "SkinThickness"})
    void zerosBesideSkewedNumbersAreNamed(String name) throws IOException {
        String reason =
                reason(name, row -> row % 10 == 3 ? "0" : String.valueOf(14 + (row * 37 % 61) * (row * 37 % 61) / 9));
        assertTrue(
                reason.startsWith("0 in 6 of 60 cells lies far below all others, of which the smallest is 14"), reason);
        assertTrue(reason.endsWith("take the column as 'number without zero'"), reason);
    }

    @Test
    void zerosOfCountsAmountsAndScoresAreUsual() throws IOException {
        assertEquals("", reason("Pregnancies", row -> String.valueOf(row * 37 % 61 % 15)));
        assertEquals(
                "",
                reason(
                        "troponin",
                        row -> row % 10 == 3 ? "0" : String.valueOf(1 + (row * 37 % 61) * (row * 37 % 61) / 9)));
        assertEquals("", reason("volumes", row -> row % 10 == 3 ? "0" : String.valueOf(10 * (2 + row * 37 % 61))));
        assertEquals("", reason("insulin_dose", row -> row % 10 == 3 ? "0" : String.valueOf(14 + row * 37 % 61)));
        assertEquals("", reason("expr", row -> row % 10 == 3 ? "0" : String.valueOf(1.2345678 + row * 37 % 61 / 3.)));
    }

    @Test
    void digitsWithTheYearLastAreDates() throws IOException {
        assertDate(
                "entry",
                row -> String.format("%02d%02d2021", 1 + row * 37 % 28, 1 + row % 12),
                "such as 01012021, it is a date that is written as a number, with the day first");
        assertDate(
                "idate",
                row -> String.format("%02d%02d2017", 1 + row % 12, 1 + row * 37 % 31 % 28),
                "with the month first");
        assertDate("dob", row -> (1 + row * 37 % 28) + String.format("%02d1950", 1 + row % 12), "with the day first");
        column("code", row -> String.format("%02d%02d2021", 40 + row * 37 % 28, 1 + row % 12));
        assertFalse(finding("code").taken() == Taken.DATE);
        column("platelets", row -> String.valueOf(1012000 + row * 37));
        assertFalse(finding("platelets").taken() == Taken.DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRTSDT", "visitdt", "randdt"})
    void daysOfSasAreDates(String name) throws IOException {
        assertDate(
                name,
                row -> String.valueOf(19535 + row * 37 % 61),
                "such as 19535, it holds dates as SAS counts them, in days since 1960");
        column("platelets", row -> String.valueOf(19535 + row * 37 % 61));
        assertEquals(Taken.NUMBER, finding("platelets").taken());
        column(name, row -> String.valueOf(5 + row * 37 % 61));
        assertEquals(Taken.NUMBER, finding(name).taken());
    }

    private void assertDate(String name, IntFunction<String> cell, String why) throws IOException {
        column(name, cell);
        assertEquals(Taken.DATE, finding(name).taken(), finding(name)::reason);
        assertTrue(finding(name).reason().contains(why), finding(name)::reason);
    }

    @ParameterizedTest
    @CsvSource({
        "HISTO3V, 8480",
        "PRIMSITE, 500",
        "ST_CNTY, 17031",
        "FIRST_WARDID, 12",
        "LATERAL, 1",
        "eq5d_profile, 11221"
    })
    void numbersThatNameSomethingAreNamed(String name, int first) throws IOException {
        String reason = reason(name, row -> String.valueOf(first + row * 37 % 61 % 4));
        assertTrue(
                reason.startsWith("by its name and its 4 different numbers, such as " + first + ", it may hold codes"),
                reason);
        assertEquals(Taken.NUMBER, finding(name).taken());
    }

    @ParameterizedTest
    @CsvSource({"histology_score, 10", "eq5d_vas, 40", "x, 8480", "side_effects, 0", "unit_price, 12"})
    void measuredNumbersAreNoNames(String name, int first) throws IOException {
        assertEquals("", reason(name, row -> String.valueOf(first + row * 37 % 61 % 4)));
    }

    @Test
    void metricSizesWithANineInFrontAreNamed() throws IOException {
        String reason =
                reason("WEIGHT2", row -> row % 20 == 3 ? "9080" : row == 7 ? "7777" : String.valueOf(100 + row));
        assertTrue(reason.contains("3 cells, such as 9080, may be metric with a 9 in front"), reason);
        assertEquals("", reason("weight", row -> row % 20 == 3 ? "5080" : String.valueOf(4000 + 10 * row)));
    }
}

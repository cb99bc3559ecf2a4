package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Points before three digits: of thousands, or before decimals, with and without a unit behind the number. */
class PointsOfThousandsTest extends WrittenCohort {

    /** Writes a column into a file of a spreadsheet whose decimals have a comma. */
    private void beside(IntFunction<String> cell) throws IOException {
        write(
                "labs.csv",
                "id;x;krea",
                row -> id(row) + ";" + cell.apply(row) + ";" + String.format(Locale.GERMANY, "%.2f", measured(row)));
    }

    private double first() throws IOException {
        return numbers(open().rows("labs"), 0).get(0);
    }

    private static String often(int row, String first, String... others) {
        return row == 0 ? first : others[row % others.length];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.200 ml|759 ml|469 ml|2200",
                "3.290 g|648 g|981 g|3290",
                "15.000 IE|500 IE|25.000 IE|15000",
                "5.000 IE|10.000 IE|25.000 IE|5000",
                "15.120/µl|17.310/µl|13.870/µl|15120",
                "2.725|349|830|2725"
            })
    void aPointSeparatesThousandsAlsoBeforeAUnit(String cell, String other, String third, double expected)
            throws IOException {
        beside(row -> often(row, cell, other, third, cell));
        assertEquals(expected, first());
        assertTrue(finding("x").reason().contains("is read as that of thousands"), finding("x")::reason);
        assertTrue(finding("x").isSaid());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.015|1.011|1.034|1.015",
                "3.290 kg|2.950 kg|4.120 kg|3.290",
                "3.290 kg|3 kg|4.120 kg|3.290",
            })
    void aPointBeforeDecimalsStaysOneAndIsSaid(String cell, String other, String third, double expected)
            throws IOException {
        beside(row -> often(row, cell, other, third));
        assertEquals(expected, first());
        assertTrue(
                finding("x")
                        .reason()
                        .contains("is read as decimal sign; if it separates thousands, write " + cell.replace(".", "")),
                finding("x")::reason);
    }

    @Test
    void aNumberBelowOneShowsThatThePointIsADecimalSign() throws IOException {
        beside(row -> often(row, "1.250 ml", "0.950 ml", "3.290 ml"));
        assertEquals(1.25, first());
        assertFalse(finding("x").reason().contains("thousands"), finding("x")::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IE/24h", "IE", ""})
    void aPointThatMaySeparateThousandsIsSaidWhereNothingElseHasADecimalComma(String unit) throws IOException {
        column("x", row -> ((row % 2 == 0 ? "15.000 " : 13640 + 211 * row + " ") + unit).strip());
        assertTrue(
                finding("x")
                        .reason()
                        .contains(("the point in 30 cells, such as '15.000 " + unit).strip()
                                + "', is read as decimal sign; if it separates thousands, write 15000"),
                finding("x")::reason);
        assertTrue(finding("x").isSaid());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"8.798|8|9", "1.015|1|2", "3.290 kg|2 kg|4 kg", "0.950 ml|3 ml|2.250 ml"})
    void decimalsOfTheSizeOfTheOtherNumbersAreNotSaid(String cell, String other, String third) throws IOException {
        column("x", row -> often(row, cell, other, third));
        assertFalse(finding("x").reason().contains("thousands"), finding("x")::reason);
    }

    @Test
    void roundPointsBesideDecimalCommasSeparateThousandsWhateverTheirSize() throws IOException {
        beside(row -> often(row, "15.000", "7.500", "40", "0,075"));
        assertEquals(15000, first());
        beside(row -> often(row, "8.798", "8,74", "8,14"));
        assertEquals(8.798, first());
        assertTrue(
                finding("x").reason().contains("such as '8.798'; if it separates thousands, write 8798"),
                finding("x")::reason);
    }

    @Test
    void aCommaInOneLimitDoesNotMakeTextOfNumbersWithAPoint() throws IOException {
        column("x", row -> often(row, "<0,10 IE/ml", "0." + (11 + row) + " IE/ml"));
        assertEquals(.1, first());
        assertEquals(.12, numbers(open().rows("labs"), 0).get(1), 1e-9);
        assertTrue(
                finding("x").reason().contains("both comma and point are read as decimal signs"), finding("x")::reason);
    }

    @Test
    void whatIsWrittenWithAndWithoutThePointIsOneScaleAndTellsNothing() throws IOException {
        beside(row -> {
            int thousands = 231 + row * 7 % 53;
            return outcome(row).equals("died") ? thousands / 10 + "0.000" : thousands + "000";
        });
        assertTrue(finding("x").reason().contains("is read as that of thousands"), finding("x")::reason);
        assertFalse(finding("x").reason().contains("two scales"), finding("x")::reason);
        assertFalse(finding("x").reason().contains("tells the outcome"), finding("x")::reason);
    }

    @Test
    void aRoundNumberOfThousandsIsNotTheNumberBeforeItsPoint() throws IOException {
        beside(row -> (9 + row % 3) + "." + (row % 4 == 0 ? "000" : (1 + row * 7 % 9) + "00"));
        assertEquals(9000, first());
        assertFalse(finding("x").reason().contains("two scales"), finding("x")::reason);
    }

    @Test
    void whatTellsTheOutcomeByItsNumbersWithACommaIsSaid() throws IOException {
        beside(row -> String.format(
                Locale.GERMANY, "%.2f", measured(row) + (outcome(row).equals("died") ? 20 : 0)));
        assertTrue(
                finding("x").reason().contains("it alone tells the outcome of 100 % of the rows"),
                finding("x")::reason);
        assertFalse(finding("krea").reason().contains("tells the outcome"), finding("krea")::reason);
    }
}

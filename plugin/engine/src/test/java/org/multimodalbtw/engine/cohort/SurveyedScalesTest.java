package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.Taken;

/** Numbers of several units or scales in one column. */
class SurveyedScalesTest extends WrittenCohort {

    private double second(IntFunction<String> cell) throws IOException {
        column("x", cell);
        return numbers(open().rows("labs"), 0).get(1);
    }

    private void says(String clause) {
        assertTrue(finding("x").reason().contains(clause), finding("x")::reason);
        assertTrue(finding("x").isSaid());
    }

    @Test
    void fractionsBesidePercentagesArePercentages() throws IOException {
        column("x", row -> row % 3 == 1 ? "0." + (90 + row % 9) : 90 + row % 9 + "%");
        List<Double> numbers = numbers(open().rows("labs"), 0);
        assertEquals(List.of(90., 91., 92.), numbers.subList(0, 3));
        says("20 cells without the sign lie between 0 and 1 and count as fractions");
    }

    @Test
    void numbersBesidePercentagesThatAreNoFractionsStayAsTheyAre() throws IOException {
        assertEquals(91, second(row -> 90 + row % 9 + (row % 2 == 0 ? "%" : "")));
        assertEquals(.3, second(row -> row % 2 == 0 ? "0." + (1 + row % 8) + "%" : "0.3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "creatinine|1.2 mg/dL|113.12 µmol/L|1.279",
                "glucose|100 mg/dL|10 mmol/L|180.156",
                "weight|81 kg|176 lb|79.832",
                "age|61 years|18 months|1.5",
                "temperature|37.5 C|98.6 F|37",
                "ferritin|90 µg/L|91 ng/mL|91"
            })
    void unitsThatAreKnownBecomeOne(String name, String usual, String other, double expected) throws IOException {
        IntFunction<String> cell = row -> row % 4 == 1 ? other : usual;
        column(name, cell);
        assertEquals(expected, numbers(open().rows("labs"), 0).get(1), 1e-3);
        assertTrue(finding(name).reason().contains("15 cells are converted from "), finding(name)::reason);
        SurveySettings category = new SurveySettings(true, true, Set.of(), Map.of("labs/" + name, Choice.CATEGORY));
        assertEquals(Kind.CATEGORY, open(category).rows("labs").columns().get(0).kind());
    }

    @Test
    void unitsThatCannotBeConvertedAreNotMixed() throws IOException {
        column("x", row -> measured(row) + (row % 3 == 0 ? " mg/dL" : " mmol/L"));
        assertFalse(finding("x").isUsed());
        says("mmol/L in 40 cells such as '4.1 mmol/L' and mg/dL in 20 cells such as '1.0 mg/dL'");
        SurveySettings number = new SurveySettings(true, true, Set.of(), Map.of("labs/x", Choice.NUMBER));
        InputException refused =
                assertThrows(InputException.class, () -> open(number).modality("labs"));
        assertTrue(
                refused.getMessage().contains("mmol/L in 40 cells such as '4.1 mmol/L' and mg/dL in 20 cells"),
                refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d of 6", "%dB", "Ward %d"})
    void namesAreNoUnits(String form) throws IOException {
        column("x", row -> String.format(Locale.ROOT, form, row % 6));
        assertEquals(Taken.CATEGORY, finding("x").taken());
        assertTrue(finding("x").isUsed());
    }

    @Test
    void flagsBehindResultsArePassedOver() throws IOException {
        assertEquals(
                198,
                second(row -> row % 5 == 1 ? "198 H" : row % 5 == 2 ? "61 (L)" : String.valueOf(90 + row * 7 % 50)));
        says("marks beside a number, as of high and low, such as '198 H'");
        assertEquals(3.25, second(row -> row % 2 == 0 ? "3.5 L" : "3.25 L"), "litres");
        says("numbers in L");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"16.136,64 €|16136.64", "81,5 kg|81.5", "18/min|18", "5/10|5", "$1,250.50|1250.5", "7.2 *|7.2"})
    void whatStandsAroundANumber(String text, double number) throws IOException {
        String rest = text.replaceAll(".*\\d", "");
        String form = text.contains("/10") ? "%d/10" : text.contains("$") ? "$%d.25" : "%d" + rest;
        assertEquals(
                number,
                second(row -> row % 3 == 1
                        ? text
                        : String.format(Locale.ROOT, form, 1 + row % 7).replace(" *", "")));
        assertEquals(Kind.NUMBER, finding("x").reading().kind());
    }

    @Test
    void twoNumbersInACellThatAreNoBloodPressuresAreLeftOut() throws IOException {
        column("x", row -> 110 + row % 30 + "/" + (10 + row % 20));
        assertFalse(finding("x").isUsed());
        says("a cell holds two numbers, such as '110/10'");
        column("x", row -> row == 7 ? "135/81" : "" + measured(row));
        assertTrue(finding("x").isUsed());
        assertEquals(Kind.NUMBER, finding("x").reading().kind());
        assertEquals(Double.NaN, finding("x").reading().number("135/81"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.6,1.93|160,193|centimetres",
                "36.1,40.9|97.1,104.9|Fahrenheit",
                "0.91,0.99|91,99|percent",
                "3.1,4.4|3100,4400|grams",
                "60,75|152,190|inches"
            })
    void twoScalesAreNamed(String low, String high, String said) throws IOException {
        column("x", row -> between(row % 6 == 0 ? low : high, row));
        says(said);
        says("10 such as ");
        assertEquals(
                Double.parseDouble(between(high, 1)),
                numbers(open().rows("labs"), 0).get(1),
                "not converted");
    }

    private static String between(String range, int row) {
        String[] ends = range.split(",");
        double low = Double.parseDouble(ends[0]);
        double high = Double.parseDouble(ends[1]);
        return String.format(Locale.ROOT, "%.3f", low + (high - low) * (row * 37 % 61) / 61);
    }

    @Test
    void whatOnlyLooksLikeTwoScalesIsNotNamed() throws IOException {
        List<IntFunction<String>> columns = List.of(
                row -> between("1,200", row),
                row -> row % 6 == 0 ? "0" : between("91,99", row),
                row -> between(row % 6 == 0 ? "1,40" : "300,900", row),
                row -> between(row % 2 == 0 ? "0.1,0.3" : "0.6,0.9", row),
                row -> String.valueOf(row % 2 == 0 ? 1 : 100),
                row -> row == 9 ? "170" : between("1.6,1.9", row),
                row -> between(row % 2 == 0 ? "10,19" : "45,80", row),
                row -> String.valueOf(Math.pow(10, row % 12)),
                row -> "-" + between(row % 6 == 0 ? "1.6,1.9" : "160,190", row),
                row -> between("36,41", row));
        for (IntFunction<String> cell : columns) {
            column("x", cell);
            assertFalse(finding("x").reason().contains("two scales"), finding("x")::reason);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {99.9, 999.9, -99.9, 99.99})
    void anUnlikelyNumberThatComesAgainIsEmpty(double sentinel) throws IOException {
        column("x", row -> row % 12 == 1 ? String.valueOf(sentinel) : between("36,41", row));
        says("counts as empty");
        assertEquals(Double.NaN, numbers(open().rows("labs"), 0).get(1));
        column("x", row -> row % 12 == 1 ? String.valueOf(sentinel) : between("-900,1200", row));
        assertEquals("", finding("x").reason());
    }

    @Test
    void aPointInAFileOfDecimalCommasSeparatesThousandsWhereTheSizesSaySo() throws IOException {
        assertEquals(8798, second(row -> row % 3 == 1 ? "8.798" : 7000 + row * 37 % 2000 + ",5"));
        says("the point in 20 cells, such as '8.798', is read as that of thousands");
        assertEquals(8.798, second(row -> row % 3 == 1 ? "8.798" : "8," + row % 9 + "4"));
        says("both comma and point are read as decimal signs: 20 cells have a point");
        assertEquals(8.798, second(row -> row % 3 == 1 ? "8.798" : "" + measured(row)), "no comma anywhere");
        assertEquals("", finding("x").reason());
    }

    @Test
    void errorsOfASpreadsheetAreEmpty() throws IOException {
        column("x", row -> row % 20 == 0 ? "#DIV/0!" : row == 7 ? "#N/A" : "" + measured(row));
        says("4 cells hold an error of a spreadsheet, '#DIV/0!', '#N/A', and count as empty");
        assertEquals(Double.NaN, numbers(open().rows("labs"), 0).get(7));
        column("x", row -> row % 20 == 0 ? "#REF!" : row % 2 == 0 ? "north" : "south");
        says("3 cells hold an error of a spreadsheet");
        column("x", row -> "#" + row % 7);
        assertFalse(finding("x").reason().contains("spreadsheet"), finding("x")::reason);
    }

    @Test
    void spellingsOfANameAreOneCategory() throws IOException {
        column("x", row -> row % 6 == 0 ? "Left" : row % 6 == 1 ? "LEFT" : row % 2 == 0 ? "left" : "right");
        says("names that differ only in case or spaces are one: 'Left' (10), 'LEFT' (10) as 'left' (20 cells)");
        List<String> texts = new ArrayList<>();
        open().rows("labs").forEach(row -> texts.add(row.category(0)));
        assertEquals(List.of("left", "left", "left", "right"), texts.subList(0, 4));
        SurveySettings category = new SurveySettings(true, true, Set.of(), Map.of("labs/x", Choice.CATEGORY));
        texts.clear();
        open(category).rows("labs").forEach(row -> texts.add(row.category(0)));
        assertEquals(List.of("Left", "LEFT"), texts.subList(0, 2), "as chosen");
    }

    @Test
    void lettersOfAColumnOfSeveralAreSpellings() throws IOException {
        column("sex", row -> List.of("m", "M", "f", "F", "f").get(row % 5));
        assertTrue(finding("sex").reason().contains("'M' (12) as 'm' (12 cells)"), finding("sex")::reason);
        assertTrue(finding("sex").reason().contains("'F' (12) as 'f' (24 cells)"), finding("sex")::reason);
    }

    @Test
    void namesThatOnlyLookLikeSpellingsStayApart() throws IOException {
        for (IntFunction<String> cell : List.<IntFunction<String>>of(
                row -> row % 2 == 0 ? "A" : "a",
                row -> row % 2 == 0 ? "left" : "right",
                row -> row % 2 == 0 ? "IIIa" : "IIIb",
                row -> row % 2 == 0 ? "T1" : "T1c")) {
            column("x", cell);
            assertEquals("", finding("x").reason());
        }
    }

    @Test
    void whatIsFilledForOneClassOnlyIsTelling() throws IOException {
        column("hours", row -> outcome(row).equals("died") ? "" + measured(row) : "");
        assertTrue(finding("hours").isTelling());
        assertTrue(
                finding("hours").reason().contains("rows that have it are 'died', of all rows 45 %; it is used"),
                finding("hours")::reason);
        column("place", row -> outcome(row).equals("died") ? "" : "home " + row % 3);
        assertTrue(finding("place").isTelling());
        column("x", row -> row % 3 == 0 ? "" + measured(row) : "");
        assertFalse(finding("x").isTelling());
        column("x", row -> outcome(row).equals("died") && row < 12 ? "" + measured(row) : "");
        assertFalse(finding("x").isTelling(), "few are filled");
        column("los", row -> "" + measured(row));
        assertTrue(finding("los").isTelling());
        assertEquals(
                "by its name it may be known only after the outcome, and it is used; leave it out if so",
                finding("los").reason());
    }

    @Test
    void aCopyOfTheSplitInOtherWordsIsLeftOut() throws IOException {
        column("usage", row -> split(row).equals("test") ? "validation" : "development");
        assertEquals(Taken.SPLIT, finding("usage").taken());
        assertFalse(finding("usage").isUsed());
        column("usage", row -> row == 3 || split(row).equals("test") ? "validation" : "development");
        assertTrue(finding("usage").isUsed(), "one row differs");
    }
}

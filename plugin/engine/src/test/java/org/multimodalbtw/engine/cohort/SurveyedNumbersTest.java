package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.Taken;

/** Which cells are numbers, and which of them mean something else. */
class SurveyedNumbersTest extends WrittenCohort {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%s C|37.5",
                "%s °C|37.5",
                "%s%%|37.5",
                "%s mmol/L|37.5",
                "<%s|37.5",
                ">= %s|37.5",
                "≤%s|37.5",
                "%s mL/min|37.5",
                "+%s|37.5"
            })
    void numbersAsPeopleWriteThemAreNumbers(String form, double second) throws IOException {
        column("x", row -> row % 2 == 0 ? "3" + row % 7 + ".25" : String.format(Locale.ROOT, form, "37.5"));
        assertEquals(Kind.NUMBER, finding("x").reading().kind());
        assertEquals(second, numbers(open().rows("labs"), 0).get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10^9/L",
                "x10^9/L",
                "x 10^9/L",
                "× 10⁹/L",
                "10⁹/l",
                "10*9/L",
                "10E9/L",
                "K/uL",
                "Tsd./µl",
                "Gpt/l",
                "10³/µL",
                "/nl"
            })
    void countsInPowersOfTenAreNumbersOfOneUnit(String unit) throws IOException {
        column("leukocytes", row -> measured(row) + " " + unit);
        assertEquals(Taken.NUMBER, finding("leukocytes").taken());
        assertEquals(measured(3), numbers(open().rows("labs"), 0).get(3));
        column("leukocytes", row -> measured(row) * (row % 3 == 0 ? 1000 : 1) + (row % 3 == 0 ? " /µl" : " " + unit));
        assertEquals(measured(3), numbers(open().rows("labs"), 0).get(3), 1e-9);
    }

    @Test
    void aMinusBehindANumberIsItsSign() throws IOException {
        column("change", row -> row % 4 == 0 ? measured(row) + "-" : "" + measured(row));
        assertEquals(-measured(4), numbers(open().rows("labs"), 0).get(4));
        assertTrue(finding("change").reason().contains("to -"), finding("change")::reason);
        column("protein", row -> List.of("neg", "1+", "2+", "3-", "2-4").get(row % 5));
        assertEquals(Kind.CATEGORY, finding("protein").reading().kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10 10", "10^9", "x 10", "10/L ward"})
    void whatOnlyLooksLikeAPowerOfTenIsNone(String behind) throws IOException {
        column("x", row -> measured(row) + " " + behind);
        assertEquals(Kind.CATEGORY, finding("x").reading().kind());
    }

    @ParameterizedTest
    @CsvSource({"Kreatinin,mg/dl,µmol/l,88.4", "Glukose,mg/dl,mmol/l,0.0555", "Harnstoff,mg/dl,mmol/l,0.1665"})
    void germanNamesOfWhatIsMeasuredAreKnown(String name, String mass, String amount, double factor)
            throws IOException {
        column(
                name,
                row -> String.format(
                        Locale.GERMANY,
                        "%.2f %s",
                        row % 3 == 0 ? factor * measured(row) : measured(row),
                        row % 3 == 0 ? amount : mass));
        assertEquals(Taken.NUMBER, finding(name).taken());
        assertEquals(measured(3), numbers(open().rows("labs"), 0).get(3), .01 * measured(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2,5|2.5", "−2,5|-2.5", "1.234,5|1234.5", "0,75|0.75", "37,2 C|37.2", "<0,1|0.1"})
    void aDecimalCommaIsUnderstood(String text, double number) throws IOException {
        column("x", row -> row % 2 == 0 ? "1," + (1 + row % 4) : text);
        assertTrue(finding("x").isSaid());
        assertEquals(number, numbers(open().rows("labs"), 0).get(1));
    }

    @Test
    void thousandsAreNotDecimals() throws IOException {
        column("x", row -> "1," + (100 + row));
        assertEquals(1101, numbers(open().rows("labs"), 0).get(1));
        column("x", row -> (row + 1) + ",234,567.5");
        assertEquals(2234567.5, numbers(open().rows("labs"), 0).get(1));
    }

    @Test
    void quantitiesInTwoUnitsAreNotMixed() throws IOException {
        column("x", row -> measured(row) + (row % 2 == 0 ? " mg/dL" : " mmol/L"));
        assertEquals(Kind.CATEGORY, finding("x").reading().kind());
    }

    @Test
    void textsThatAreNoNumbersAreListedAtOnce() throws IOException {
        column("x", row -> row % 20 == 0 ? "turbid" : row % 20 == 1 ? "NEG" : "" + measured(row));
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(refused.getMessage().contains("6 cells are no number"), refused::getMessage);
        assertTrue(refused.getMessage().contains("'turbid' (3), 'NEG' (3)"), refused::getMessage);
        SurveySettings unused = new SurveySettings(true, true, Set.of(), Map.of("labs/x", Choice.UNUSED));
        open(unused).check(ProgressMonitor.NONE);
        SurveySettings category = new SurveySettings(true, true, Set.of(), Map.of("labs/x", Choice.CATEGORY));
        open(category).check(ProgressMonitor.NONE);
        CsvSettings empty = new CsvSettings(Set.of("NEG", "turbid"), Set.of(), SurveySettings.on());
        CohortFolder.open(folder, CohortFolder.LABELS, empty).check(ProgressMonitor.NONE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-999, -9999, -99, 999, 9999, 99999, -9})
    void sentinelsAreEmpty(double sentinel) throws IOException {
        column("x", row -> row % 10 == 0 ? String.valueOf((long) sentinel) : "" + measured(row));
        assertTrue(finding("x").reason().contains("counts as empty"), finding("x")::reason);
        assertEquals(Double.NaN, numbers(open().rows("labs"), 0).get(10));
        SurveySettings off = new SurveySettings(true, false, Set.of(), Map.of());
        assertEquals(sentinel, numbers(open(off).rows("labs"), 0).get(10));
    }

    @Test
    void sentinelsAreEmptyBesideNumbersAsPeopleWriteThem() throws IOException {
        column("x", row -> row % 9 == 0 ? "-999" : String.format(Locale.GERMANY, "%.1f", measured(row)));
        assertTrue(finding("x").reason().contains("-999 lies far from"), finding("x")::reason);
        assertEquals(
                List.of(Double.NaN, measured(1)),
                numbers(open().rows("labs"), 0).subList(0, 2));
        column("x", row -> row % 9 == 0 ? "9999 mg" : measured(row) + " mg");
        assertEquals(Double.NaN, numbers(open().rows("labs"), 0).get(0));
    }

    @Test
    void twoSentinelsAndASlipAreEmpty() throws IOException {
        column("x", row -> row % 9 == 0 ? "-999" : row % 9 == 1 ? "9999" : row == 4 ? "1e39" : "" + measured(row));
        List<Double> numbers = numbers(open().rows("labs"), 0);
        assertEquals(
                List.of(Double.NaN, Double.NaN, Double.NaN), List.of(numbers.get(0), numbers.get(1), numbers.get(4)));
        assertEquals(measured(5), numbers.get(5));
    }

    @Test
    void numbersThatOnlyLookLikeSentinelsAreKept() throws IOException {
        List<IntFunction<String>> columns = List.of(
                row -> String.valueOf(99 - row % 12),
                row -> String.valueOf(row % 21 - 9),
                row -> String.valueOf(-(row % 15)),
                row -> String.valueOf(row % 50 * 20 + 19),
                row -> String.valueOf(row == 7 ? 99 : 60 + row % 30),
                row -> String.valueOf(row % 2 == 0 ? -1 : 1),
                row -> row % 4 == 0 ? "0" : String.valueOf(Math.pow(10, row % 6)),
                row -> String.valueOf(1000 - row),
                row -> String.valueOf(row % 4 == 0 ? 0 : 9),
                row -> String.valueOf((row % 10 - 5) * 1000 - 999 % 7));
        for (IntFunction<String> cell : columns) {
            column("x", cell);
            assertEquals("", finding("x").reason());
            assertEquals(Taken.NUMBER, finding("x").taken());
        }
    }

    @Test
    void aColumnBesideSaysWhichNumbersAreLimits() throws IOException {
        column(
                "crp",
                row -> row == 3 ? "<0,5".replace(',', '.') : row == 4 ? ">300" : row == 5 ? "" : "" + measured(row));
        TableRows rows = open().rows("labs");
        assertEquals(
                List.of("crp", "crp: beyond limit", "other"),
                rows.columns().stream().map(TableColumn::name).toList());
        assertEquals(List.of(.5, 300., Double.NaN), numbers(rows, 0).subList(3, 6));
        assertEquals(List.of(0., -1., 1., Double.NaN, 0.), numbers(rows, 1).subList(2, 7));
        assertTrue(finding("crp").reason().endsWith("'crp: beyond limit' says which"), finding("crp")::reason);
    }

    @Test
    void aTextBesideLimitsIsNamedOnce() throws IOException {
        column("crp", row -> row == 3 ? "<0.5" : row == 4 ? "lost" : "" + measured(row));
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(refused.getMessage().contains("1 cell is no number"), refused::getMessage);
    }

    @Test
    void withoutALimitThereIsNoSuchColumn() throws IOException {
        column("crp", row -> measured(row) + " mg/L");
        assertEquals(2, open().rows("labs").columns().size());
        labels(WrittenCohort::id);
        write("labels.csv", "id,label", row -> id(row) + "," + (row % 7 == 0 ? ">30" : "" + measured(row)));
        assertEquals(1, open().labelRows().columns().size(), "a target that is a limit has none beside it");
    }

    @Test
    void newPatientsWithoutALimitHaveZeroThere() throws IOException {
        column("crp", row -> row % 4 == 0 ? "<2" : "" + measured(row));
        FittedEncoder encoder = TabularEncoder.fit(
                "labs", open().rows("labs"), TabularEncoderSettings.defaults(), ProgressMonitor.NONE);
        List<String> features = encoder.output().features();
        assertEquals(List.of("crp", "crp: beyond limit", "other"), features);
        List<float[]> training = encoded(encoder);
        column("crp", row -> row % 4 == 0 ? "2" : "" + measured(row));
        List<float[]> without = encoded(encoder);
        assertArrayEquals(training.get(1), without.get(1));
        assertEquals(training.get(1)[1], without.get(0)[1], "a number that is no limit");
        assertEquals(training.get(0)[0], without.get(0)[0]);
        assertTrue(training.get(0)[1] < training.get(1)[1]);
    }
}

package org.multimodalbtw.engine.encode.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encoders.EncoderKinds;

/** Numbers of a variable that may be none, and names of one variable that are written in several ways, are said where a series is learnt. */
class OddSeriesNumbersTest {

    private static final int ROWS = 120;

    @TempDir
    Path folder;

    private static double pulse(int row) {
        return 61 + row * 7 % 23;
    }

    private static FittedEncoder fit(MemoryTable rows) throws IOException {
        SeriesColumns columns = new SeriesColumns(
                SeriesLayout.MEASUREMENTS,
                Optional.of("patient"),
                Optional.of("time"),
                Optional.of("variable"),
                List.of("value"));
        return SeriesEncoder.fit("s", rows, columns, SeriesEncoderSettings.defaults(), ProgressMonitor.NONE);
    }

    private static List<String> found(IntToDoubleFunction values, String... names) throws IOException {
        MemoryTable rows = new MemoryTable(
                MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"));
        for (int row = 0; row < ROWS; row++) {
            rows.row("p" + row % 9, row / 9 * 1.5, names[row % names.length], values.applyAsDouble(row));
        }
        return fit(rows).report().found();
    }

    @Test
    void numbersThatStandForSomethingUnknownAreSaid() throws IOException {
        assertEquals(
                List.of(
                        "'hr': -999 and 9999 lie far from all other numbers and are read as measured, 24 times: if they stand for something"
                                + " unknown, empty such cells first."),
                found(row -> row % 10 == 3 ? -999 : row % 10 == 7 ? 9999 : pulse(row), "hr"));
    }

    @Test
    void negativeCodesBesideScoresAreSaid() throws IOException {
        assertEquals(
                List.of(
                        "'mmse': -4 stands beside numbers from 15 on, as codes for unknown or not measured do, in 12 of 120 cells, and is read"
                                + " as measured: if it does, empty such cells first."),
                found(row -> row % 10 == 3 ? -4 : 15 + row % 16, "mmse"));
        assertEquals(List.of(), found(row -> row % 10 == 3 ? -4 : row % 16 - 3, "rest"));
    }

    @Test
    void zerosFarBelowAllOthersAreSaid() throws IOException {
        assertEquals(
                List.of(
                        "'hr': 0 lies far below all others, of which the smallest is 61, and is read as measured, 12 times: if it means that"
                                + " nothing was measured, empty such cells first."),
                found(row -> row % 10 == 3 ? 0 : pulse(row), "hr"));
    }

    @Test
    void twoScalesAreSaid() throws IOException {
        assertEquals(
                List.of(
                        "'temp': its numbers seem to be of two scales, 80 such as 37 and 40 such as 98.6: perhaps degrees Celsius and Fahrenheit;"
                                + " they are not converted: write all in one."),
                found(
                        row -> row % 3 == 0
                                ? Math.round(10 * (32 + 1.8 * (36.5 + row % 11 / 10.))) / 10.
                                : 36.5 + row % 11 / 10.,
                        "temp"));
    }

    @Test
    void namesThatDifferOnlyInCaseOrSpacesAreSaidOnce() throws IOException {
        assertEquals(
                List.of(
                        "3 variables differ from another only in case or spaces, for example 'hr' (40), 'HR' (40), 'hr ' (40), and count as"
                                + " variables of their own: where they are one, write them alike."),
                found(OddSeriesNumbersTest::pulse, "hr", "HR", "hr "));
    }

    @Test
    void variablesThatAreNamedAsValuesAreSaid() throws IOException {
        assertEquals(
                List.of(
                        "6 of 6 variables are named by numbers with decimals, for example '36.0', as values are: if they are values, choose another"
                                + " column of variables, or one row for each time."),
                found(OddSeriesNumbersTest::pulse, "36.0", "36.1", "36.2", "36.3", "36.4", "37.0"));
        assertEquals(List.of(), found(OddSeriesNumbersTest::pulse, "220045", "220050", "220051", "220052", "8867-4"));
        assertEquals(List.of(), found(OddSeriesNumbersTest::pulse, "36.0", "hr", "temp", "spo2", "38.1", "lactate"));
    }

    @Test
    void usualNumbersAndNamesAreNotSaid() throws IOException {
        assertEquals(List.of(), found(OddSeriesNumbersTest::pulse, "hr", "hr 2", "K", "k"));
        assertEquals(List.of(), found(row -> row % 21 - 10, "base excess"));
        assertEquals(List.of(), found(row -> row % 5 == 0 ? 0 : row * 13 % 70, "urine"));
    }

    @Test
    void aSavedEncoderStillSaysIt() throws IOException {
        MemoryTable rows = new MemoryTable(
                MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"));
        for (int row = 0; row < ROWS; row++) {
            rows.row("p" + row % 9, row / 9 * 1.5, "hr", row % 10 == 3 ? -999 : pulse(row));
        }
        FittedEncoder encoder = fit(rows);
        encoder.save(folder.resolve("saved"));
        assertEquals(
                encoder.report(), EncoderKinds.load(folder.resolve("saved")).report());
    }
}

package org.multimodalbtw.engine.encode.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encoders.EncoderKinds;

/** Values of series that are texts are read as those of a file are. */
class TextValuesTest {

    private static final int ROWS = 120;
    private static final SeriesColumns LONG = new SeriesColumns(
            SeriesLayout.MEASUREMENTS,
            Optional.of("patient"),
            Optional.of("time"),
            Optional.of("variable"),
            List.of("value"));

    @TempDir
    Path folder;

    private static SeriesColumns wide(String... values) {
        return new SeriesColumns(
                SeriesLayout.WIDE, Optional.of("patient"), Optional.of("time"), Optional.empty(), List.of(values));
    }

    private static double value(int row) {
        return row % 2 == 0 ? 60 + row * 7 % 31 : (360 + row * 5 % 23) / 10.;
    }

    private static MemoryTable measured(TableColumn value, IntFunction<Object> cells) {
        MemoryTable table = new MemoryTable(MemoryTable.number("time"), MemoryTable.category("variable"), value);
        for (int row = 0; row < ROWS; row++) {
            table.row("p" + row / 6, (double) (row % 6), row % 2 == 0 ? "hr" : "temp", cells.apply(row));
        }
        return table;
    }

    private static MemoryTable numbers() {
        return measured(MemoryTable.number("value"), row -> row % 40 == 9 ? null : row % 30 == 7 ? 36. : value(row));
    }

    /** Numbers with commas, of which some are limits, and words. */
    private static MemoryTable texts() {
        return measured(
                MemoryTable.category("value"),
                row -> row % 40 == 9
                        ? "NEG"
                        : row % 30 == 7 ? "<36" : row % 2 == 0 ? String.valueOf((int) value(row)) : comma(value(row)));
    }

    private static String comma(double number) {
        return String.valueOf(number).replace('.', ',');
    }

    private FittedEncoder fitted(TableRows rows, SeriesColumns columns) throws IOException {
        FittedEncoder encoder =
                SeriesEncoder.fit("s", rows, columns, SeriesEncoderSettings.defaults(), ProgressMonitor.NONE);
        Path saved = Files.createTempDirectory(folder, "saved").resolve("encoder");
        encoder.save(saved);
        return EncoderKinds.load(saved);
    }

    private List<String> warnings(FittedEncoder encoder, TableRows rows) throws IOException {
        return encoder.encode(rows, folder.resolve("tensor"), ProgressMonitor.NONE)
                .warnings();
    }

    private byte[] tensor(FittedEncoder encoder, TableRows rows) throws IOException {
        warnings(encoder, rows);
        return Files.readAllBytes(folder.resolve("tensor"));
    }

    @Test
    void textsOfMeasurementsAreTheNumbersThatTheySay() throws IOException {
        FittedEncoder encoder = fitted(texts(), LONG);
        assertArrayEquals(tensor(fitted(numbers(), LONG), numbers()), tensor(encoder, texts()));
        String found = String.join("\n", encoder.report().found());
        assertTrue(found.contains("In 's', 'value' is taken for a number: its texts are read as numbers; "), found);
        assertTrue(found.contains("',' is") || found.contains("comma"), found);
        assertTrue(found.contains("'<36'"), found);
        assertTrue(found.contains("convert the column before"), found);
        assertEquals(
                List.of(
                        "In 's', 3 cells of column 'value' hold no number and count as not measured, for example 'NEG' of patient 'p1'. "
                                + "To use them, write the number alone."),
                warnings(encoder, texts()).stream()
                        .filter(warning -> warning.contains("'value'"))
                        .toList());
    }

    @Test
    void newRowsWithNumbersAreReadBySuchAnEncoder() throws IOException {
        FittedEncoder encoder = fitted(texts(), LONG);
        assertArrayEquals(tensor(encoder, texts()), tensor(encoder, numbers()));
        assertEquals(
                List.of(MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.category("value")),
                encoder.inputs());
    }

    @Test
    void onlySuchAnEncoderKeepsHow() throws IOException {
        fitted(numbers(), LONG).save(folder.resolve("numbers"));
        fitted(texts(), LONG).save(folder.resolve("texts"));
        assertFalse(Files.readString(folder.resolve("numbers/manifest.json")).contains("\"texts\""));
        assertTrue(Files.readString(folder.resolve("texts/manifest.json")).contains("\"texts\""));
    }

    @Test
    void numbersAloneInTextsAreSaidOnce() throws IOException {
        MemoryTable plain = measured(MemoryTable.category("value"), row -> String.valueOf(value(row)));
        FittedEncoder encoder = fitted(plain, LONG);
        assertTrue(
                encoder.report()
                        .found()
                        .contains("In 's', 'value' is taken for a number: its texts are read as numbers."),
                encoder.report().found().toString());
        assertTrue(warnings(encoder, plain).stream().noneMatch(warning -> warning.contains("'value'")));
    }

    @Test
    void unitsInTheCellsAreConverted() throws IOException {
        MemoryTable celsius = measured(
                MemoryTable.category("value"), row -> row % 2 == 0 ? (int) value(row) + " bpm" : value(row) + " °C");
        MemoryTable both = measured(
                MemoryTable.category("value"),
                row -> row % 2 == 0
                        ? (int) value(row) + " bpm"
                        : row % 8 == 1 ? (value(row) * 1.8 + 32) + " °F" : value(row) + " °C");
        FittedEncoder encoder = fitted(both, LONG);
        assertEquals(fitted(celsius, LONG).output().features(), encoder.output().features());
        assertTrue(
                warnings(encoder, both).stream().anyMatch(warning -> warning.contains("converted into the unit")),
                warnings(encoder, both).toString());
        assertFalse(encoder.inputs().stream().anyMatch(column -> column.name().contains("unit")));
        assertTrue(encoder.spared().isEmpty(), encoder.spared().toString());
        assertEquals(2, encoder.report().columns().size());
    }

    private static MemoryTable wideTable(TableColumn temp, IntFunction<Object> temps) {
        MemoryTable table = new MemoryTable(
                MemoryTable.number("time"), MemoryTable.number("hr"), temp, MemoryTable.category("rhythm"));
        for (int row = 0; row < ROWS; row++) {
            table.row(
                    "p" + row / 4,
                    (double) (row % 4),
                    60. + row * 7 % 31,
                    temps.apply(row),
                    row % 3 == 0 ? "AF" : "SR");
        }
        return table;
    }

    @Test
    void ofOneColumnAVariableTextsThatAreNumbersAreReadAndOthersLeftOut() throws IOException {
        MemoryTable texts = wideTable(MemoryTable.category("temp"), row -> comma((360 + row * 5 % 23) / 10.));
        MemoryTable numbers = wideTable(MemoryTable.number("temp"), row -> (360 + row * 5 % 23) / 10.);
        FittedEncoder encoder = fitted(texts, wide("hr", "temp", "rhythm"));
        assertArrayEquals(tensor(fitted(numbers, wide("hr", "temp")), numbers), tensor(encoder, texts));
        String found = String.join("\n", encoder.report().found());
        assertTrue(
                found.contains("In 's', 'rhythm' is left out as a category: its texts, such as 'AF', are no numbers."),
                found);
    }

    @Test
    void wordsAloneAreRefusedWithWhatTheyAre() {
        MemoryTable words = measured(MemoryTable.category("value"), row -> row % 3 == 0 ? "NEG" : "POS");
        InputException refused = assertThrows(InputException.class, () -> fitted(words, LONG));
        assertTrue(
                refused.getMessage()
                        .startsWith("'s' has no column of values with numbers. In 's', 'value' is left out"),
                refused.getMessage());
    }
}

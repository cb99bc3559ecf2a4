package org.multimodalbtw.engine.encode.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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

/** New rows of series whose columns have other types than those of the training rows are read as these where they say the same. */
class OtherTypesTest {

    private static final int ROWS = 48;
    private static final TableColumn DATE = new TableColumn("time", TableColumn.Kind.TIME);
    private static final TableColumn TEXT_TIME = MemoryTable.category("time");
    private static final TableColumn ITEM = MemoryTable.number("item");
    private static final TableColumn VALUE = MemoryTable.number("value");
    private static final SeriesColumns COLUMNS = new SeriesColumns(
            SeriesLayout.MEASUREMENTS,
            Optional.of("patient"),
            Optional.of("time"),
            Optional.of("item"),
            List.of("value"));

    @TempDir
    Path folder;

    private static String date(int row) {
        return "2021-01-0" + (1 + row % 4) + " 08:1" + row % 7;
    }

    private static Object hours(int row) {
        return LocalDateTime.parse(date(row).replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC) / 3600.;
    }

    private static double value(int row) {
        return 60 + row * 7 % 13 / 2.;
    }

    private static MemoryTable table(
            TableColumn time,
            IntFunction<Object> times,
            TableColumn item,
            IntFunction<Object> items,
            TableColumn value,
            IntFunction<Object> values) {
        MemoryTable table = new MemoryTable(time, item, value);
        for (int row = 0; row < ROWS; row++) {
            table.row("p" + row / 4, times.apply(row), items.apply(row), values.apply(row));
        }
        return table;
    }

    private static double item(int row) {
        return 220045 + row / 2 % 2;
    }

    private static MemoryTable training() {
        return table(DATE, OtherTypesTest::hours, ITEM, OtherTypesTest::item, VALUE, OtherTypesTest::value);
    }

    private FittedEncoder fitted(TableRows rows) throws IOException {
        FittedEncoder encoder =
                SeriesEncoder.fit("vitals", rows, COLUMNS, SeriesEncoderSettings.defaults(), ProgressMonitor.NONE);
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
    void textsThatAreNumbersDatesAndItemsAreReadWithAWord() throws IOException {
        FittedEncoder encoder = fitted(training());
        MemoryTable texts = table(
                TEXT_TIME,
                OtherTypesTest::date,
                MemoryTable.category("item"),
                row -> String.valueOf((long) item(row)),
                MemoryTable.category("value"),
                row -> String.valueOf(value(row)));
        assertArrayEquals(tensor(encoder, training()), tensor(encoder, texts));
        List<String> said = warnings(encoder, texts);
        assertTrue(
                said.contains(
                        "In 'vitals', column 'value' holds texts, and is read as numbers, as the training rows have."),
                said.toString());
        assertTrue(
                said.contains(
                        "In 'vitals', column 'time' holds texts, and is read as dates, as the training rows have."),
                said.toString());
    }

    @Test
    void wholeNumbersAndTheTypesOfTrainingSayNothing() throws IOException {
        FittedEncoder encoder = fitted(training());
        MemoryTable whole =
                table(DATE, OtherTypesTest::hours, ITEM, OtherTypesTest::item, VALUE, row -> Math.floor(value(row)));
        assertTrue(
                warnings(encoder, whole).stream().noneMatch(said -> said.contains("holds texts")),
                warnings(encoder, whole).toString());
    }

    @Test
    void cellsThatCannotBeReadAreCountedWithAnExample() throws IOException {
        FittedEncoder encoder = fitted(training());
        MemoryTable some = table(
                TEXT_TIME,
                row -> row == 9 ? "31/03/2021" : date(row),
                ITEM,
                OtherTypesTest::item,
                MemoryTable.category("value"),
                row -> row < 2 ? "clotted" : row == 6 ? "62,5" : String.valueOf(value(row)));
        List<String> said = warnings(encoder, some);
        assertTrue(
                said.contains(
                        "In 'vitals', 2 cells of column 'value' hold no number and count as not measured, for example 'clotted' of patient "
                                + "'p0'. To use them, write the number alone."),
                said.toString());
        assertTrue(
                said.contains(
                        "In 'vitals', 1 cell of column 'time' holds no date that is clear, and its row is left out, for example "
                                + "'31/03/2021' of patient 'p2'. To use it, write the year first, as 2150-03-31 08:00."),
                said.toString());
        assertTrue(
                said.contains(
                        "In 'vitals', 1 cell of column 'value' has another decimal sign than the training rows and is read with it, for "
                                + "example '62,5' as 62.5. If it separates thousands, remove it."),
                said.toString());
    }

    @Test
    void anItemThatTrainingHasAsATextMayBeANumber() throws IOException {
        MemoryTable named = table(
                DATE,
                OtherTypesTest::hours,
                MemoryTable.category("item"),
                row -> String.valueOf((long) item(row)),
                VALUE,
                OtherTypesTest::value);
        FittedEncoder encoder = fitted(named);
        assertArrayEquals(tensor(encoder, named), tensor(encoder, training()));
    }

    @Test
    void whatCannotBecomeTheSameIsRefusedWithTableAndColumn() throws IOException {
        FittedEncoder ofDates = fitted(training());
        MemoryTable counted = table(
                MemoryTable.number("time"),
                row -> (double) row,
                ITEM,
                OtherTypesTest::item,
                VALUE,
                OtherTypesTest::value);
        InputException refused = assertThrows(InputException.class, () -> warnings(ofDates, counted));
        assertEquals(
                "In 'vitals', column 'time' holds numbers, where the training rows have dates: they cannot be read as such.",
                refused.getMessage());
        assertEquals(
                "Write dates into the column, as in the training rows, for example 2150-03-31 08:00.",
                refused.remedy());
        FittedEncoder ofNumbers = fitted(counted);
        assertThrows(InputException.class, () -> warnings(ofNumbers, training()));
    }
}

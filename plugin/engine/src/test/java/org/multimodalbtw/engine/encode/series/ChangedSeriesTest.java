package org.multimodalbtw.engine.encode.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encoders.EncoderKinds;

/** New rows of series that lack what training rows have: it is said, and an empty column may be of any type. */
class ChangedSeriesTest {

    private static final int ROWS = 24;
    private static final String EMPTY =
            "Column 'spo2' is empty in all 24 rows, although most training patients have numbers there, and counts as not measured.";
    private static final String MIDNIGHT =
            "All 24 times in column 'time' are at midnight, where most of the training rows have a time of day. If it was lost, give the dates "
                    + "their times of day.";

    @TempDir
    Path folder;

    private static MemoryTable table(TableColumn spo2, boolean isFilled, boolean haveClock) {
        MemoryTable table = new MemoryTable(MemoryTable.category("time"), MemoryTable.number("hr"), spo2);
        for (int row = 0; row < ROWS; row++) {
            table.row(
                    "p" + row / 4,
                    "2150-03-0" + (1 + row % 4) + (haveClock ? " 08:15" : ""),
                    60. + row * 7 % 13,
                    isFilled ? (Object) (90. + row * 5 % 7) : null);
        }
        return table;
    }

    private static MemoryTable numbers(boolean isFilled, boolean haveClock) {
        return table(MemoryTable.number("spo2"), isFilled, haveClock);
    }

    private FittedEncoder fitted(MemoryTable rows) throws IOException {
        return fitted(rows, true);
    }

    private FittedEncoder fitted(MemoryTable rows, boolean isLoaded) throws IOException {
        SeriesColumns columns = new SeriesColumns(
                SeriesLayout.WIDE,
                Optional.of("patient"),
                Optional.of("time"),
                Optional.empty(),
                List.of("hr", "spo2"));
        FittedEncoder encoder =
                SeriesEncoder.fit("s", rows, columns, SeriesEncoderSettings.defaults(), ProgressMonitor.NONE);
        Path saved = Files.createTempDirectory(folder, "saved").resolve("encoder");
        encoder.save(saved);
        return isLoaded ? EncoderKinds.load(saved) : encoder;
    }

    private List<String> warnings(FittedEncoder encoder, MemoryTable rows) throws IOException {
        return encoder.encode(rows, folder.resolve("tensor"), ProgressMonitor.NONE)
                .warnings();
    }

    private byte[] tensor(FittedEncoder encoder, MemoryTable rows) throws IOException {
        warnings(encoder, rows);
        return Files.readAllBytes(folder.resolve("tensor"));
    }

    @Test
    void anEmptyColumnIsSaidAndMayBeOfTexts() throws IOException {
        FittedEncoder encoder = fitted(numbers(true, true));
        MemoryTable texts = table(MemoryTable.category("spo2"), false, true);
        assertTrue(warnings(encoder, numbers(false, true)).contains(EMPTY));
        assertTrue(warnings(encoder, texts).contains(EMPTY));
        assertArrayEquals(tensor(encoder, numbers(false, true)), tensor(encoder, texts));
    }

    @Test
    void textsWhereNumbersWereAreReadWithAWord() throws IOException {
        FittedEncoder encoder = fitted(numbers(true, true));
        MemoryTable texts = table(MemoryTable.category("spo2"), false, true).row("z", "2150-03-01 10:00", 70., "97");
        MemoryTable same = table(MemoryTable.number("spo2"), false, true).row("z", "2150-03-01 10:00", 70., 97.);
        assertTrue(warnings(encoder, texts)
                .contains("In 's', column 'spo2' holds texts, and is read as numbers, as the training rows have."));
        assertArrayEquals(tensor(encoder, same), tensor(encoder, texts));
    }

    @Test
    void aColumnThatFewTrainingPatientsHaveOrThatIsFilledIsNotSaid() throws IOException {
        assertFalse(warnings(fitted(numbers(true, true)), numbers(true, true)).contains(EMPTY));
        MemoryTable rare = numbers(false, true).row("p0", "2150-03-01 10:00", 70., 97.);
        assertFalse(warnings(fitted(rare), numbers(false, true)).contains(EMPTY));
    }

    @Test
    void datesThatLostTheirTimeOfDayAreSaid() throws IOException {
        FittedEncoder encoder = fitted(numbers(true, true));
        assertTrue(warnings(encoder, numbers(true, false)).contains(MIDNIGHT));
        assertFalse(warnings(encoder, numbers(true, true)).contains(MIDNIGHT));
        assertFalse(warnings(fitted(numbers(true, false)), numbers(true, false)).contains(MIDNIGHT));
    }

    @Test
    void thatAnotherStartCanBeChosenIsOnlySaidWhereItCan() throws IOException {
        String remedy = "choose the column that holds it as the start";
        MemoryTable rows = numbers(true, true);
        assertTrue(warnings(fitted(rows, false), rows).stream().anyMatch(said -> said.contains(remedy)));
        List<String> loaded = warnings(fitted(rows), rows);
        assertTrue(loaded.stream().noneMatch(said -> said.contains(remedy)), loaded::toString);
        assertTrue(
                loaded.contains(
                        "The dates in column 'time' count in hours from each patient's first one, as those of the training rows do."),
                loaded::toString);
    }
}

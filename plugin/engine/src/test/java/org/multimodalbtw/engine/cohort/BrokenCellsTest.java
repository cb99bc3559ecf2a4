package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;

/** Cells that hold line breaks, in files of all separators. */
class BrokenCellsTest {

    private static final int ROWS = 60;

    @TempDir
    private Path folder;

    private CsvFile open(String text) throws IOException {
        Path file = folder.resolve("notes.csv");
        Files.writeString(file, text);
        return CsvFile.open(file, new CsvSettings(Set.of(""), Set.of(), SurveySettings.on()));
    }

    private static List<String> columns(CsvFile file) {
        return file.findings().stream().map(ColumnFinding::column).toList();
    }

    private static List<String[]> rows(CsvFile file) {
        List<String[]> rows = new ArrayList<>();
        file.forEachRecord(rows::add);
        return rows;
    }

    /** Of each so many rows, one has a line break in its note. */
    private static String text(String separator, int every) {
        StringBuilder text = new StringBuilder(String.join(separator, "id", "age", "note", "ward")).append("\n");
        for (int row = 0; row < ROWS; row++) {
            boolean isBroken = row % every == every - 1;
            String note = "seen, with fever" + (isBroken ? "\n\nand 'pain'; stable " + row + "\n" : " " + row);
            text.append(String.join(
                    separator, "P" + row, "" + (30 + row * 7 % 41), '"' + note + '"', row % 2 == 0 ? "A" : "B"));
            text.append("\n");
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void lineBreaksInQuotesHideNoSeparator(String separator) throws IOException {
        for (int every : new int[] {1, 2, 30}) {
            CsvFile file = open(text(separator, every));
            assertEquals(List.of("age", "note", "ward"), columns(file));
            assertEquals(ROWS, rows(file).size());
            assertTrue(rows(file).get(every - 1)[2].endsWith("'pain'; stable " + (every - 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void namesOfColumnsMayHaveBreaksToo(String separator) throws IOException {
        CsvFile file = open(text(separator, 2).replace("note", "\"note\n(of the\nward)\""));
        assertEquals(List.of("age", "note (of the ward)", "ward"), columns(file));
        assertEquals(ROWS, rows(file).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void linesAboveTheNamesAndCommentsAreFoundBesideBreaks(String separator) throws IOException {
        CsvFile titled = open("Report of the ward\n" + text(separator, 2));
        assertEquals(List.of("age", "note", "ward"), columns(titled));
        CsvFile commented = open("# Report of the ward\n" + text(separator, 2));
        assertEquals(List.of("age", "note", "ward"), columns(commented));
        assertTrue(commented.notes().toString().contains("Report of the ward"), commented.notes()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void aTextLongerThanWhatIsLookedAtHidesNothing(String separator) throws IOException {
        String letter = "the patient was seen,\nwith fever\n".repeat(3000);
        StringBuilder text = new StringBuilder("id" + separator + "age" + separator + "note\n");
        IntStream.range(0, 3)
                .forEach(row -> text.append("P" + row + separator + "4" + row + separator + '"' + letter + "\"\n"));
        CsvFile file = open(text.toString());
        assertEquals(List.of("age", "note"), columns(file));
        assertEquals(3, rows(file).size());
    }

    @Test
    void quotesWithinACellOpenNothing() throws IOException {
        StringBuilder text = new StringBuilder("id;height;ward\n");
        for (int row = 0; row < ROWS; row++) {
            text.append("P" + row + ";5'" + row % 12 + "\";A\n");
        }
        assertEquals(List.of("height", "ward"), columns(open(text.toString())));
    }

    @Test
    void semicolonsInTextsSeparateNothing() throws IOException {
        StringBuilder text = new StringBuilder("id,note;remark,ward\n");
        for (int row = 0; row < ROWS; row++) {
            text.append("P" + row + ",\"fever; pain\nstable; " + row + "\",A\n");
        }
        CsvFile file = open(text.toString());
        assertEquals(List.of("note;remark", "ward"), columns(file));
        assertEquals(List.of(), file.notes());
    }

    @Test
    void aQuoteThatIsNeverClosedIsStillNamed() throws IOException {
        String text = text(";", ROWS + 1).replace("\"", "").replace("seen, with fever 20", "\"seen");
        InputException fault = assertThrows(InputException.class, () -> open(text));
        assertTrue(fault.getMessage().contains("a double quote is opened and never closed"), fault::getMessage);
    }
}

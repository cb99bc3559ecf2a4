package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.Taken;

/** What stands around the cells of a table: marks, empty cells behind the last column, units below the names. */
class FileEdgesTest {

    private static final int ROWS = 60;

    @TempDir
    private Path folder;

    private CsvFile open(String header, IntFunction<String> row) throws IOException {
        StringBuilder text = new StringBuilder(header).append("\n");
        for (int index = 0; index < ROWS; index++) {
            text.append(row.apply(index)).append("\n");
        }
        Path file = folder.resolve("ward.csv");
        Files.writeString(file, text);
        return CsvFile.open(file, new CsvSettings(Set.of(""), Set.of(), SurveySettings.on()));
    }

    private static List<String> columns(CsvFile file) {
        return file.findings().stream().map(ColumnFinding::column).toList();
    }

    private static double sbp(int row) {
        return 100 + row * 31 % 37 / 2.;
    }

    @Test
    void aMarkBeforeAQuotedIdInTheMiddleIsNoPartOfIt() throws IOException {
        CsvFile file = open(
                "\uFEFF\"id\",\"sbp\",\"note\"",
                row -> (row == 30 ? "\uFEFF" : "") + "\"P" + row + "\"," + sbp(row) + ",\"seen, and "
                        + (row == 31 ? "\n\uFEFFstable" : "stable") + "\"");
        List<String> ids = new ArrayList<>();
        file.forEach(row -> ids.add(row.id()));
        assertEquals("P30", ids.get(30));
        assertEquals(ROWS, ids.size());
        List<String[]> rows = new ArrayList<>();
        file.forEachRecord(rows::add);
        assertEquals("seen, and stable", rows.get(30)[2]);
        assertEquals("seen, and \n\uFEFFstable", rows.get(31)[2]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 64})
    void marksAreFoundWhereverTheTextIsCut(int length) throws IOException {
        String text = "\uFEFF\"a\",b\n\uFEFF\"c\",\uFEFF\"d\"\n\uFEFFe,f\n\uFEFF\uFEFF\"g\"\r\uFEFF\"h\"\n\uFEFF";
        StringBuilder read = new StringBuilder();
        try (Reader reader = new InnerMarks(new StringReader(text), () -> false)) {
            char[] part = new char[length];
            for (int count = reader.read(part, 0, length); count >= 0; count = reader.read(part, 0, length)) {
                read.append(part, 0, count);
            }
        }
        String without = "\"a\",b\n\"c\",\uFEFF\"d\"\n\uFEFFe,f\n\uFEFF\uFEFF\"g\"\r\"h\"\n\uFEFF";
        // of one character at a time, what follows is not known
        assertEquals(length == 1 ? text : without, read.toString());
    }

    @Test
    void onlyTextOfOneByteEachIsPassedWithoutALookForMarks() throws IOException {
        for (String text : List.of("a,b\n1,2\n", "a,\u00E4\n", "a,b\n\uFEFF\"c\",d\n")) {
            boolean isPlain = text.chars().allMatch(character -> character < 128);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            try (StrictReader strict = new StrictReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
                    Reader reader = new InnerMarks(strict, strict::areOneByteEach)) {
                char[] read = new char[64];
                int count = reader.read(read, 0, read.length);
                assertEquals(text.replace("\uFEFF", ""), new String(read, 0, count));
                assertEquals(isPlain, strict.areOneByteEach());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void emptyCellsBehindTheLastColumnDoNotCount(String separator) throws IOException {
        String end = separator.repeat(3);
        String header = "id" + separator + "sbp";
        IntFunction<String> row = index -> "P" + index + separator + sbp(index);
        assertEquals(List.of("sbp"), columns(open(header, index -> row.apply(index) + end)));
        CsvFile longHeader = open(header + end, row);
        assertEquals(List.of("sbp"), columns(longHeader));
        assertTrue(longHeader.notes().toString().contains("3 columns have no name and are left out"));
        assertEquals(
                List.of("sbp"), columns(open(header + end, index -> row.apply(index) + (index % 7 == 0 ? end : ""))));
    }

    @Test
    void aRowThatLacksANamedCellIsStillAFault() {
        assertThrows(
                InputException.class,
                () -> open("id,sbp,dbp,,", row -> "P" + row + "," + sbp(row) + (row == 40 ? "" : "," + row)));
        assertThrows(
                InputException.class,
                () -> open("id,sbp", row -> "P" + row + "," + sbp(row) + (row == 40 ? ",,x" : "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void aShortRowIsNamedAsSuchWithAnySeparator(String separator) {
        InputException fault = assertThrows(
                InputException.class,
                () -> open(
                        "id" + separator + "sbp" + separator + "dbp",
                        row -> "P" + row + separator + "10,5" + (row == 40 ? "" : separator + row)));
        assertTrue(
                fault.getMessage().endsWith("row 41 (begins with 'P40'): 2 values but the header has 3."),
                fault::getMessage);
    }

    @Test
    void aStrayCellIsNamedAndItsColumnLeftOut() throws IOException {
        CsvFile file = open("id,sbp,,,", row -> "P" + row + "," + sbp(row) + "," + (row == 57 ? ",checked MK," : ",,"));
        assertEquals(List.of("sbp"), columns(file));
        assertTrue(
                file.notes()
                        .contains(
                                "File ward.csv: column 4 has no name and is left out, though 1 of the 60 rows looked at has something in"
                                        + " it, such as 'checked MK'; to read it, give it a name."),
                file.notes()::toString);
        CsvFile number = open("id,sbp,", row -> "P" + row + "," + sbp(row) + "," + (row == 57 ? "12" : ""));
        assertTrue(number.notes().toString().contains("such as '12'"), number.notes()::toString);
    }

    @Test
    void aMeasurementWithoutANameStops() {
        InputException fault = assertThrows(
                InputException.class, () -> open("id,sbp,", row -> "P" + row + "," + sbp(row) + "," + sbp(row + 5)));
        assertTrue(fault.getMessage().contains("column 3 has no name"), fault::getMessage);
    }

    @ParameterizedTest
    @CsvSource({"'',1/min,°C", "Unit,1/min,°C", "-,/min,°C", "'',(1/min),[°C]", "'',1000/µl,mmol/l", "'',1/s,1/h"})
    void aRowOfUnitsIsPassedOver(String first, String one, String two) throws IOException {
        String units = String.join(",", first, one, two);
        CsvFile file = open("id,hr,temp\n" + units, row -> "P" + row + "," + (60 + row * 7 % 41) + "," + sbp(row));
        assertEquals(ROWS, file.size());
        assertEquals(
                List.of(Taken.NUMBER, Taken.NUMBER),
                file.findings().stream().map(ColumnFinding::taken).toList());
        assertTrue(file.notes().toString().contains("holds units and is passed over"), file.notes()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {",1/2,2/3", ",1/4/2021,3"})
    void aRowWithoutAnIdThatHoldsNoUnitsIsNotPassedOver(String row) throws IOException {
        CsvFile file =
                open("id,hr,temp\n" + row, index -> "P" + index + "," + (60 + index * 7 % 41) + "," + sbp(index));
        assertTrue(file.notes().stream().noneMatch(note -> note.contains("units")), file.notes()::toString);
    }
}

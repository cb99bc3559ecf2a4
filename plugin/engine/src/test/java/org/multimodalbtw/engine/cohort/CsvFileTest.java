package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

class CsvFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsNumbersCategoriesAndGaps() throws IOException {
        CsvFile table = open("id,crea,sex\nP1,1.5,male\nP2,,female\nP3,-2e-1,NA\n");
        assertEquals(
                List.of(new TableColumn("crea", Kind.NUMBER), new TableColumn("sex", Kind.CATEGORY)), table.columns());
        assertEquals(List.of("P1 1.5 male", "P2 - female", "P3 -0.2 -"), rows(table));
        assertEquals(3, table.size());
        assertEquals("id", table.idColumn());
        assertEquals(List.of(), table.notes());
    }

    @Test
    void readsTheFileAgainOnEveryPass() throws IOException {
        CsvFile table = open("id,a\nP1,1\nP2,2\n");
        assertEquals(rows(table), rows(table));
    }

    @Test
    void countsRowsWithoutAPassBefore() throws IOException {
        assertEquals(2, open("id,a\nP1,1\n\nP2,2").size());
    }

    @Test
    void readsQuotedCellsWithCommasQuotesAndLineBreaks() throws IOException {
        assertEquals(List.of("P1 a, \"b\"\nc"), rows(open("id,\"name, full\"\r\nP1,\"a, \"\"b\"\"\nc\"\r\n")));
    }

    @Test
    void readsByteOrderMarkAndLettersBeyondAscii() throws IOException {
        CsvFile table = open("\uFEFFid,größe\nP1,mäßig\n");
        assertEquals("id", table.idColumn());
        assertEquals(List.of(new TableColumn("größe", Kind.CATEGORY)), table.columns());
        assertEquals(List.of("P1 mäßig"), rows(table));
    }

    @Test
    void readsLettersThatStraddleItsBuffers() throws IOException {
        String text =
                IntStream.range(0, 30_000).mapToObj(row -> "P" + row + ",ä€😀").collect(Collectors.joining("\n"));
        CsvFile table = open("id,a\n" + text);
        assertTrue(rows(table).stream().allMatch(row -> row.endsWith(" ä€😀")));
        assertEquals(30_000, table.size());
    }

    @Test
    void readsGzip() throws IOException {
        Path file = folder.resolve("labs.csv.gz");
        Files.write(file, gzip("id,a\nP1,1\n"));
        assertEquals(List.of("P1 1.0"), rows(CsvFile.open(file, CsvSettings.defaults())));
    }

    @Test
    void tableWithoutRowsIsAllowed() throws IOException {
        CsvFile table = open("id,a\n");
        assertEquals(0, table.size());
        assertEquals(List.of(new TableColumn("a", Kind.NUMBER)), table.columns());
        assertEquals(List.of(), rows(table));
    }

    @Test
    void idColumnIsFoundWhereverItIsAndInAnyCase() throws IOException {
        CsvFile table = open("a,ID,b\n1,P1,x\n");
        assertEquals("ID", table.idColumn());
        assertEquals(List.of("P1 1.0 x"), rows(table));
    }

    @Test
    void firstColumnIsTheIdWithANoteIfNoneIsNamedSo() throws IOException {
        CsvFile table = open("patient,a\nP1,1\n");
        assertEquals("patient", table.idColumn());
        assertEquals(List.of("File labs.csv has no column 'id'; its first column 'patient' is the id."), table.notes());
    }

    @Test
    void columnIsOfNumbersFromHalfOfItsFilledCellsOn() throws IOException {
        CsvFile table = open("id,half,less,empty,none\nP1,1,1,,NA\nP2,x,x,,?\nP3,,y,,.\n");
        assertEquals(
                List.of(Kind.NUMBER, Kind.CATEGORY, Kind.NUMBER, Kind.NUMBER),
                table.columns().stream().map(TableColumn::kind).toList());
    }

    @Test
    void onlyDecimalNumbersAreNumbers() throws IOException {
        for (String number : List.of("1", "-1.5", "+.5", "5.", "1e5", "1E-5", "007")) {
            assertEquals(Kind.NUMBER, kindOf(number), number);
        }
        for (String text :
                List.of("1d", "1f", "0x10", "0x1p3", "inf", "Infinity", "1e999", "1,5", "1 000", "e", "-", "1-2")) {
            assertEquals(Kind.CATEGORY, kindOf("\"" + text + "\""), text);
        }
    }

    @Test
    void spacesAroundCellsDoNotCount() throws IOException {
        assertEquals(List.of("P1 1.0 male -"), rows(open("id , a,b,c\n P1, 1 , male ,  NA \n")));
    }

    @Test
    void missingTextsAndTextColumnsAreSettings() throws IOException {
        CsvSettings settings = new CsvSettings(Set.of("missing"), Set.of("ward"));
        CsvFile table = CsvFile.open(write("id,ward,a,b\nP1,7,missing,NA\nP2,8,,x\n"), settings);
        assertEquals(
                List.of(Kind.CATEGORY, Kind.NUMBER, Kind.CATEGORY),
                table.columns().stream().map(TableColumn::kind).toList());
        assertEquals(List.of("P1 7 - NA", "P2 8 - x"), rows(table));
    }

    /** What is given as empty replaces what was empty before, so that the way out has to name all of it. */
    @Test
    void theTextsThatTheWayOutNamesAreEmptyAllTogether() throws IOException {
        String cells = "id,crea\n" + numbered(16, "1.0") + "P0017,n/a?\nP0018,?\nP0019,NA\n";
        String remedy = NotNumbers.in(open(cells)).remedy();
        Matcher list =
                Pattern.compile("--set 'Cohort Reader/missingTexts=([^']*)'").matcher(remedy);
        assertTrue(list.find(), remedy);
        Set<String> texts = Set.of(list.group(1).replace("TEXT", "n/a?").split(", "));
        CsvFile table = CsvFile.open(write(cells), new CsvSettings(texts, Set.of()));
        assertEquals(List.of("P0017 -", "P0018 -", "P0019 -"), rows(table).subList(16, 19));
    }

    @Test
    void textInAColumnOfNumbersIsNamedWithItsPlace() throws IOException {
        CsvFile table = open("id,crea\n" + numbered(16, "1.0") + "P0017,n/a?\n");
        InputException failure = assertThrows(InputException.class, () -> rows(table));
        assertEquals("File labs.csv, row 17 (id P0017), column 'crea': 'n/a?' is not a number.", failure.getMessage());
        assertEquals(
                "Correct the cell, add 'n/a?' to the texts that mean empty, or list 'crea' under the columns to read as"
                        + " text.",
                failure.remedy());
    }

    @Test
    void textBelowTheSampledRowsIsFoundToo() throws IOException {
        CsvFile table = open("id,crea\n" + numbered(1500, "1.0") + "P1501,high\n");
        assertTrue(problem(table).startsWith("File labs.csv, row 1501 (id P1501), column 'crea': 'high'"));
    }

    @Test
    void infinityInAColumnOfNumbersIsRefused() throws IOException {
        for (String text : List.of("inf", "-inf", "Infinity", "1e400", "nan")) {
            assertEquals(
                    "File labs.csv, row 2 (id P2), column 'a': '" + text + "' is not a number.",
                    problem(open("id,a\nP1,1\nP2," + text + "\n")));
        }
    }

    @Test
    void longCellIsCutInTheMessage() throws IOException {
        String message = problem(open("id,a\nP1,1\nP2," + "x".repeat(1000) + "\n"));
        assertTrue(message.length() < 150 && message.contains("xxx…'"), message);
    }

    @Test
    void rowWithAnotherNumberOfCellsIsNamed() throws IOException {
        Path tooFew = write("id,a,b\nP1,1,2\nP2,1\n");
        assertEquals(
                "File labs.csv, row 2 (begins with 'P2'): 2 values but the header has 3.",
                assertThrows(InputException.class, () -> CsvFile.open(tooFew, CsvSettings.defaults()))
                        .getMessage());
        Path tooMany = write("id,a,b\n" + numbered(1200, "1,2") + "P1201,1,2,3\n");
        CsvFile table = CsvFile.open(tooMany, CsvSettings.defaults());
        String expected = "File labs.csv, row 1201 (begins with 'P1201'): 4 values but the header has 3.";
        assertEquals(expected, problem(table));
        assertEquals(expected, assertThrows(InputException.class, table::size).getMessage());
    }

    @Test
    void repeatedIdIsNamedWithBothRows() throws IOException {
        CsvFile table = open("id,a\nP1,1\nP2,1\nP3,1\nP2,1\n");
        assertEquals("File labs.csv: the id 'P2' occurs twice, in row 2 and in row 4.", problem(table));
        assertEquals("File labs.csv: the id 'P2' occurs twice, in row 2 and in row 4.", problem(table));
    }

    @Test
    void emptyIdIsRefused() throws IOException {
        assertEquals("File labs.csv, row 2: the id in column 'id' is empty.", problem(open("id,a\nP1,1\n ,1\nP3,1\n")));
    }

    @Test
    void faultsOfTheHeaderAreNamed() {
        assertEquals(
                "File labs.csv, header: columns 2 and 4 are both named 'a'; column 5 has no name.",
                refusal("id,a,b,a,\nP1,1,2,3,4\n"));
        assertEquals("File labs.csv has a single column 'id;a;b'.", refusal("id;a;b\nP1;1;2\n"));
        assertEquals(
                "File labs.csv, header: column 2 has no name; column 3 has no name; column 4 has no name;"
                        + " column 5 has no name; column 6 has no name; and 2 more.",
                refusal("id,,,,,,,\n"));
    }

    @Test
    void emptyFileIsRefused() {
        assertEquals("File labs.csv is empty.", refusal(""));
        assertEquals("File labs.csv is empty.", refusal("\n\n"));
        assertEquals("File labs.csv is empty.", refusal("\uFEFF"));
    }

    @Test
    void missingFileIsRefused() {
        InputException failure = assertThrows(
                InputException.class, () -> CsvFile.open(folder.resolve("labs.csv"), CsvSettings.defaults()));
        assertEquals("File labs.csv does not exist.", failure.getMessage());
    }

    @Test
    void textThatIsNotUtf8IsNamedWithItsRow() throws IOException {
        Path file = folder.resolve("labs.csv");
        Files.write(file, ("id,a\nP1,1\nP2,mäßig\nP3,1\n").getBytes(StandardCharsets.ISO_8859_1));
        InputException failure = assertThrows(InputException.class, () -> CsvFile.open(file, CsvSettings.defaults()));
        assertEquals("File labs.csv, row 2: the text is not UTF-8.", failure.getMessage());
        Files.write(file, ("id,a\n" + numbered(5000, "1") + "P5001,ä\n").getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                "File labs.csv, row 5001: the text is not UTF-8.", problem(CsvFile.open(file, CsvSettings.defaults())));
        Files.write(file, "id,a\nP1,1\n".getBytes(StandardCharsets.UTF_16));
        assertEquals(
                "File labs.csv, header: the text is not UTF-8.",
                assertThrows(InputException.class, () -> CsvFile.open(file, CsvSettings.defaults()))
                        .getMessage());
    }

    @Test
    void damagedGzipIsRefused() throws IOException {
        Path file = folder.resolve("labs.csv.gz");
        Files.writeString(file, "id,a\nP1,1\n");
        assertDamaged(file);
        Files.write(file, new byte[0]);
        assertDamaged(file);
        byte[] whole = gzip("id,a\n" + numbered(900, "1.25"));
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertDamaged(file);
    }

    @Test
    void quoteThatIsNeverClosedIsRefused() {
        for (String rest : List.of("open\nP3,1\n", "open", "open\"\"", "")) {
            assertEquals(
                    "File labs.csv, row 2: a double quote is opened and never closed.",
                    refusal("id,a\nP1,1\nP2,\"" + rest));
        }
        assertEquals("File labs.csv, header: a double quote is opened and never closed.", refusal("id,\"a\nP1,1\n"));
    }

    @Test
    void textAfterAClosingQuoteIsRefused() {
        String message = refusal("id,a\nP1,1\nP2,\"open\" door\n");
        assertEquals(
                "File labs.csv, row 2: not a valid CSV record (Unexpected character after closing quote: ' ' (0x20)).",
                message);
    }

    @Test
    void quoteInsideAnUnquotedCellIsALetter() throws IOException {
        assertEquals(List.of("P1 5\" tube"), rows(open("id,a\nP1,5\" tube\n")));
    }

    @Test
    void fileWhoseColumnsChangedIsRefused() throws IOException {
        CsvFile table = open("id,a\nP1,1\n");
        write("id,b\nP1,1\n");
        assertEquals("File labs.csv has other columns than when it was opened.", problem(table));
    }

    @Test
    void fileIsReleasedAfterAFault() throws IOException {
        CsvFile table = open("id,a\nP1,1\nP2,x\n");
        problem(table);
        Files.delete(folder.resolve("labs.csv"));
        assertFalse(Files.exists(folder.resolve("labs.csv")));
    }

    private void assertDamaged(Path file) {
        InputException failure = assertThrows(InputException.class, () -> CsvFile.open(file, CsvSettings.defaults()));
        assertEquals("File labs.csv.gz is not a complete gzip file.", failure.getMessage());
    }

    private Kind kindOf(String cell) throws IOException {
        return open("id,a\nP1," + cell + "\n").columns().get(0).kind();
    }

    private CsvFile open(String text) throws IOException {
        return CsvFile.open(write(text), CsvSettings.defaults());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("labs.csv"), text);
    }

    private String refusal(String text) {
        return assertThrows(InputException.class, () -> open(text)).getMessage();
    }

    private static String problem(CsvFile table) {
        return assertThrows(InputException.class, () -> rows(table)).getMessage();
    }

    private static String numbered(int rows, String cells) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(row -> String.format("P%04d,%s%n", row, cells))
                .collect(Collectors.joining());
    }

    private static List<String> rows(CsvFile table) {
        List<String> rows = new ArrayList<>();
        table.forEach(row -> {
            StringBuilder text = new StringBuilder(row.id());
            for (int column = 0; column < table.columns().size(); column++) {
                text.append(' ');
                if (row.isMissing(column)) {
                    text.append('-');
                } else if (table.columns().get(column).kind() == Kind.NUMBER) {
                    text.append(row.number(column));
                } else {
                    text.append(row.category(column));
                }
            }
            rows.add(text.toString());
        });
        return rows;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}

package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;

/** Files beside good tables that are none, are in folders, or say the same again. */
class FilesBesideTest extends WrittenCohort {

    @BeforeEach
    void writeWard() throws IOException {
        write("ward.csv", "id,sbp,hr", row -> id(row) + "," + measured(row) + "," + (60 + row * 7 % 41));
    }

    private String reason(String file) {
        List<String> reasons = open().skipped().stream()
                .filter(skipped -> skipped.file().equals(file))
                .map(Skipped::reason)
                .collect(Collectors.toList());
        assertEquals(1, reasons.size(), () -> open().skipped().toString());
        return reasons.get(0);
    }

    private void put(String file, byte[] bytes) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.write(folder.resolve(file), bytes);
    }

    private void put(String file, String text) throws IOException {
        put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] spreadsheet() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aSpreadsheetCalledCsvIsNamedAndStopsNothing() throws IOException {
        put("labs.csv", spreadsheet());
        assertEquals(
                "a spreadsheet or an archive, and no text: open it in a spreadsheet program and save it as CSV",
                reason("labs.csv"));
        assertEquals(List.of("ward"), open().modalities());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a web page (HTML), perhaps with a table|\n<html><body><table><tr><td>id</td></tr></table></body></html>",
                "a web page (HTML), perhaps with a table|<!DOCTYPE html>\n<html>",
                "XML|<?xml version=\"1.0\"?><rows/>",
                "JSON|[{\"id\": \"P1\"}]",
                "JSON|{\"resourceType\": \"Bundle\"}",
                "a PDF|%PDF-1.7",
                "a document in RTF|{\\rtf1 id}"
            })
    void otherContentIsNamed(String nameAndText) throws IOException {
        String[] parts = nameAndText.split("\\|", 2);
        put("labs.csv", parts[1]);
        assertTrue(reason("labs.csv").startsWith(parts[0] + ": "), () -> reason("labs.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", " \n"})
    void anEmptyFileStopsNothing(String text) throws IOException {
        put("labs.csv", text);
        assertTrue(reason("labs.csv").startsWith("no text, as "), () -> reason("labs.csv"));
        assertEquals(List.of("ward"), open().modalities());
        put("labels.csv", text);
        assertEquals(
                "File labels.csv is empty.",
                assertThrows(InputException.class, this::open).getMessage());
    }

    @Test
    void labelsThatAreASpreadsheetStopWithTheWayOut() throws IOException {
        put("labels.csv", spreadsheet());
        InputException fault = assertThrows(InputException.class, this::open);
        assertEquals("File labels.csv holds a spreadsheet or an archive, and no text.", fault.getMessage());
        assertEquals("Open it in a spreadsheet program and save it as CSV.", fault.remedy());
    }

    @Test
    void tablesOfUnusualBeginsAreRead() throws IOException {
        for (String header :
                List.of("PKid,a,b", "PAR1,a,b", "$FLAG,a,b", "%PDF,a,b", "{id},a,b", "<id>,a,b", "[id],a,b")) {
            write("labs.csv", header, row -> id(row) + "," + measured(row) + "," + measured(row + 5));
            assertEquals(List.of("labs", "ward"), open().modalities());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(Files.readAllBytes(folder.resolve("labs.csv")));
        }
        put("more.csv.gz", bytes.toByteArray());
        put("unnamed.csv", bytes.toByteArray());
        assertEquals(List.of("labs", "more", "ward"), open().modalities());
        assertEquals("text that gzip compressed: let its name end with .csv.gz", reason("unnamed.csv"));
    }

    @Test
    void filesOfSystemsAndOpenFilesArePassedOverAndDocumentsAreNamed() throws IOException {
        for (String file : List.of(
                "Thumbs.db",
                "desktop.ini",
                ".DS_Store",
                "~$ward.xlsx",
                "~$ward.csv",
                "~lock.ward.csv#",
                ".~lock.ward.csv#",
                "README.docx")) {
            put(file, "no data");
        }
        assertEquals(List.of(), open().skipped());
        assertEquals(List.of("ward"), open().modalities());
        // these only look like it
        put("thumbs.sqlite", "data");
        put("~ward.xlsx", "data");
        put("ct_report.docx", "data");
        assertEquals(
                List.of("ct_report.docx", "thumbs.sqlite", "~ward.xlsx"),
                open().skipped().stream().map(Skipped::file).toList());
        assertEquals(
                "a document that is not read: if it holds texts on patients, write them into a CSV, with the columns id and text",
                reason("ct_report.docx"));
    }

    @Test
    void idsThatTheLabelsLackAreSaidWithOneOfEachSide() throws IOException {
        write("vitals.csv", "id,hr", row -> (row < 3 ? "PX" + row : id(row)) + "," + measured(row));
        assertEquals(
                "In 'vitals', ids without a label: 3 of 60, such as 'PX0'; 3 ids of the labels lack 'vitals', such as 'P0000': if they are the same"
                        + " patients, write their ids alike.",
                sentence("vitals"));
        write(
                "vitals.csv",
                "id,hr",
                row -> (row == 3 ? "PX3," + measured(row) + "\n" : "") + id(row) + "," + measured(row));
        assertEquals("In 'vitals', ids without a label: 1 of 61, such as 'PX3'.", sentence("vitals"));
    }

    private String sentence(String modality) {
        return open().check(ProgressMonitor.NONE).modalities().stream()
                .filter(check -> check.modality().equals(modality))
                .findFirst()
                .orElseThrow()
                .sentence();
    }

    @Test
    void tablesInFoldersAreNamed() throws IOException {
        put("sub/labs.csv", "id,a\nP1,1\n");
        put("visits/2021/labs.tsv", "id\ta\nP1\t1\n");
        put("visits/read.me", "nothing");
        put(".hidden/labs.csv", "id,a\nP1,1\n");
        assertEquals(
                List.of("sub/labs.csv", "visits/2021/labs.tsv"),
                open().skipped().stream().map(Skipped::file).toList());
        assertTrue(reason("sub/labs.csv").startsWith("a table in a folder of its own"));
    }

    @Test
    void aTableForEachPatientInFoldersIsSaidOnce() throws IOException {
        for (int row = 0; row < PATIENTS; row++) {
            put(id(row) + "/vitals.csv", "time,hr\n0,80\n");
        }
        assertEquals(
                List.of("Each of 60 files such as P0000/vitals.csv"),
                open().skipped().stream().map(Skipped::file).toList());
    }

    @Test
    void theSameRowsInAnotherOrderAreNamed() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("ward.csv"));
        List<String> turned = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.reverse(turned);
        turned.add(0, lines.get(0));
        put("ward (1).csv", String.join("\n", turned));
        assertTrue(
                notes("ward (1).csv")
                        .contains(
                                "File ward (1).csv has the same lines as ward.csv, in another order, so that it counts twice: remove one, or"
                                        + " choose the files, with --modalities on the command line."),
                () -> notes("ward (1).csv").toString());
        assertEquals(List.of(), notes("ward.csv"));
        turned.set(7, turned.get(7).replace("P00", "P01"));
        put("ward (1).csv", String.join("\n", turned));
        assertEquals(List.of(), notes("ward (1).csv"));
    }

    private List<String> notes(String file) {
        return open().reports().stream()
                .filter(report -> report.file().equals(file))
                .flatMap(report -> report.notes().stream())
                .toList();
    }

    @Test
    void linesWhollyInQuotesAreRead() throws IOException {
        write("labs.csv", "\"id,lactate,ward\"", row -> '"' + id(row) + "," + measured(row) + ",\"\"A, left\"\"\"");
        write("labels.csv", "\"id,label,split\"", row -> '"' + id(row) + "," + outcome(row) + ",train\"");
        CsvFile table = open().modality("labs");
        assertEquals(
                List.of("lactate", "ward"),
                table.columns().stream().map(column -> column.name()).toList());
        table.forEach(row -> assertEquals("A, left", row.category(1)));
        assertTrue(notes("labs.csv")
                .contains("File labs.csv: each line stands in quotes as a whole, which are taken away."));
        assertEquals(PATIENTS, open().labels().size());
    }

    @Test
    void quotesAroundEachCellOrOneColumnAreNoSuchLines() throws IOException {
        write("labs.csv", "\"id\",\"ward\"", row -> '"' + id(row) + "\",\"A, left\"");
        CsvFile table = open().modality("labs");
        table.forEach(row -> assertEquals("A, left", row.category(0)));
        assertEquals(List.of(), notes("labs.csv"));
    }

    @Test
    void linesWhollyInQuotesOfDifferentLengthAreNamed() throws IOException {
        write(
                "labs.csv",
                "\"id,lactate,ph\"",
                row -> '"' + id(row) + "," + measured(row) + (row == 7 ? "\"" : ",7.4\""));
        assertEquals(
                "one column, 'id,lactate,ph', as each line stands in quotes as a whole: take away the quote at the begin and at the end of"
                        + " each line, or split the column in a spreadsheet program",
                reason("labs.csv"));
        write(
                "labels.csv",
                "\"id,label,split\"",
                row -> '"' + id(row) + "," + outcome(row) + (row == 7 ? "\"" : ",train\""));
        InputException fault = assertThrows(InputException.class, this::open);
        assertEquals(
                "File labels.csv has a single column, 'id,label,split': each line stands in quotes as a whole.",
                fault.getMessage());
    }

    @Test
    void aFileOfIdsSaysWhatMayStandBetweenColumns() throws IOException {
        write("labs.csv", "id lactate", row -> id(row) + " " + measured(row));
        assertEquals(
                "no column besides the id, 'id lactate'; if there are more, separate them with commas, semicolons or tabs",
                reason("labs.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"^", "~", "¦"})
    void rareSeparatorsAreUnderstoodWhereNoOtherIs(String separator) throws IOException {
        write(
                "labs.csv",
                "id,a,b".replace(",", separator),
                row -> id(row) + separator + measured(row) + separator + measured(row + 5));
        CsvFile table = open().modality("labs");
        assertEquals(2, table.columns().size());
        assertEquals(List.of("File labs.csv: its columns are separated by '" + separator + "'."), table.notes());
        write("labs.csv", "id,kg/m^2", row -> id(row) + "," + measured(row));
        assertEquals("kg/m^2", open().modality("labs").columns().get(0).name());
    }

    @Test
    void decimalCommasBetweenCommasAreSaidToBePossible() throws IOException {
        write("labs.csv", "id,a", row -> id(row) + ",2,5");
        InputException fault = assertThrows(InputException.class, this::open);
        assertTrue(fault.remedy()
                .endsWith("If commas are decimal signs in it, separate the columns with semicolons, or write points."));
        write("labs.csv", "id,a", row -> id(row) + ",2,high");
        assertTrue(assertThrows(InputException.class, this::open).remedy().endsWith("in double quotes."));
    }
}

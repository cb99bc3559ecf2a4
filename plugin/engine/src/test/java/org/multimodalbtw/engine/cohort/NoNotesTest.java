package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Notes that are none, and folders of pictures that no table names. */
class NoNotesTest extends WrittenCohort {

    private static String note(int row) {
        return "The patient number " + row + " was seen today and felt " + (row % 3 == 0 ? "much worse" : "better")
                + " than before";
    }

    private int notes() {
        int[] count = new int[1];
        open().rows("labs").forEach(row -> count[0] += row.isMissing(0) ? 0 : 1);
        return count[0];
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n/a",
                "none",
                "-",
                "--",
                "None.",
                "(none)",
                "NONE",
                "nil",
                "unknown",
                "not done",
                "k.A.",
                "keine",
                "---",
                "na",
                "Not available",
                "no data",
                "aucun",
                "ninguno",
                "nothing",
                "not recorded",
                "."
            })
    void countAsEmptyWithAWord(String none) throws IOException {
        write("labs.csv", "id,note", row -> id(row) + "," + (row % 10 == 3 ? none : note(row)));
        ColumnFinding finding = finding("note");
        assertEquals(Taken.TEXT, finding.taken());
        assertEquals(PATIENTS - 6, notes());
        assertEquals(
                !none.equals("."), finding.reason().contains("6 cells say that there is no note"), finding.reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No complaints",
                "none today",
                "stable",
                "none of these",
                "died",
                "ok",
                "negative",
                "no",
                "- better",
                "0"
            })
    void shortNotesAreNotes(String text) throws IOException {
        write("labs.csv", "id,note", row -> id(row) + "," + (row % 10 == 3 ? text : note(row)));
        assertEquals(PATIENTS, notes());
        assertFalse(
                finding("note").reason().contains("no note"), finding("note").reason());
    }

    @Test
    void aFolderOfPicturesForEachPatientIsNamedOnceWithARowToWrite() throws IOException {
        column("x", row -> "" + measured(row));
        for (int row = 0; row < 5; row++) {
            Path own = Files.createDirectories(folder.resolve("dicom").resolve(id(row)));
            Files.write(own.resolve("IM1.dcm"), new byte[] {1});
        }
        assertEquals(1, open().skipped().size());
        assertEquals("dicom/", open().skipped().get(0).file());
        assertTrue(
                open().skipped().get(0).reason().contains("P0000,dicom/P0000/IM1.dcm"),
                open().skipped().toString());
    }

    @Test
    void manyFoldersOfPicturesAreOneSentence() throws IOException {
        column("x", row -> "" + measured(row));
        for (int row = 0; row < 5; row++) {
            Files.write(Files.createDirectories(folder.resolve(id(row))).resolve("IM1.dcm"), new byte[] {1});
        }
        Files.createDirectories(folder.resolve("empty"));
        assertEquals(1, open().skipped().size());
        assertEquals("5 folders such as P0000/", open().skipped().get(0).file());
        assertTrue(
                open().skipped().get(0).reason().contains("P0000,P0000/IM1.dcm"),
                open().skipped().toString());
    }
}

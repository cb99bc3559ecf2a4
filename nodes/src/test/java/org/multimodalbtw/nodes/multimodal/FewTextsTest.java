package org.multimodalbtw.nodes.multimodal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.nodes.ColumnTable;
import org.multimodalbtw.nodes.TestPlatform;

/** Tables of which the platform keeps the few different texts of a column, as it does of categories. */
class FewTextsTest {

    private static final int PATIENTS = 80;
    private static final String[] WORDS = {
        "cough",
        "fever",
        "stable",
        "dyspnoea",
        "family",
        "informed",
        "ward",
        "sepsis",
        "pain",
        "oxygen",
        "walks",
        "eats"
    };

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    private static String note(int row) {
        StringBuilder note = new StringBuilder("seen " + row);
        for (int word = 0; word < 9; word++) {
            note.append(' ').append(WORDS[(row * (word + 3) + word * word) % WORDS.length]);
        }
        return note.toString();
    }

    private static IntFunction<DataCell> missing(int every) {
        return row -> row % every == 0 ? DataType.getMissingCell() : new StringCell(note(row));
    }

    private ColumnTable table(int rowsOfAPatient) {
        return new ColumnTable(platform, "notes").with("patient_id", row -> new IntCell(1001 + row / rowsOfAPatient));
    }

    private FileKind kind(BufferedDataTable rows) {
        return recognition(rows).kind();
    }

    private static Recognition recognition(BufferedDataTable rows) {
        return Recognition.of(
                new RawTable(1, "notes", ModalityKind.AUTOMATIC, true),
                rows,
                new Recognition.Known(Optional.of("patient_id"), Optional.empty()),
                ProgressMonitor.NONE);
    }

    @Test
    void notesAreNotesHoweverManyAreMissing() {
        for (int every = 2; every <= 5; every++) {
            assertEquals(
                    FileKind.TEXT, kind(table(1).with("note", missing(every)).of(PATIENTS)), "one in " + every);
        }
        assertEquals(FileKind.TEXT, kind(table(2).with("note", missing(2)).of(PATIENTS)), "several a patient");
        assertTrue(recognition(table(1).with("note", missing(3)).of(PATIENTS))
                .because()
                .startsWith("long texts in 'note'"));
    }

    @Test
    void nothingIsPromisedOfFewNotesBeforeTheirCellsAreSeen() {
        BufferedDataTable notes = table(1).with("note", missing(3)).of(PATIENTS);
        assertTrue(Recognition.expected(
                        new RawTable(1, "notes", ModalityKind.AUTOMATIC, true),
                        notes.getDataTableSpec(),
                        PatientIds.ofTable(Optional.empty()),
                        Optional.empty())
                .isEmpty());
    }

    @Test
    void fewPicturesArePictures() {
        assertEquals(
                FileKind.IMAGES,
                kind(table(1).with("file", row -> new StringCell("/scans/P" + row + ".png"))
                        .of(40)));
        assertEquals(
                FileKind.IMAGES,
                kind(table(2).with("file", row -> new StringCell("/scans/P" + row + ".png"))
                        .with("view", row -> new StringCell(row % 2 == 0 ? "PA" : "LAT"))
                        .of(40)));
    }

    @Test
    void categoriesAndNotesBesideThemStayATable() {
        assertEquals(
                FileKind.TABLE,
                kind(table(1).with("ward", row -> new StringCell(WORDS[row % 5]))
                        .of(PATIENTS)));
        assertEquals(
                FileKind.TABLE,
                kind(table(1).with("ward", row -> new StringCell(WORDS[row % 5]))
                        .with("note", missing(2))
                        .of(PATIENTS)));
        assertEquals(
                FileKind.SERIES,
                kind(table(4).with("hour", row -> new IntCell(row % 4))
                        .with("hr", row -> new IntCell(60 + row * 7 % 41))
                        .with("rr", row -> new IntCell(10 + row * 5 % 13))
                        .with("comment", missing(2))
                        .of(PATIENTS)));
    }
}

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
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

class CohortFolderTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeCohort() throws IOException {
        write("labels.csv", "id,label,split\nP1,a,train\nP2,b,train\nP3,a,test\nP4,b,test\n");
        write("vitals.csv", "id,pulse\nP1,80\nP2,90\nP9,70\n");
        write("labs.csv", "id,crea,sex\nP2,1,male\nP3,2,female\n");
    }

    @Test
    void modalitiesAreTheTablesInAlphabeticalOrder() {
        CohortFolder cohort = open();
        assertEquals(List.of("labs", "vitals"), cohort.modalities());
        assertEquals(List.of(), cohort.skipped());
        assertEquals(4, cohort.labels().size());
        assertEquals(2, cohort.modality("labs").size());
    }

    @Test
    void otherFilesAndFoldersAreLeftAlone() throws IOException {
        write("README.txt", "not a table");
        write(".hidden.csv", "");
        Files.createDirectory(folder.resolve("images.csv"));
        assertEquals(List.of("labs", "vitals"), open().modalities());
    }

    @Test
    void textsImagesAndSeriesAreToldApartAndOtherLabelsAreSkipped() throws IOException {
        write(
                "history.csv",
                "id,text\nP1,seen after a fall from a height\nP2,a dry cough\nP3,came with pain in the chest today\n");
        write("codes.csv", "id,code\nP1," + "x".repeat(31) + "\n");
        write("ct.csv", "id,path\nP1,images/1.png\nP2,images/2.JPG\nP3,images/3.jpeg\n");
        write("pulse.csv", "id,minute,value\nP1,1,80\nP1,2,81\nP2,1,90\nP2,2,91\n");
        write("labels_days.csv", "id,label\nP1,4\n");
        write("labels2.csv", "id,label\nP1,a\nP2,b\n");
        write("Labels-old.csv", "id,label\nP1,b\nP2,b\n");
        write("consent.csv", "id\nP1\n");
        CohortFolder cohort = open();
        assertEquals(List.of("codes", "ct", "history", "labs", "pulse", "vitals"), cohort.modalities());
        assertEquals(
                List.of(FileKind.TEXT, FileKind.IMAGES, FileKind.TEXT, FileKind.TABLE, FileKind.SERIES, FileKind.TABLE),
                cohort.modalities().stream().map(cohort::kind).toList());
        assertEquals(
                List.of(
                        new Skipped("Labels-old.csv", "other labels: its name starts with labels"),
                        new Skipped("consent.csv", "no column besides the id"),
                        new Skipped("labels2.csv", "other labels: its name starts with labels"),
                        new Skipped("labels_days.csv", "other labels: its name starts with labels")),
                cohort.skipped());
        List<String> ids = new ArrayList<>();
        cohort.rows("pulse").forEach(row -> ids.add(row.id() + "=" + row.category(0)));
        assertEquals(List.of("Row0=P1", "Row1=P1", "Row2=P2", "Row3=P2"), ids);
        List<String> files = new ArrayList<>();
        cohort.rows("ct").forEach(row -> files.add(row.category(0)));
        assertEquals(folder.resolve("images/1.png").toAbsolutePath().toString(), files.get(0));
        CohortFolder days = CohortFolder.open(folder, "labels_days", CsvSettings.defaults());
        assertEquals(1, days.labels().size());
        assertEquals(cohort.modalities(), days.modalities());
    }

    @Test
    void aPatientMayHaveSeveralImages() throws IOException {
        write("ct.csv", "id,path\nP1,1.png\nP1,2.png\nP2,3.png\n");
        CohortFolder cohort = open();
        assertEquals(FileKind.IMAGES, cohort.kind("ct"));
        TableRows rows = cohort.rows("ct");
        assertEquals(
                List.of("id", "path"),
                rows.columns().stream().map(TableColumn::name).toList());
        List<String> read = new ArrayList<>();
        rows.forEach(row -> read.add(row.id() + " " + row.category(0) + " " + row.category(1)));
        assertEquals("Row1 P1 " + folder.resolve("2.png").toAbsolutePath(), read.get(1));
        assertEquals(3, read.size());
    }

    @Test
    void categoriesOfAFewWordsAreNoLongText() throws IOException {
        write("site.csv", "id,site\nP1,upper left lobe of lung\nP2,liver\n");
        assertEquals(List.of("labs", "site", "vitals"), open().modalities());
    }

    @Test
    void oneRepeatedIdIsAFaultAndNotASeries() throws IOException {
        write("vitals.csv", "id,pulse\nP1,80\nP2,90\nP3,70\nP3,71\n");
        CohortFolder cohort = open();
        assertEquals(List.of("labs", "vitals"), cohort.modalities());
        assertEquals(
                "File vitals.csv: the id 'P3' occurs twice, in row 3 and in row 4.",
                assertThrows(InputException.class, () -> cohort.check(ProgressMonitor.NONE))
                        .getMessage());
    }

    @Test
    void unknownModalityListsThoseThatExist() {
        InputException failure = assertThrows(InputException.class, () -> open().modality("lab"));
        assertEquals("Folder " + folder + " has no table of the modality 'lab'.", failure.getMessage());
        assertEquals("Choose one of: labs, vitals.", failure.remedy());
    }

    @Test
    void skippedModalitySaysWhy() throws IOException {
        write("consent.csv", "id\nP1\n");
        InputException failure = assertThrows(InputException.class, () -> open().modality("consent"));
        assertTrue(
                failure.getMessage().endsWith("'consent': consent.csv holds no column besides the id."),
                failure.getMessage());
    }

    @Test
    void missingLabelsTellTheLayout() throws IOException {
        Files.delete(folder.resolve("labels.csv"));
        InputException failure = assertThrows(InputException.class, this::open);
        assertEquals(
                "Folder " + folder + " has no file labels.csv, but 'labs.csv', 'vitals.csv'.", failure.getMessage());
        assertTrue(failure.remedy().contains("--labels FILE"), failure::remedy);
        assertTrue(failure.remedy().contains("columns id, label and split"), failure.remedy());
    }

    @Test
    void missingFolderIsRefused() {
        Path missing = folder.resolve("missing");
        InputException failure = assertThrows(
                InputException.class, () -> CohortFolder.open(missing, CohortFolder.LABELS, CsvSettings.defaults()));
        assertEquals("Folder " + missing + " does not exist.", failure.getMessage());
    }

    @Test
    void modalityWithTwoFilesIsRefused() throws IOException {
        write("labs.csv.gz", "");
        InputException failure = assertThrows(InputException.class, this::open);
        assertEquals("Folder " + folder + " has both labs.csv and labs.csv.gz.", failure.getMessage());
    }

    @Test
    void faultyFileIsNamed() throws IOException {
        write("empty.csv", "");
        assertEquals(
                "File empty.csv is empty.",
                assertThrows(InputException.class, this::open).getMessage());
    }

    @Test
    void columnToReadAsTextThatIsNowhereIsRefused() {
        CsvSettings settings = new CsvSettings(Set.of(), Set.of("pulse", "ward"));
        InputException failure =
                assertThrows(InputException.class, () -> CohortFolder.open(folder, CohortFolder.LABELS, settings));
        assertEquals("No file of folder " + folder + " has the columns to read as text: ward.", failure.getMessage());
    }

    @Test
    void checkCountsIdsThatDoNotMeet() {
        assertEquals(
                new CohortCheck(
                        4,
                        1,
                        List.of(
                                new CohortCheck.ModalityCheck("labs", 2, 0, 2),
                                new CohortCheck.ModalityCheck("vitals", 3, 1, 2, "P9", "P3")),
                        List.of()),
                open().check(ProgressMonitor.NONE));
    }

    @Test
    void checkCanBeCancelled() {
        ProgressMonitor cancelled = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                assertTrue(fraction >= 0 && fraction <= 1 && !message.isEmpty());
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> open().check(cancelled));
    }

    private CohortFolder open() {
        return CohortFolder.open(folder, CohortFolder.LABELS, CsvSettings.defaults());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

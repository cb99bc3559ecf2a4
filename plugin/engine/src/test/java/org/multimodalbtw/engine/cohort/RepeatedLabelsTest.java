package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.ProgressMonitor;

/** Patients whom the labels have twice, by two writings of the id. */
class RepeatedLabelsTest extends WrittenCohort {

    private String notes(String more) throws IOException {
        write("labs.csv", "id,crp", row -> id(row) + "," + measured(row));
        Files.writeString(folder.resolve("labels.csv"), Files.readString(folder.resolve("labels.csv")) + more);
        return String.join("\n", open().check(ProgressMonitor.NONE).notes());
    }

    @Test
    void twoWritingsAreNamedWithWhatDiffers() throws IOException {
        String notes = notes("p0001,x,test\np0002,x,test\n");
        assertTrue(
                notes.contains(
                        "labels.csv has 2 ids in two writings, such as 'P0001' and 'p0001', which may be one patient each;"
                                + " the rows of 2 of them differ in 'label', 'split'."),
                notes);
    }

    @ParameterizedTest
    @CsvSource({"17,017", "17,17.0", "1700,'1,700'"})
    void numbersInTwoWritingsAreFound(String id, String other) throws IOException {
        String more = id + ",died,test\n\"" + other + "\",lived,test\n";
        assertTrue(notes(more).contains("in two writings, such as '" + id + "' and '" + other + "'"), other);
    }

    @Test
    void patientsWhomATableHasSideBySideAreTwo() throws IOException {
        write("ward.csv", "id,sbp", row -> (row == 5 ? "p0001" : row == 6 ? "p0002" : id(row)) + "," + measured(row));
        String notes = notes("p0001,x,test\np0002,x,test\n");
        assertFalse(notes.contains("two writings"), notes);
    }

    @Test
    void otherPatientsAreNot() throws IOException {
        String notes = notes("Q0001,died,test\nP10001,died,test\n");
        assertFalse(notes.contains("two writings"), notes);
    }
}

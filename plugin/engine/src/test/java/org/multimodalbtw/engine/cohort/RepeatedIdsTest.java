package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;

/** Labels in which ids occur several times, with and without another column that names each row. */
class RepeatedIdsTest extends WrittenCohort {

    private InputException refused(String second, IntFunction<String> cell) throws IOException {
        write(
                "labels.csv",
                "subject_id," + second + ",label,split",
                row -> row % 50 + "," + cell.apply(row) + "," + outcome(row) + "," + split(row));
        write("labs.csv", "subject_id,crp", row -> row + "," + measured(row));
        return assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
    }

    @Test
    void theColumnThatNamesEachRowIsNamed() throws IOException {
        InputException refused = refused("stay_id", row -> String.valueOf(30000 + row));
        assertTrue(
                refused.getMessage()
                        .contains("10 ids occur several times, and the rows of 10 of them differ, in 'stay_id'"),
                refused::getMessage);
        assertTrue(refused.remedy().contains("Column 'stay_id' names each row once"), refused::remedy);
    }

    @Test
    void aColumnThatDoesNotIsNot() throws IOException {
        InputException refused = refused("stay_id", row -> String.valueOf(30000 + row % 50));
        assertFalse(refused.remedy().contains("names each row"), refused::remedy);
        refused = refused("sbp", row -> String.valueOf(100 + row));
        assertFalse(refused.remedy().contains("names each row"), refused::remedy);
    }

    @Test
    void oneRepeatedIdNeedsNoCount() throws IOException {
        write(
                "labels.csv",
                "id,label,split",
                row -> (row == 59 ? id(0) : id(row)) + "," + outcome(row) + "," + split(row));
        write("labs.csv", "id,crp", row -> id(row) + "," + measured(row));
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertEquals("File labels.csv: the id 'P0000' occurs twice, in row 1 and in row 60.", refused.getMessage());
        assertEquals(
                "Keep one row for each id. Where a row is a stay, give each an id of its own, and the patient in another column.",
                refused.remedy());
    }

    private InputException ofTable(String header, IntFunction<String> row) throws IOException {
        write("body.csv", header, row);
        return assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
    }

    @Test
    void repeatedNumbersOfAFileWithoutIdsAreNoIds() throws IOException {
        InputException refused =
                ofTable("weight,height", row -> 50 + row * 3 % 41 + row % 2 / 2. + "," + (150 + row % 40));
        assertTrue(
                refused.getMessage().startsWith("The ids of 'body' are not those of the labels: 0 of the "),
                refused::getMessage);
        assertTrue(refused.remedy().startsWith("Write the same ids in both files, in a column id."), refused::remedy);
    }

    @Test
    void repeatedIdsOfPatientsAreStillSaidToBe() throws IOException {
        InputException refused =
                ofTable("person,height", row -> id(row == 9 ? 8 : row) + "," + (150 + row % 40) + measured(row));
        assertTrue(refused.getMessage().contains("the id 'P0008' occurs twice"), refused::getMessage);
    }
}

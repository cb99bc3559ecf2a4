package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;

/** Ids such as Row0 in the labels and in a table, beside columns of patients. */
class CountedRowsTest extends WrittenCohort {

    @BeforeEach
    void countRows() throws IOException {
        write(
                "labels.csv",
                "id,patient,label,split",
                row -> "Row" + row + ",M" + (7000 + row) + "," + outcome(row) + "," + split(row));
    }

    private void table(String column, IntUnaryOperator patient) throws IOException {
        write(
                "labs.csv",
                "id," + column + ",crp",
                row -> "Row" + row + ",M" + (7000 + patient.applyAsInt(row)) + "," + measured(row));
    }

    private String refused() {
        return assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE))
                .getMessage();
    }

    @Test
    void anotherOrderUnderAnotherNameStops() throws IOException {
        table("mrn", row -> row * 7 % PATIENTS);
        assertTrue(refused().contains("by 'patient' of labels.csv and 'mrn' of labs.csv"), this::refused);
    }

    @Test
    void aFewMovedRowsStop() throws IOException {
        table("patient", row -> row < 4 ? 3 - row : row);
        assertTrue(refused().contains("(4 of 60 patients who are in both)"), this::refused);
    }

    @Test
    void theSameOrderIsFine() throws IOException {
        table("mrn", row -> row);
        assertDoesNotThrow(() -> open().check(ProgressMonitor.NONE));
    }

    @Test
    void otherNumbersAreNoPatientsOfTheLabels() throws IOException {
        table("mrn", row -> 1000 + row * 7 % PATIENTS);
        assertDoesNotThrow(() -> open().check(ProgressMonitor.NONE));
    }
}

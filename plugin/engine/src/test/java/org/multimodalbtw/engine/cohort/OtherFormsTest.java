package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;

/** Ids of which a part is written in another form than in the labels, and ids of other patients. */
class OtherFormsTest extends WrittenCohort {

    private static String number(int row) {
        return String.valueOf(1200 + row);
    }

    private String notes(IntFunction<String> label, IntFunction<String> id) throws IOException {
        labels(label);
        write("labs.csv", "id,crp", row -> id.apply(row) + "," + measured(row));
        return String.join("\n", open().check(ProgressMonitor.NONE).notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s_V1", "%s/3", "%s-A", "%s (2)"})
    void endsOfAThirdOfTheIdsAreNamed(String form) throws IOException {
        String notes = notes(OtherFormsTest::number, row -> row % 3 == 0 ? form.formatted(number(row)) : number(row));
        assertTrue(
                notes.contains("20 of 60 ids are none of the labels, such as '" + form.formatted("1200") + "' and"),
                notes);
        assertTrue(notes.contains("20 of 60 patients of the labels lack 'labs', such as '1200' and '1203'"), notes);
        assertTrue(notes.contains("written in another form"), notes);
    }

    @Test
    void numbersOfASpreadsheetAreNamed() throws IOException {
        String notes = notes(OtherFormsTest::number, row -> row % 3 == 0 ? '"' + number(row) + ",0\"" : number(row));
        assertTrue(notes.contains("such as '1200,0' and '1203,0'"), notes);
        notes = notes(
                OtherFormsTest::number, row -> row % 3 == 0 ? "1." + number(row).substring(1) : number(row));
        assertTrue(notes.contains("such as '1.200' and '1.203'"), notes);
    }

    @Test
    void otherPatientsAreNot() throws IOException {
        String notes = notes(OtherFormsTest::number, row -> row % 3 == 0 ? "7" + number(row) : number(row));
        assertFalse(notes.contains("another form"), notes);
        notes = notes(OtherFormsTest::number, row -> row % 3 == 0 ? "C-" + row : number(row));
        assertFalse(notes.contains("another form"), notes);
    }

    @Test
    void secondRowsInAnotherFormAreNamed() throws IOException {
        labels(row -> row + "-3");
        StringBuilder labs = new StringBuilder("id,crp\n");
        for (int row = 0; row < PATIENTS; row++) {
            labs.append(row).append("-3,").append(measured(row)).append('\n');
        }
        for (int row = 0; row < 5; row++) {
            labs.append(row).append("/3,9\n");
        }
        Files.writeString(folder.resolve("labs.csv"), labs);
        String notes = String.join("\n", open().check(ProgressMonitor.NONE).notes());
        assertTrue(notes.contains("5 ids seem to be of patients who have another row"), notes);
    }

    @Test
    void caseSignsAndZerosMayDifferTogether() throws IOException {
        labels(row -> String.format("PAT-%05d", row));
        write("labs.csv", "id,crp", row -> "pat_" + row + "," + measured(row));
        CohortCheck check = open().check(ProgressMonitor.NONE);
        assertEquals(0, check.modalities().get(0).withoutLabel());
        assertTrue(check.notes().get(0).contains("are written in another way"), check.notes()::toString);
    }
}

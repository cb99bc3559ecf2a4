package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.ColumnFinding;

/** Files that go by the patient and by the stay, beside labels that have both. */
class LabelBridgesTest extends WrittenCohort {

    private void labels(String columns, IntFunction<String> ids) throws IOException {
        write("labels.csv", columns + ",label,split", row -> ids.apply(row) + "," + outcome(row) + "," + split(row));
    }

    private void table(String file, String columns, IntFunction<String> id) throws IOException {
        write(file, columns + ",crp", row -> id.apply(row) + "," + measured(row));
    }

    private static String stay(int row) {
        return "E" + (90_000 + 13 * row);
    }

    private List<String> ids(String modality) {
        List<String> ids = new ArrayList<>();
        open().rows(modality).forEach(row -> ids.add(row.id()));
        return ids;
    }

    private String notes(String modality) {
        return String.join(" ", open().modality(modality).notes());
    }

    private String refused() {
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        return refused.getMessage() + " " + refused.remedy();
    }

    private void assertAllThere() {
        CohortCheck check = open().check(ProgressMonitor.NONE);
        check.modalities().forEach(modality -> {
            assertEquals(0, modality.labelsWithout(), modality::toString);
            assertEquals(0, modality.withoutLabel(), modality::toString);
        });
    }

    @Test
    void aFileByTheStayIsMatchedWithPatients() throws IOException {
        labels("patient_id,encounter_id", row -> id(row) + "," + stay(row));
        table("demographics.csv", "patient_id", WrittenCohort::id);
        table("vitals.csv", "encounter_id", LabelBridgesTest::stay);
        assertAllThere();
        assertEquals(id(3), ids("vitals").get(3));
        assertTrue(
                notes("vitals")
                        .endsWith(
                                "vitals.csv goes by 'encounter_id', labels.csv by 'patient_id': the 60 ids of vitals.csv are in column 'encounter_id'"
                                        + " of labels.csv and are matched by it, such as 'E90000' with 'P0000'. If that is wrong, write the ids of labels.csv into vitals.csv, in a column id."),
                notes("vitals"));
        assertEquals("", notes("demographics"));
    }

    @Test
    void aRowOfAPatientIsThatOfEachStay() throws IOException {
        labels("hadm_id,subject_id", row -> (20_000 + row) + ",S" + row / 2);
        write("admissions.csv", "subject_id,bmi", row -> row < 30 ? "S" + row + "," + measured(row) : "");
        table("labs.csv", "hadm_id,subject_id", row -> (20_000 + row) + ",S" + row / 2);
        assertAllThere();
        assertEquals(60, ids("admissions").size());
        assertEquals(List.of("20000", "20001", "20002"), ids("admissions").subList(0, 3));
        CohortFolder cohort = open();
        cohort.check(ProgressMonitor.NONE);
        assertEquals(60, cohort.rows("admissions").size());
        assertTrue(
                notes("admissions")
                        .contains(
                                "of labels.csv and are matched by it, such as 'S0' with '20000'; 30 of them have several rows in labels.csv,"
                                        + " as 'S0' has 2, and each gets the same data, 60 in all: leave out what was known only later than some of them."),
                notes("admissions"));
    }

    @Test
    void seriesOfPatientsWithOneStayAreMatchedAndOthersAreNot() throws IOException {
        labels("stay_id,patient", row -> stay(row) + "," + id(row));
        write(
                "vs.csv",
                "patient,time,variable,value",
                row -> id(row) + ",1,hr," + measured(row) + "\n" + id(row) + ",2,hr," + measured(row + 1));
        assertAllThere();
        assertEquals(120, open().rows("vs").size());
        labels("stay_id,patient", row -> stay(row) + "," + id(row % 40));
        assertTrue(
                refused()
                        .contains(
                                "They are in column 'patient' of labels.csv: vs.csv goes by 'patient', labels.csv by 'stay_id'. It is not matched by"
                                        + " that column, as 'P0000' has 2 rows in labels.csv: which of the rows of vs.csv are of which of them is not said."),
                refused());
        assertTrue(refused().contains("Write the 'stay_id' of each row of vs.csv into it, in a column id"), refused());
    }

    @Test
    void copiesOfTheOutcomeAreFoundByTheOtherColumn() throws IOException {
        labels("patient_id,encounter_id", row -> id(row) + "," + stay(row));
        write("vitals.csv", "encounter_id,hr,discharge", row -> stay(row) + "," + measured(row) + "," + outcome(row));
        ColumnFinding copy = open().modality("vitals").findings().get(1);
        assertFalse(copy.isUsed(), copy::toString);
    }

    @Test
    void aFileThatLacksFromTheColumnIsRefusedWithoutACircle() throws IOException {
        labels("patient_id,encounter_id", row -> id(row) + "," + stay(row));
        table("demographics.csv", "patient_id", WrittenCohort::id);
        table("vitals.csv", "encounter_id", row -> stay(row == 7 ? 900 : row));
        assertTrue(
                refused()
                        .endsWith(
                                "Write the 'patient_id' of each row of vitals.csv into it, in a column id: labels.csv has it beside 'encounter_id',"
                                        + " and KNIME's node Joiner takes it over by that column."),
                refused());
        assertFalse(refused().contains("Call the column"), refused());
    }

    @Test
    void filesWithTheIdsOfTheLabelsStayAsTheyAre() throws IOException {
        // each column has the numbers of the other
        labels("patient_id,encounter_id", row -> (row + 1) + "," + (PATIENTS - row));
        table("vitals.csv", "patient_id", row -> String.valueOf(row + 1));
        assertEquals("1", ids("vitals").get(0));
        assertEquals("", notes("vitals"));
        // other writing of the labels' ids
        labels("patient_id,encounter_id", row -> "P-" + (1000 + row) + "," + stay(row));
        table("vitals.csv", "patient_id", row -> "p" + (1000 + row));
        assertFalse(notes("vitals").contains("matched by"));
        assertAllThere();
    }

    @Test
    void aFileOfWardsIsNotOfPatients() throws IOException {
        labels("patient_id,ward_id", row -> id(row) + ",W" + row % 12);
        write("wards.csv", "ward_id,beds", row -> row < 12 ? "W" + row + "," + row : "");
        assertTrue(refused().contains("goes by 'ward_id'"), refused());
    }
}

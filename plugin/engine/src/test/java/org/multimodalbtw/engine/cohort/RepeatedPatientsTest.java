package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.Taken;

/** Columns that name patients, stays and things of which a table has several rows, also as {@code 13001.0}. */
class RepeatedPatientsTest extends WrittenCohort {

    private static final String SEVERAL = "20 patients have several of the 60 rows";

    private void assertLeftOut(String name, String clause) throws IOException {
        ColumnFinding finding = finding(name);
        assertEquals(Taken.SECOND_ID, finding.taken(), name);
        assertFalse(finding.isUsed(), name);
        assertTrue(finding.reason().contains(clause), finding::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient_id", "Patientennummer", "patient_nbr", "SubjectKey", "mrn", "patient_num", "pid"})
    void patientsOfSeveralRowsAreCounted(String name) throws IOException {
        column(name, row -> String.valueOf(8222157 + row / 3));
        assertLeftOut(name, SEVERAL);
        assertTrue(finding(name).reason().contains("--group"), finding(name)::reason);
        column(name, row -> 8222157 + row / 3 + ".0");
        assertLeftOut(name, SEVERAL);
        column(name, row -> "K" + (100 + row / 3));
        assertLeftOut(name, SEVERAL);
    }

    @Test
    void mostlySinglePatientsAreCountedToo() throws IOException {
        column("subject_id", row -> String.valueOf(10000000 + (row < 30 ? row / 2 : row)));
        assertLeftOut("subject_id", "15 patients have several of the 60 rows");
    }

    @Test
    void patientsOfOneRowAreNotCounted() throws IOException {
        column("patient_id", row -> String.valueOf(13000 + row * 7));
        assertLeftOut("patient_id", "different in nearly all rows");
        assertFalse(finding("patient_id").reason().contains("several"), finding("patient_id")::reason);
    }

    @Test
    void nothingIsToBeAddedToLabelsThatHaveThem() throws IOException {
        write(
                "labels.csv",
                "id,patient_id,label,split",
                row -> id(row) + ",K" + row / 3 + "," + outcome(row) + "," + split(row));
        column("patient_id", row -> "K" + row / 3);
        assertLeftOut("patient_id", "by its name it says which patient a row is of");
        assertFalse(finding("patient_id").reason().contains("several"), finding("patient_id")::reason);
    }

    @Test
    void nothingIsToBeAddedToLabelsOfThese() throws IOException {
        write("labs.csv", "id,patient_id,other", row -> id(row) + "," + id(row / 2) + "," + measured(row));
        assertLeftOut("patient_id", "by its name it says which patient a row is of");
        assertFalse(finding("patient_id").reason().contains("several"), finding("patient_id")::reason);
    }

    @Test
    void numbersOfAPatientInTwoPartsAreNoTwoNumbers() throws IOException {
        column("uniquepid", row -> "002-" + (10000 + row / 3));
        assertLeftOut("uniquepid", SEVERAL);
        column("x", row -> "002-" + (10000 + row / 2));
        assertFalse(finding("x").reason().contains("several numbers"), finding("x")::reason);
        column("x", row -> 80 + row + " - " + measured(row));
        assertTrue(finding("x").reason().contains("several numbers"), finding("x")::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hadm_id", "encounter_id", "visit_occurrence_id", "apacheapsvarid", "order_nbr"})
    void otherIdsWithAPointAreIds(String name) throws IOException {
        column(name, row -> 256777 + row * 7919 % 9973 + ".0");
        assertLeftOut(name, "different in nearly all rows");
    }

    @Test
    void staysOfSeveralRowsAreIds() throws IOException {
        column("patientunitstayid", row -> String.valueOf(141168 + row / 3));
        assertLeftOut("patientunitstayid", "by its name it says which stay a row is of");
    }

    @ParameterizedTest
    @CsvSource({"ward, 3", "zip, 94110", "site_id, 2", "provider_id, 100", "insurance, 1"})
    void codesWithAPointAreCategories(String name, int first) throws IOException {
        column(name, row -> first + row % 4 + ".0");
        assertEquals(Taken.CODE, finding(name).taken(), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"age", "stay", "visits", "dose", "days"})
    void numbersWithAPointStayNumbers(String name) throws IOException {
        column(name, row -> 20 + row % 30 + ".0");
        assertEquals(Taken.NUMBER, finding(name).taken(), name);
    }

    @Test
    void idsWithOtherDecimalsAreNumbers() throws IOException {
        column("lab_nr", row -> String.valueOf(measured(row)));
        assertEquals(Taken.NUMBER, finding("lab_nr").taken());
    }

    @Test
    void thingsOfSeveralRowsAreNamedAndUsed() throws IOException {
        column("lesion_id", row -> "HAM_" + (118 + row / 3));
        assertTrue(finding("lesion_id").isUsed());
        assertTrue(
                finding("lesion_id").reason().contains("20 of its 20 values have several of the 60 rows"),
                finding("lesion_id")::reason);
        column("scanner_id", row -> "S" + row % 15);
        assertFalse(finding("scanner_id").reason().contains("values have several"), finding("scanner_id")::reason);
        column("lesion", row -> "HAM_" + (118 + row / 3));
        assertFalse(finding("lesion").reason().contains("values have several"), finding("lesion")::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient_nbr", "PatientNbr", "patient_num", "SubjectKey", "uniquepid"})
    void rowsOfLabelsAreGroupedByThem(String name) {
        assertTrue(NamedLike.group(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"patients", "n_subjects", "key", "patient_age", "ano"})
    void otherNamesAreOfNoKey(String name) {
        assertFalse(NamedLike.group(name));
    }
}

package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.KnownRows;

/** Numbers of patients, stays and rows that are in the labels by accident, and ids that only look like it. */
class AccidentalIdsTest extends WrittenCohort {

    private void labels(String columns, IntFunction<String> ids) throws IOException {
        write("labels.csv", columns + ",label,split", row -> ids.apply(row) + "," + outcome(row) + "," + split(row));
    }

    private void table(String columns, IntFunction<String> ids) throws IOException {
        write("labs.csv", columns + ",crp", row -> ids.apply(row) + "," + measured(row));
    }

    private String refused() {
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        return refused.getMessage() + " " + refused.remedy();
    }

    private void assertRead() throws IOException {
        assertEquals(
                0,
                open().check(ProgressMonitor.NONE).modalities().stream()
                        .filter(modality -> modality.modality().equals("labs"))
                        .findFirst()
                        .orElseThrow()
                        .labelsWithout());
    }

    /** The patient of a row that is sorted otherwise than the labels. */
    private static int sorted(int row) {
        return row * 7 % PATIENTS;
    }

    @Test
    void countedStaysAreNoCountedPatients() throws IOException {
        for (String stay : List.of("stay_id", "hadm_id", "encounter_id", "Fallnummer", "visit_id")) {
            for (String patient : List.of("subject_id", "patient_id", "pid", "mrn", "PatientenID")) {
                labels(stay, row -> String.valueOf(row + 1));
                table(patient, row -> String.valueOf(row + 1));
                assertTrue(refused().contains("both only count"), stay + " and " + patient);
                labels(patient, row -> String.valueOf(row + 1));
                table(stay, row -> String.valueOf(row + 1));
                assertTrue(refused().contains("call both columns id"), stay + " and " + patient);
            }
        }
    }

    @Test
    void idsThatDoNotCountMayHaveAnyName() throws IOException {
        for (IntFunction<String> id : List.<IntFunction<String>>of(
                row -> "P" + row, row -> String.valueOf(10_000_032 + row * 97), row -> "2021-" + (1000 + row))) {
            labels("stay_id", id);
            table("subject_id", id);
            assertRead();
        }
        labels("subject_id", row -> String.valueOf(row + 1));
        for (String name : List.of("subject_id", "patient", "PID", "id", "Subject ID")) {
            table(name, row -> String.valueOf(row + 1));
            assertRead();
        }
        labels("stay_id", row -> String.valueOf(row + 1));
        table("icustay_id", row -> String.valueOf(row + 1));
        assertRead();
    }

    @Test
    void theLabelsMaySayThatTheIdsAreOthers() throws IOException {
        labels("stay_id,subject_id", row -> row + 1 + "," + (1 + row / 2));
        table("subject_id", row -> String.valueOf(row + 1));
        String refused = refused();
        assertTrue(refused.contains("differs in 59 of 60 rows, such as '1' of '2'"), refused);
        assertTrue(refused.contains("Add the column 'stay_id' to labs.csv"), refused);
        labels("id,subject_id", row -> row + 1 + "," + (row + 1));
        assertRead();
    }

    @Test
    void equalNumbersInOneFileSayThatTheyAreOfOne() throws IOException {
        for (String stay : List.of("visit_id", "encounter")) {
            for (String patient : List.of("patient_id", "mrn")) {
                labels(stay + "," + patient, row -> row + 1 + "," + (row + 1));
                table(patient, row -> String.valueOf(row + 1));
                assertRead();
                labels(patient + "," + stay, row -> row + 1 + "," + (row + 1));
                table(stay, row -> String.valueOf(row + 1));
                assertRead();
                labels(patient, row -> String.valueOf(row + 1));
                table(stay + "," + patient, row -> row + 1 + "," + (row + 1));
                assertRead();
                labels(stay + "," + patient, row -> row + 1 + "," + (row < 19 ? row + 1 : ""));
                table(patient, row -> String.valueOf(row + 1));
                assertTrue(refused().contains("both only count"), "too few rows to say so");
            }
        }
    }

    @Test
    void whatNamesNoRowsOfTheLabelsIsNotComparedWithTheirIds() throws IOException {
        for (String column : List.of("case", "sample", "group")) {
            table(column, row -> String.valueOf(row + 1));
            for (IntFunction<String> value : List.<IntFunction<String>>of(
                    row -> String.valueOf(row % 2),
                    row -> row % 3 == 0 ? "tissue" : "blood",
                    row -> String.valueOf(1 + row / 3),
                    row -> "S" + row * 31)) {
                labels("id," + column, row -> row + 1 + "," + value.apply(row));
                assertRead();
            }
            labels("id," + column, row -> row + 1 + "," + (1 + sorted(row)));
            assertTrue(refused().contains("are in the labels by accident"), column);
        }
        table("patient", row -> String.valueOf(row + 1));
        labels("id,patient", row -> row + 1 + "," + row % 2);
        assertRead();
        labels("id,patient", row -> row + 1 + "," + (1 + row / 3));
        assertTrue(refused().contains("are in the labels by accident"), "three rows a patient");
    }

    @Test
    void aColumnWithoutANameIsSaidByItsPlace() throws IOException {
        labels(",id", row -> row + "," + (row + 1));
        table("", String::valueOf);
        String refused = refused();
        assertTrue(
                refused.startsWith(
                        "The ids of labs.csv, its first column, which has no name, are in the labels by"
                                + " accident: these are by 'id', and have such a column beside it, which differs in 59 of 59 rows"),
                refused);
        assertTrue(refused.contains("Joiner by that column."), refused);
        assertTrue(!refused.contains("''"), refused);
    }

    @Test
    void whatIsCalledIdIsMeantUnlessItCountsTheRows() throws IOException {
        labels("id", row -> String.valueOf(row + 1));
        for (String patient : List.of("patnr", "pid", "subject")) {
            table("id," + patient, row -> 1 + sorted(row) + "," + (row + 1));
            assertRead();
            table("id," + patient, row -> row + 1 + "," + (PATIENTS - row));
            assertTrue(refused().contains("If 'id' is right, rename '" + patient + "'"), patient);
            table("id,list_nr", row -> row + 1 + "," + (PATIENTS - row));
            assertRead();
            table("row,id", row -> row + 1 + "," + (PATIENTS - row));
            assertRead();
        }
        labels("patient", row -> String.valueOf(row + 1));
        table("patient,mrn", row -> row + 1 + "," + (PATIENTS - row));
        assertRead();
    }

    @Test
    void oneOfTwoColumnsWithIdsOfTheLabelsIsThePatient() throws IOException {
        labels("id", row -> String.valueOf(row + 1));
        for (String patient : List.of("patient_id", "subject", "mrn", "pid")) {
            table("id," + patient, row -> row + 1 + "," + (1 + sorted(row)));
            assertTrue(
                    refused().contains("'id' and '" + patient + "' both have ids of the labels, and differ in"),
                    patient);
            table("id," + patient, row -> row + 1 + "," + (1 + row));
            assertRead();
            table("id," + patient, row -> row + 1 + "," + (1 + row / 2));
            assertRead();
            table("id," + patient, row -> row + 1 + "," + (5000 + sorted(row)));
            assertRead();
            table("id," + patient, row -> row + 1 + ",0" + (1 + row));
            assertRead();
        }
        table("id,age", row -> row + 1 + "," + (1 + sorted(row)));
        assertRead();
    }

    @Test
    void numbersOfRowsAreNoPatients() throws IOException {
        labels("id", String::valueOf);
        for (String counter : List.of("Row", "row", "ROW")) {
            table("row", row -> counter + row);
            String refused = refused();
            assertTrue(refused.contains("0 of the 60 ids of labs.csv"), refused);
            assertTrue(refused.contains("Ids such as '" + counter + "0' only count the rows of a table"), refused);
        }
        for (String id : List.of("P%d", "Pat-%d", "subject_%d", "HOSP%d", "Row%03d", "Row-%d", "row_%d")) {
            table("patient", row -> id.formatted(row));
            assertRead();
        }
        labels("id", row -> String.valueOf(3 + row * 2));
        table("patient", row -> "Row" + (3 + row * 2));
        assertRead();
        for (String id : List.of("OBS-%03d", "Line-%03d", "obs-%03d", "Index%03d", "IDX_%03d")) {
            labels("id", row -> id.formatted(row));
            table("id", row -> "%03d".formatted(row));
            assertRead();
        }
        labels("id", row -> "Row" + (row + 1));
        table("id", row -> String.valueOf(row + 1));
        assertTrue(refused().contains("Ids such as 'Row1' only count"));
        labels("id", row -> "Row" + row);
        table("id", row -> "Row" + row);
        assertRead();
    }

    @Test
    void filesOfTheSameColumnsAndOtherPatientsMayBeParts() throws IOException {
        labels("id", WrittenCohort::id);
        table("id", WrittenCohort::id);
        part("north.csv", "id,sbp,hr", 0);
        part("south.csv", "id,sbp,hr", 1);
        part("obs_train.csv", "id,temp", 0);
        part("obs_test.csv", "id,temp", 1);
        part("xray.csv", "id,view", 0);
        part("mri.csv", "id,view", 1);
        List<String> notes = open().check(ProgressMonitor.NONE).notes();
        assertTrue(
                notes.toString().contains("'north.csv', 'south.csv' have the same columns and no id in common"),
                notes::toString);
        assertTrue(notes.toString().contains("'obs_test.csv', 'obs_train.csv' have the same columns"), notes::toString);
        assertTrue(notes.stream().noneMatch(note -> note.contains("'mri.csv'")), notes::toString);
        write("south.csv", "id,sbp,hr", row -> id(row) + "," + row + "," + measured(row));
        assertTrue(open().check(ProgressMonitor.NONE).notes().stream().noneMatch(note -> note.contains("'north.csv'")));
    }

    private void part(String file, String header, int which) throws IOException {
        StringBuilder rows = new StringBuilder(header).append("\n");
        for (int row = which; row < PATIENTS; row += 2) {
            rows.append(id(row));
            for (int column = 1; column < header.split(",").length; column++) {
                rows.append(",").append(measured(row + column));
            }
            rows.append("\n");
        }
        Files.writeString(folder.resolve(file), rows);
    }

    @Test
    void filesOfTheSplitAreLabelsInParts() throws IOException {
        table("id", WrittenCohort::id);
        Files.move(folder.resolve("labels.csv"), folder.resolve("train.csv"));
        Files.copy(folder.resolve("train.csv"), folder.resolve("Test.csv"));
        InputException refused = assertThrows(InputException.class, () -> open().labels());
        assertTrue(
                refused.remedy().startsWith("Write them into one file labels.csv, with a column split"),
                refused.remedy());
    }

    @Test
    void idsOfSeveralHospitalsAreToBeWrittenWithTheHospital() throws IOException {
        for (String column :
                List.of("hospital", "site", "center_id", "Klinik", "clinic", "institution_id", "Facility")) {
            labels("id," + column, row -> row / 2 + "," + (row % 2 == 0 ? "A" : "B"));
            table("id", row -> String.valueOf(row));
            assertTrue(refused().contains("Each id is unique with '" + column + "'"), column);
            assertTrue(refused().contains("such as 'A-0'"), column);
        }
        labels("id,hospital", row -> row / 2 + ",A");
        assertTrue(!refused().contains("Each id is unique"), "not with the hospital");
        for (String column : List.of("sofa", "sex", "test_code", "language", "department_visits", "clinic_visits")) {
            labels("id," + column, row -> row / 2 + "," + (row % 2 == 0 ? "A" : "B"));
            assertTrue(!refused().contains("Each id is unique"), column);
        }
    }

    @Test
    void aRowThatWasWrittenTwiceIsNoOtherHospital() throws IOException {
        table("id", String::valueOf);
        for (int twice : new int[] {1, 2, 5}) {
            labels("id,hospital", row -> row % (PATIENTS - twice) + "," + (row < PATIENTS - twice ? "A" : "B"));
            assertTrue(!refused().contains("Each id is unique"), twice + " rows");
        }
        labels("id,hospital", row -> row % (PATIENTS - 10) + "," + (row < PATIENTS - 10 ? "A" : "B"));
        assertTrue(refused().contains("Each id is unique with 'hospital'"), "ten rows");
    }

    @Test
    void whereNoRepeatWasReadNothingIsSaidOfHospitals() throws IOException {
        int rows = 50_001;
        StringBuilder text = new StringBuilder("id,hospital,label,split\n");
        for (int row = 0; row < rows; row++) {
            text.append(row == rows - 1 ? 0 : row)
                    .append(",A,")
                    .append(outcome(row))
                    .append(",train\n");
        }
        Files.writeString(folder.resolve("labels.csv"), text);
        table("id", String::valueOf);
        String refused = refused();
        assertTrue(refused.contains("occurs twice, in row 1 and in row 50001"), refused);
        assertTrue(!refused.contains("Each id is unique"), refused);
    }

    @Test
    void idsBehindAFolderAreSaidToBeBehindIt() throws IOException {
        for (String folder : List.of("scans/", "Patient:", "img/2021/")) {
            labels("id", WrittenCohort::id);
            table("accession,file", row -> "A" + (70_000 + row * 7) + "," + folder + id(row));
            String refused = refused();
            assertTrue(
                    refused.contains("Those of the labels are in column 'file' of labs.csv, behind '" + folder
                            + "' as in '" + folder),
                    refused);
            table("accession,id", row -> "A" + (70_000 + row * 7) + "," + folder + id(row));
            assertRead();
        }
        table("accession,file", row -> "A" + (70_000 + row * 7) + "," + id(row));
        assertRead();
    }

    @Test
    void theColumnThatIsCalledAsTheIdOfTheLabelsIsTheIdOfATable() throws IOException {
        for (String name : List.of("patient", "stay_id", "Sample")) {
            labels(name, row -> String.valueOf(row + 1));
            for (String first : List.of("site", "visit", "subject_id")) {
                for (IntFunction<String> number : List.<IntFunction<String>>of(
                        row -> String.valueOf(row + 1), row -> String.valueOf(1 + row / 30))) {
                    table(first + "," + name, row -> number.apply(row) + "," + (1 + sorted(row)));
                    assertEquals(name, idColumn(), first);
                    assertRead();
                }
            }
            table("Row," + name.toUpperCase(Locale.ROOT), row -> row + 1 + "," + (1 + sorted(row)));
            assertEquals(name.toUpperCase(Locale.ROOT), idColumn());
        }
    }

    @Test
    void aColumnWithTheNameOfTheIdAndOtherValuesIsNone() throws IOException {
        labels("sample", row -> String.valueOf(row + 1));
        table("patient,sample", row -> row + 1 + "," + (row % 2 == 0 ? "blood" : "tissue"));
        assertEquals("patient", idColumn());
        table("nr,other", row -> row + 1 + "," + (1 + sorted(row)));
        assertEquals("nr", idColumn());
    }

    private String idColumn() {
        CsvLayout layout = open().modality("labs").layout();
        return layout.header()[layout.idIndex()];
    }

    @Test
    void theNameOfTheIdIsPartOfWhatIsKnown() {
        KnownRows.Builder stays = new KnownRows.Builder("stay", List.of(), List.of());
        KnownRows.Builder patients = new KnownRows.Builder("patient", List.of(), List.of());
        assertNotEquals(stays.build().fingerprint(), patients.build().fingerprint());
    }
}

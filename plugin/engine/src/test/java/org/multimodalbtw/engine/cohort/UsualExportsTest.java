package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.Taken;

/** Exports of REDCap and Qualtrics as they come, and tables of which the ids stand only in the first row of a group. */
class UsualExportsTest extends WrittenCohort {

    @Test
    void theFormsOfRedcapMayBeCalledAlike() throws IOException {
        write(
                "labs.csv",
                "id,Sex,Complete?,BMI,Complete?,SBP,Complete?",
                row -> id(row) + ",f,Complete," + measured(row) + ",Complete," + (110 + row % 23) + "," + status(row));
        for (String name : List.of("Complete?", "Complete? 2", "Complete? 3")) {
            assertFalse(finding(name).isUsed(), name);
        }
        assertTrue(finding("SBP").isUsed());
        open().check(ProgressMonitor.NONE);
    }

    private static String status(int row) {
        return row % 3 == 0 ? "Incomplete" : "Complete";
    }

    @Test
    void otherNamesMayNot() throws IOException {
        write("labs.csv", "id,Sex,BMI,BMI", row -> id(row) + ",f," + measured(row) + "," + measured(row + 1));
        assertTrue(assertThrows(InputException.class, this::open).getMessage().contains("both named 'BMI'"));
    }

    @Test
    void theQuestionsOfQualtricsArePassedOver() throws IOException {
        String questions = "Recorded Date,Response ID,\"How is\nyour pain, from 0 to 10?\",Which drug do you get?\n";
        String ids = "\"{\"\"ImportId\"\":\"\"recordedDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\","
                + "\"{\"\"ImportId\"\":\"\"QID4\"\"}\",\"{\"\"ImportId\"\":\"\"QID5\"\"}\"\n";
        survey(questions + ids);
        assertEquals(PATIENTS, open().modality("labs").size());
        assertEquals(Taken.NUMBER, finding("Q4").taken());
        List<String> notes = open().modality("labs").notes();
        assertTrue(
                notes.stream().anyMatch(note -> note.contains("hold the questions and import ids of Qualtrics")),
                notes.toString());
        open().check(ProgressMonitor.NONE);
    }

    @Test
    void rowsOfAnExportWithoutThemStay() throws IOException {
        survey("");
        assertEquals(PATIENTS, open().modality("labs").size());
        assertFalse(open().modality("labs").notes().toString().contains("Qualtrics"));
    }

    private void survey(String lines) throws IOException {
        StringBuilder rows = new StringBuilder("RecordedDate,ResponseId,Q4,Q5\n" + lines);
        for (int row = 0; row < PATIENTS; row++) {
            rows.append("2021-03-20 10:12:03,")
                    .append(id(row))
                    .append(',')
                    .append(row * 7 % 11)
                    .append(",Drug ")
                    .append(row % 3)
                    .append('\n');
        }
        Files.writeString(folder.resolve("labs.csv"), rows);
    }

    @Test
    void idsOfTheFirstRowOfAGroupAreCountedWithTheWayToFillThemDown() throws IOException {
        StringBuilder rows = new StringBuilder("id,date,crp,sodium\n");
        for (int row = 0; row < PATIENTS * 3; row++) {
            rows.append(row % 3 == 0 ? id(row / 3) : "")
                    .append(",2021-03-0")
                    .append(1 + row % 3)
                    .append(',')
                    .append(measured(row))
                    .append(",14")
                    .append(row % 7)
                    .append('\n');
        }
        Files.writeString(folder.resolve("labs.csv"), rows);
        InputException fault = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(
                fault.getMessage()
                        .contains("row 2: the id in column 'id' is empty, and so it is in 120 of the 180 rows"),
                fault.getMessage());
        assertTrue(fault.remedy().contains("fill the ids down"), fault.remedy());
    }

    @Test
    void oneRowWithoutAnIdIsNoGroup() throws IOException {
        write("labs.csv", "id,crp", row -> (row == 7 ? "" : id(row)) + "," + measured(row));
        InputException fault = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(fault.getMessage().contains("row 8: the id in column 'id' is empty."), fault.getMessage());
        assertFalse(fault.remedy().contains("fill"), fault.remedy());
    }
}

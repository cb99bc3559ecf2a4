package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;

/** Files whose column id names their own rows, beside the column of the patients. */
class OwnIdsTest extends WrittenCohort {

    private CohortFolder rows(String header, int times, IntFunction<String> cells) throws IOException {
        StringBuilder rows = new StringBuilder(header + "\n");
        for (int row = 0; row < PATIENTS * times; row++) {
            rows.append(cells.apply(row)).append('\n');
        }
        Files.writeString(folder.resolve("labs.csv"), rows);
        return open(SurveySettings.on().with(TableForms.ALL));
    }

    private static String lab(int row) {
        return "2021-05-0" + (1 + row % 4) + ",HR," + (60 + row * 37 % 41);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATIENT", "subject.reference", "person"})
    void thePatientsAreTheIdWithAWord(String column) throws IOException {
        String lead = column.contains(".") ? "Patient/" : "";
        CohortFolder cohort = rows(
                "Id," + column + ",time,item,value",
                4,
                row -> "obs-" + row * 7 + "," + lead + id(row / 4) + "," + lab(row));
        assertEquals(column, cohort.modality("labs").idColumn());
        assertEquals(FileKind.SERIES, cohort.kind("labs"));
        List<String> notes = cohort.modality("labs").notes();
        assertTrue(
                notes.get(0)
                        .contains("its column 'Id' has no id of the labels, and '" + column + "' has them in 240"
                                + " of the 240 rows looked at"),
                notes.toString());
        assertFalse(cohort.modality("labs").columns().stream()
                .anyMatch(read -> read.name().equals("Id")));
        cohort.check(ProgressMonitor.NONE);
    }

    @Test
    void anIdOfTheLabelsStaysTheId() throws IOException {
        CohortFolder cohort =
                rows("id,patient,time,item,value", 4, row -> id(row / 4) + ",X" + row / 8 + "," + lab(row));
        assertEquals("id", cohort.modality("labs").idColumn());
        assertEquals(List.of(), cohort.modality("labs").notes());
    }

    @Test
    void agesThatAreIdsByAccidentAreNot() throws IOException {
        StringBuilder labels = new StringBuilder("id,label,split\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            labels.append(20 + patient).append(',').append(patient % 2).append(",train\n");
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        CohortFolder cohort = rows("id,age,crp", 1, row -> "S" + row + "," + (20 + row * 7 % PATIENTS) + "," + row % 9);
        assertEquals("id", cohort.modality("labs").idColumn());
    }
}

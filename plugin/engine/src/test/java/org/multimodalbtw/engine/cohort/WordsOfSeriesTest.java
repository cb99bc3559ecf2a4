package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.survey.SurveySettings;

/** Variables of a series whose values are no numbers, as blood pressures in one cell, are named as a whole, with a way to use them. */
class WordsOfSeriesTest {

    private static final int PATIENTS = 30;
    private static final int ROWS = 6;

    @TempDir
    Path folder;

    private String reason(IntFunction<String> row) throws IOException {
        StringBuilder labels = new StringBuilder("id,label\n");
        StringBuilder rows = new StringBuilder("id,hour,Vital,Result\n");
        for (int index = 0; index < PATIENTS * ROWS; index++) {
            String id = "p" + index / ROWS;
            if (index % ROWS == 0) {
                labels.append(id).append(index % 4 == 0 ? ",died\n" : ",survived\n");
            }
            rows.append(id + "," + index % ROWS + "," + row.apply(index) + "\n");
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("vs.csv"), rows);
        CohortFolder cohort = CohortFolder.open(folder, "labels", CsvSettings.defaults().with(SurveySettings.on()));
        return cohort.modality("vs").findings().stream()
                .filter(finding -> finding.column().equals("Result"))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    private static String pulse(int index) {
        return "Pulse," + (60 + index * 7 % 40);
    }

    @Test
    void bloodPressuresAreNamedWithHowToWriteThem() throws IOException {
        String reason = reason(index -> index % 3 == 0 ? "BP," + (110 + index % 50) + "/" + (60 + index % 9) : pulse(index));
        assertTrue(
                reason.endsWith("and count as not measured; among them are all 60 values of 'BP', such as '110/60': to use it, write each of "
                        + "the two numbers in a row of its own, for example as variables 'BP (first)' and 'BP (second)'"),
                reason);
    }

    @Test
    void variablesOfWordsAreNamed() throws IOException {
        String reason = reason(index -> index % 3 == 0 ? "Nitrit," + (index % 2 == 0 ? "negativ" : "positiv") : pulse(index));
        assertTrue(
                reason.contains("; among them are all 60 values of 'Nitrit', such as 'negativ': to use it, write numbers in place"),
                reason);
    }

    @Test
    void aVariableOfWhichSomeAreNumbersIsNot() throws IOException {
        String reason = reason(index -> index % 9 == 0 ? "Trop,NEG" : index % 3 == 0 ? "Trop,<0.1" : pulse(index));
        assertTrue(reason.contains("20 cells are no number"), reason);
        assertFalse(reason.contains("among them"), reason);
        assertEquals("", reason(index -> index % 3 == 0 ? "Temp,37." + index % 7 : pulse(index)));
    }
}

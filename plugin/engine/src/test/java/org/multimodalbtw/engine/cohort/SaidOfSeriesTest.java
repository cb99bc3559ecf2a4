package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.SurveySettings;

/**
 * What columns of measurements show together is said when they are looked at: variables whose values are no numbers, as blood pressures in one cell,
 * units that are converted, the order of day and month, and times that lie far from others of the patient.
 */
class SaidOfSeriesTest {

    private static final int PATIENTS = 30;
    private static final int ROWS = 6;

    @TempDir
    Path folder;

    private CohortFolder cohort(String header, IntFunction<String> row) throws IOException {
        StringBuilder labels = new StringBuilder("id,label\n");
        StringBuilder rows = new StringBuilder("id," + header + "\n");
        for (int index = 0; index < PATIENTS * ROWS; index++) {
            String id = "p" + index / ROWS;
            if (index % ROWS == 0) {
                labels.append(id).append(index % 4 == 0 ? ",died\n" : ",survived\n");
            }
            rows.append(id + "," + row.apply(index) + "\n");
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("vs.csv"), rows);
        return CohortFolder.open(folder, "labels", CsvSettings.defaults().with(SurveySettings.on()));
    }

    private String reason(IntFunction<String> row) throws IOException {
        return reason("Result", cohort("hour,Vital,Result", index -> index % ROWS + "," + row.apply(index)));
    }

    private static String reason(String column, CohortFolder cohort) {
        return cohort.modality("vs").findings().stream()
                .filter(finding -> finding.column().equals(column))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    private static String pulse(int index) {
        return "Pulse," + (60 + index * 7 % 40);
    }

    @Test
    void bloodPressuresAreNamedWithHowToWriteThem() throws IOException {
        String reason =
                reason(index -> index % 3 == 0 ? "BP," + (110 + index % 50) + "/" + (60 + index % 9) : pulse(index));
        assertTrue(
                reason.endsWith(
                        "and count as not measured; among them are all 60 values of 'BP', such as '110/60': to use it, write each of "
                                + "the two numbers in a row of its own, for example as variables 'BP (first)' and 'BP (second)'"),
                reason);
    }

    @Test
    void variablesOfWordsAreNamed() throws IOException {
        String reason =
                reason(index -> index % 3 == 0 ? "Nitrit," + (index % 2 == 0 ? "negativ" : "positiv") : pulse(index));
        assertTrue(
                reason.contains(
                        "; among them are all 60 values of 'Nitrit', such as 'negativ': to use it, write numbers in place"),
                reason);
    }

    @Test
    void aVariableOfWhichSomeAreNumbersIsNot() throws IOException {
        String reason = reason(index -> index % 9 == 0 ? "Trop,NEG" : index % 3 == 0 ? "Trop,<0.1" : pulse(index));
        assertTrue(reason.contains("20 cells are no number"), reason);
        assertFalse(reason.contains("among them"), reason);
        assertEquals("", reason(index -> index % 3 == 0 ? "Temp,37." + index % 7 : pulse(index)));
    }

    @Test
    void convertedUnitsAreCounted() throws IOException {
        IntFunction<String> row =
                index -> index % ROWS + ",Glucose," + (index % 9 == 0 ? 6.1 + ",mmol/L" : 100 + index % 30 + ",mg/dL");
        assertEquals(
                "20 values are converted into the unit that most values of the variable have, for example Glucose from mmol/L to "
                        + "mg/dL; to keep them as they are, take the column as unused",
                reason("unit", cohort("hour,test,value,unit", row)));
        IntFunction<String> own = index -> index % ROWS
                + (index % 2 == 0 ? ",Glucose,9" : ",hr,7")
                + index % 7
                + (index % 2 == 0 ? ",mg/dL" : ",bpm");
        assertEquals("", reason("unit", cohort("hour,test,value,unit", own)));
    }

    @Test
    void theOrderOfDayAndMonthIsSaid() throws IOException {
        IntFunction<String> row =
                index -> (1 + index % ROWS) + "/" + (10 + index % ROWS) + "/2024 08:00,hr," + (60 + index % 30);
        assertEquals(
                "read as month/day/year: some, such as '4/13/2024 08:00', can be nothing else, and none the other order; if they are otherwise, "
                        + "write the year first",
                reason("taken", cohort("taken,variable,value", row)));
        assertEquals(
                "",
                reason(
                        "taken",
                        cohort(
                                "taken,variable,value",
                                index -> "2024-0" + (1 + index % ROWS) + "-13 08:00,hr," + (60 + index % 30))));
    }

    private List<String> far(String header, IntFunction<String> row) throws IOException {
        return cohort(header, row).check(ProgressMonitor.NONE).notes().stream()
                .filter(note -> note.contains("far from all others"))
                .toList();
    }

    @Test
    void timesFarFromOthersOfThePatientAreNamed() throws IOException {
        assertEquals(
                List.of(
                        "File vs.csv: 5 of 180 times in column 'minute' lie far from all others of the patient, such as '525600' of patient "
                                + "'p0', 525540 away, where the times of most patients span 75 at most. They are not corrected and may stretch "
                                + "the window of the series: if they are slips, correct them or empty these cells."),
                far(
                        "minute,variable,value",
                        index ->
                                (index % (6 * ROWS) == 5 ? 525600 : 15 * (index % ROWS)) + ",hr," + (60 + index % 30)));
        List<String> dates = far(
                "taken,variable,value",
                index -> (index == 2 ? "2023" : "2024") + "-03-0" + (1 + index % ROWS) + " 08:00,hr,"
                        + (60 + index % 30));
        assertEquals(1, dates.size(), dates::toString);
        assertTrue(
                dates.get(0).contains("1 of 180 times in column 'taken' lies far")
                        && dates.get(0).contains("such as '2023-03-03 08:00' of patient 'p0', 364 days away"),
                dates::toString);
    }

    @Test
    void longStaysAndVisitsOfAllAreNotFar() throws IOException {
        assertEquals(
                List.of(),
                far(
                        "minute,variable,value",
                        index -> Math.round(15 * (index % ROWS) * Math.exp(index / ROWS / 5.)) + ",hr,"
                                + (60 + index % 30)));
        assertEquals(
                List.of(),
                far(
                        "hour,variable,value",
                        index -> (index % ROWS == 5 ? 8760 : index % ROWS) + ",hr," + (60 + index % 30)));
    }
}

package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.SurveySettings;

/** Files as hospital information systems export them: titles, units below the names, dates apart from times, numbers that are dates. */
class HospitalFilesTest extends WrittenCohort {

    private List<String> notes() {
        return open().modality("labs").notes();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {",mg/dL,g/dL", "unit,mg/dL,", "[Einheit],(mg/dL),[g/dl]", ",10^9/L,%"})
    void aLineOfUnitsBelowTheNamesIsPassedOver(String units) throws IOException {
        write("labs.csv", "id,x,other\n" + units, row -> id(row) + "," + measured(row) + ",1");
        assertEquals(
                List.of("File labs.csv: the line below the names of the columns holds units and is passed over."),
                notes());
        assertEquals(measured(0), numbers(open().rows("labs"), 0).get(0));
        assertEquals(PATIENTS, open().modality("labs").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {"P9,1.5,2", ",1.5,2", ",high,low", "unit,5 mg/dL,2"})
    void aFirstRowWithoutUnitsIsARow(String first) throws IOException {
        write("labs.csv", "id,x,other\n" + first, row -> id(row) + "," + measured(row) + ",1");
        assertEquals(List.of(), notes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {"Export of 1 March,,#1", "Laboratory#1", "Clinic: North\\n\\nExport of 1 March,,\\n,,#3"})
    void titlesAboveTheNamesArePassedOver(String titles, int lines) throws IOException {
        write("labs.csv", titles.replace("\\n", "\n") + "\nid,x,other", row -> id(row) + "," + measured(row) + ",1");
        assertEquals(
                List.of("File labs.csv: the "
                        + (lines == 1
                                ? "line above the names of the columns is"
                                : lines + " lines above the names of the columns are")
                        + " passed over."),
                notes());
        assertEquals(measured(3), numbers(open().rows("labs"), 0).get(3));
    }

    @Test
    void aSeparatorBehindEachRowIsNone() throws IOException {
        write("labs.csv", "id;x;other", row -> id(row) + ";" + (row % 9) + ",5;1;");
        assertEquals(4.5, numbers(open().rows("labs"), 0).get(4));
    }

    @Test
    void aTimeOfDayIsReadWithItsDate() throws IOException {
        StringBuilder rows = new StringBuilder("id,date,time,parameter,value\n");
        for (int row = 0; row < 3 * PATIENTS; row++) {
            String time = row % 3 == 0 ? "2021-03-01,23:30" : "2021-03-02,0" + row % 3 + ":15";
            rows.append(id(row / 3))
                    .append(",")
                    .append(time)
                    .append(",HR,")
                    .append(60 + row % 40)
                    .append("\n");
        }
        Files.writeString(folder.resolve("vitals.csv"), rows);
        SeriesRoles roles = open().series("vitals").orElseThrow();
        assertEquals(
                "patient 'id', time 'time' with the date in 'date', in hours from the patient's first, variable 'parameter', value 'value'",
                roles.lines("id").get(0));
        assertEquals(List.of(), roles.unused());
        List<String> times = new ArrayList<>();
        TableRows read = open().rows("vitals");
        int column = read.columns().stream().map(each -> each.name()).toList().indexOf("time");
        read.forEach(row -> times.add(row.category(column)));
        assertEquals(List.of("2021-03-01 23:30", "2021-03-02 01:15", "2021-03-02 02:15"), times.subList(0, 3));
    }

    @Test
    void decimalCommasOfASeriesAreMeasured() throws IOException {
        StringBuilder rows = new StringBuilder("id;Abnahmezeit;Analyt;Messwert;Auftragsnr\n");
        for (int row = 0; row < 3 * PATIENTS; row++) {
            rows.append(id(row / 3) + ";1.3.2021 0" + row % 9 + ":00;K;4," + row % 9 + ";" + (9000 + row) + "\n");
        }
        Files.writeString(folder.resolve("labor.csv"), rows);
        SeriesRoles roles = open().series("labor").orElseThrow();
        assertEquals(List.of("Messwert"), roles.values());
        assertTrue(roles.isComplete(), roles::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "20210131, 30",
        "44227, 30",
        "44227.5, 30.5",
        "202101311200, 30.5",
        "31-JAN-2021, 30",
        "31. Januar 2021, 30"
    })
    void datesOfAllFormsBecomeDays(String date, double days) throws IOException {
        column("dob", row -> date);
        SurveySettings since =
                new SurveySettings(true, true, Set.of(), Map.of("labs/dob", Choice.daysSince("2021-01-01")));
        assertEquals(days, numbers(open(since).rows("labs"), 0).get(0), 1e-9);
    }

    @Test
    void codesAndListsThatTellTooMuchAreSaid() throws IOException {
        column("Entlassungsart", row -> String.valueOf(outcome(row).equals("died") && row != 3 ? 7 : 1 + row % 2));
        assertEquals("code", finding("Entlassungsart").taken().word());
        assertTrue(finding("Entlassungsart").isTelling());
        column("cost_code", row -> String.valueOf(1 + row % 3));
        assertTrue(finding("cost_code").isTelling(), "by its name");
        column("ward", row -> String.valueOf(1 + row % 3));
        assertFalse(finding("ward").isTelling());
    }

    @Test
    void aTimeOfDayIsNoDate() throws IOException {
        column("time", row -> "1" + row % 9 + ":15");
        assertTrue(finding("time").reason().startsWith("a time of day is no measurement"), finding("time")::reason);
        column("time", row -> "2021-03-0" + (1 + row % 9) + " 08:15");
        assertTrue(finding("time").reason().startsWith("a date is no measurement"), finding("time")::reason);
    }

    @Test
    void wordsForNoResultAreEmpty() throws IOException {
        column("x", row -> row % 9 == 1 ? "k.A." : row % 9 == 2 ? "<LOD" : "" + measured(row));
        assertEquals(
                "14 cells say that there is no number, '<LOD', 'k.A.', and count as empty; to use that the value was too small to measure,"
                        + " write the limit, as <0.1",
                finding("x").reason());
        assertEquals(Double.NaN, numbers(open().rows("labs"), 0).get(1));
        assertEquals(Double.NaN, numbers(open().rows("labs"), 0).get(2));
        assertEquals(measured(3), numbers(open().rows("labs"), 0).get(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"90+|90", "~36|36", "ca. 36.5|36.5", "36 [H]|36", "36?|36", "1,23,456|123456"})
    void numbersWithSignsAroundThem(String cell, double number) throws IOException {
        column("x", row -> row % 5 == 1 ? cell : row % 5 == 2 ? cell.replace('6', '7') : String.valueOf(20 + row % 60));
        assertEquals(number, numbers(open().rows("labs"), 0).get(1));
        assertEquals(cell.endsWith("+"), finding("x").reading().hasLimits());
    }

    @Test
    void listsInBracketsAreReadWithoutThem() throws IOException {
        List<String> names = List.of("I10", "E11.9", "N18.3");
        column("dx", row -> "['" + names.get(row % 3) + (row % 2 == 0 ? "'; '" + names.get((row + 1) % 3) : "") + "']");
        List<String> lists = new ArrayList<>();
        open().rows("labs").forEach(row -> lists.add(row.category(0)));
        assertEquals(List.of("I10\nE11.9", "E11.9"), lists.subList(0, 2));
    }

    @Test
    void shortTextsThatMostlyDifferAreTextsAndNamesAreLeftOut() throws IOException {
        List<String> words = List.of("chest", "pain", "fever", "left", "arm", "cough", "since", "days");
        column("complaint", row -> words.get(row % 8) + " " + words.get(row * 7 % 5) + " " + words.get(row / 8));
        ColumnFinding complaint = finding("complaint");
        assertEquals("free text", complaint.taken().word());
        column("name", row -> "Smith" + row + ", " + (row % 2 == 0 ? "Ann" : "Max"));
        assertFalse(finding("name").isUsed());
        column("ward", row -> "ward " + row % 5 + " north");
        assertEquals("category", finding("ward").taken().word());
    }

    @Test
    void namesOfPicturesThatLieElsewhereAreLeftOut() throws IOException {
        for (int row = 0; row < PATIENTS; row++) {
            Files.createFile(folder.resolve(id(row) + ".png"));
        }
        write("xray.csv", "id,source_file,path", row -> id(row) + ",synpic" + row + ".png," + id(row) + ".png");
        List<ColumnFinding> findings = open().modality("xray").findings();
        assertFalse(findings.get(0).isUsed());
        assertTrue(findings.get(1).isUsed());
        write("xray.csv", "id,source_file,path", row -> id(row) + ",a" + row + ".png,b" + row + ".png");
        assertTrue(open().modality("xray").findings().get(0).isUsed(), "none exists");
    }
}

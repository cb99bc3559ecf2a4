package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.SurveySettings;

/** Files of measurements of 40 patients with six rows each, as exports write them. */
class SurveyedSeriesTest {

    private static final int PATIENTS = 40;
    private static final int ROWS = 6;

    @TempDir
    Path folder;

    @BeforeEach
    void writeLabels() throws IOException {
        StringBuilder text = new StringBuilder("id,label\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            text.append("p").append(patient).append(patient % 3 == 0 ? ",died\n" : ",survived\n");
        }
        Files.writeString(folder.resolve("labels.csv"), text);
    }

    private CohortFolder series(String header, IntFunction<String> row) throws IOException {
        return series(header, row, SurveySettings.on());
    }

    private CohortFolder series(String header, IntFunction<String> row, SurveySettings settings) throws IOException {
        StringBuilder text = new StringBuilder("id," + header + "\n");
        for (int index = 0; index < PATIENTS * ROWS; index++) {
            text.append("p")
                    .append(index / ROWS)
                    .append(",")
                    .append(row.apply(index))
                    .append("\n");
        }
        Files.writeString(folder.resolve("labs.csv"), text);
        return CohortFolder.open(folder, "labels", CsvSettings.defaults().with(settings));
    }

    private static ColumnFinding finding(CohortFolder cohort, String column) {
        return cohort.modality("labs").findings().stream()
                .filter(found -> found.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> categories(TableRows rows, int column) {
        Set<String> found = new TreeSet<>();
        rows.forEach(row -> found.add(row.isMissing(column) ? "(empty)" : row.category(column)));
        return found;
    }

    @Test
    void columnsOfEventsHaveTheirRolesByNamesAndValues() throws IOException {
        CohortFolder cohort = series(
                "labevent_id,itemid,charttime,value,valuenum,valueuom,flag",
                row -> 7 * row + "," + (50800 + row % 3) + ",2150-03-0" + (1 + row % ROWS) + " 08:00:00,"
                        + (row % 9 == 0 ? "SEE NOTE" : row / 7.) + "," + (row % 9 == 0 ? "" : row / 7.) + ","
                        + (row % 3 == 0 ? "mg/dL" : "mmol/L") + "," + (row % 5 == 0 ? "abnormal" : ""));
        SeriesRoles roles = cohort.series("labs").orElseThrow();
        assertEquals(Optional.of("charttime"), roles.time());
        assertTrue(roles.times().isPointInTime());
        assertEquals(Optional.of("itemid"), roles.variable());
        assertEquals(List.of("valuenum"), roles.values());
        assertEquals(Optional.of("valueuom"), roles.unit());
        assertEquals(List.of("labevent_id", "value", "flag"), roles.unused());
    }

    @Test
    void codesAreNotTakenForNumbersThatStandForSomethingUnknown() throws IOException {
        CohortFolder cohort = series(
                "minute,item_id,value",
                row -> row % ROWS + "," + (row % ROWS == 0 ? 9999 : 20 + row % 4) + "," + row / 3.);
        assertEquals(Optional.of("item_id"), cohort.series("labs").orElseThrow().variable());
        assertEquals(Kind.NUMBER, finding(cohort, "item_id").reading().kind());
        assertFalse(finding(cohort, "item_id").reading().isEmpty(9999), "a code, however far from others");
    }

    @Test
    void aColumnForEachVariable() throws IOException {
        CohortFolder cohort = series(
                "hour,hr,sbp,rhythm", row -> row % ROWS + "," + (60 + row % 31) + "," + (100 + row % 37) + ",sinus");
        SeriesRoles roles = cohort.series("labs").orElseThrow();
        assertTrue(roles.isWide());
        assertEquals(List.of("hr", "sbp"), roles.values());
        assertEquals(List.of("rhythm"), roles.unused());
    }

    @Test
    void secondsSince1970AreTimesButNumbersOfThatSizeAreNot() throws IOException {
        CohortFolder cohort = series(
                "timestamp,variable,value", row -> (1_700_000_000 + 3600 * row) + ",hr," + (1_700_000_000 + row));
        assertTrue(cohort.series("labs").orElseThrow().times().isPointInTime());
        assertEquals(List.of("value"), cohort.series("labs").orElseThrow().values());
    }

    @Test
    void aColumnThatIsNotToBeUsedHasNoRole() throws IOException {
        SurveySettings settings = new SurveySettings(true, true, Set.of(), Map.of("labs/charttime", Choice.UNUSED));
        CohortFolder cohort = series(
                "charttime,minute,variable,value",
                row -> "2150-03-01," + row % ROWS + ",hr," + (60 + row % 31),
                settings);
        assertEquals(Optional.of("minute"), cohort.series("labs").orElseThrow().time());
    }

    @Test
    void naIsSodiumBesideOtherElectrolytes() throws IOException {
        String[] names = {"NA", "K", "CL"};
        CohortFolder cohort = series(
                "minute,test,value",
                row -> row % ROWS + "," + (row == 4 ? "" : names[row % 3]) + "," + (row % 7 == 0 ? "NA" : row / 3.));
        cohort.check(ProgressMonitor.NONE);
        assertEquals(Set.of("(empty)", "CL", "K", "NA"), categories(cohort.rows("labs"), 2));
        String[] others = {"NA", "crp", "trop"};
        CohortFolder empty = series(
                "minute,test,value",
                row -> row % ROWS + "," + (row == 4 ? "" : others[row % 3]) + "," + (row % 7 == 0 ? "NA" : row / 3.));
        assertEquals(Set.of("(empty)", "crp", "trop"), categories(empty.rows("labs"), 2));
    }

    @Test
    void wordsAmongTheValuesAreNoMeasurements() throws IOException {
        CohortFolder cohort = series(
                "minute,test,value",
                row -> row % ROWS + ",trop,"
                        + (row % 9 == 0 ? "NEG" : row % 5 == 0 ? "<0.1" : String.valueOf(row / 3.)));
        cohort.check(ProgressMonitor.NONE);
        ColumnFinding value = finding(cohort, "value");
        assertTrue(value.isSaid());
        assertTrue(
                value.reason().contains("27 cells are no number, such as 'NEG', and count as not measured"),
                value::reason);
        assertTrue(value.reason().contains("are read as the limit"), value::reason);
        int[] counts = new int[2];
        cohort.rows("labs").forEach(row -> {
            counts[0] += row.isMissing(3) ? 1 : 0;
            counts[1] += !row.isMissing(3) && row.number(3) == .1 ? 1 : 0;
        });
        assertEquals(27, counts[0]);
        assertEquals(42, counts[1]);
    }

    @Test
    void theOrderOfDayAndMonthMayBeSaid() throws IOException {
        IntFunction<String> row = index -> "0" + (1 + index % ROWS) + "/04/2150 08:30,hr," + (60 + index % 30);
        Choice months = Choice.of("month first").orElseThrow();
        CohortFolder cohort = series(
                "taken,variable,value", row, new SurveySettings(true, true, Set.of(), Map.of("labs/taken", months)));
        assertTrue(finding(cohort, "taken").isUsed());
        assertEquals("month first, as chosen", finding(cohort, "taken").reason());
        assertEquals(Optional.of("taken"), cohort.series("labs").orElseThrow().time());
        assertEquals(
                Set.of(
                        "2150-01-04T08:30",
                        "2150-02-04T08:30",
                        "2150-03-04T08:30",
                        "2150-04-04T08:30",
                        "2150-05-04T08:30",
                        "2150-06-04T08:30"),
                categories(cohort.rows("labs"), 1));
        CohortFolder plain = series("taken,variable,value", row);
        assertTrue(categories(plain.rows("labs"), 1).contains("01/04/2150 08:30"), "without it, as written");
    }
}

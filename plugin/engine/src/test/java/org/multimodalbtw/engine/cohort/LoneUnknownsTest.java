package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.SurveySettings;

/** One cell with a code for unknown in tables, outcomes and series. */
class LoneUnknownsTest extends WrittenCohort {

    private static String kalium(int row) {
        return row == 7 ? "999" : "" + measured(row);
    }

    @Test
    void oneCellIsEmptyWithAWordAndCanBeKept() throws IOException {
        column("kalium", LoneUnknownsTest::kalium);
        assertEquals(
                "999 lies far from all other numbers and counts as empty, in 1 cell (row 8); to keep it, take the column as a number",
                finding("kalium").reason());
        assertEquals(Double.NaN, numbers(open().rows("labs"), 0).get(7));
        SurveySettings kept = new SurveySettings(true, true, Set.of(), Map.of("labs/kalium", Choice.NUMBER));
        assertEquals(999, numbers(open(kept).rows("labs"), 0).get(7));
        SurveySettings off = new SurveySettings(true, false, Set.of(), Map.of());
        assertEquals(999, numbers(open(off).rows("labs"), 0).get(7));
    }

    @Test
    void whatMayBeMeasuredIsNamedWithItsRow() throws IOException {
        column("crea", row -> row == 7 ? "99.9" : "" + measured(row));
        assertEquals(
                "99.9, in 1 cell (row 8), lies far above all other numbers, of which the largest is 4.6, and counts as a number; if it"
                        + " means that nothing is known, empty that cell",
                finding("crea").reason());
        assertEquals(99.9, numbers(open().rows("labs"), 0).get(7));
        column("crea", row -> row == 7 ? "9.9" : "" + measured(row));
        assertEquals("", finding("crea").reason());
    }

    @Test
    void ofNewPatientsItIsOnlyNamedSinceTheModelReadsThem() throws IOException {
        column("kalium", LoneUnknownsTest::kalium);
        SurveySettings none = new SurveySettings(true, true, Set.of(SurveySettings.NO_OUTCOME), Map.of());
        assertEquals(999, numbers(open(none).rows("labs"), 0).get(7));
    }

    @Test
    void inAnOutcomeItIsEmptyToo() throws IOException {
        write("labels.csv", "id,label", row -> id(row) + "," + (row == 7 ? "999" : "" + (row * 31 % 37) / 2.));
        column("x", row -> "" + measured(row));
        String said = open().labels().findings().get(0).reason();
        assertTrue(said.startsWith("999 lies far from all other numbers and counts as empty, in 1 cell (row 8)"), said);
        assertEquals(Double.NaN, numbers(open().labelRows(), 0).get(7));
    }

    @Test
    void inASeriesItIsNamedOnce() throws IOException {
        String said = seriesNotes(7, "999");
        assertTrue(
                said.contains(
                        "'K': 999 lies far above all other numbers, of which the largest is 4.6, and is read as measured, once"),
                said);
        assertFalse(seriesNotes(7, "4.8").contains("lies far"));
    }

    private String seriesNotes(int place, String cell) throws IOException {
        StringBuilder text = new StringBuilder("id,hour,test,value\n");
        for (int row = 0; row < 2 * PATIENTS; row++) {
            text.append(id(row / 2)).append(",").append(row % 2).append(",K,");
            text.append(row == place ? cell : "" + measured(row)).append("\n");
            text.append(id(row / 2))
                    .append(",")
                    .append(row % 2)
                    .append(",HR,")
                    .append(60 + row * 31 % 47)
                    .append("\n");
        }
        Files.writeString(folder.resolve("labs.csv"), text);
        return String.join("\n", open().check(ProgressMonitor.NONE).notes());
    }

    @Test
    void aCodeThatIsEmptyInOtherColumnsIsEmptyWhereItStandsOnce() throws IOException {
        List<String> header = List.of("q1", "q2");
        write(
                "labs.csv",
                "id," + String.join(",", header),
                row -> id(row) + "," + (row % 12 == 5 ? 99 : 1 + row % 5) + ","
                        + (row == 7 ? 99 : row % 9 == 0 ? 2 : 1));
        assertEquals(
                "99 lies far from all other numbers and counts as empty, in 1 cell (row 8), as it does in 'q1'; to keep it, take the"
                        + " column as a number",
                finding("q2").reason());
    }
}

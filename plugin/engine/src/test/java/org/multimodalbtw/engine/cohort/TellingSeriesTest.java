package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;

/** An outcome that is written over time, and variables that say much and not all. */
class TellingSeriesTest extends WrittenCohort {

    private static final int TIMES = 6;

    @BeforeEach
    void labels() throws IOException {
        StringBuilder rows = new StringBuilder("id,label,split\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            rows.append(id(patient)).append(',').append(isIll(patient) ? 1 : 0).append(",train\n");
        }
        Files.writeString(folder.resolve("labels.csv"), rows);
    }

    private static boolean isIll(int patient) {
        return patient % 3 == 1;
    }

    private List<String> notes(String header, IntFunction<String> cells) throws IOException {
        StringBuilder rows = new StringBuilder("id," + header + "\n");
        for (int row = 0; row < PATIENTS * TIMES; row++) {
            for (String line : cells.apply(row).split("\n")) {
                rows.append(line.isEmpty() ? "" : id(row / TIMES) + "," + line + "\n");
            }
        }
        Files.writeString(folder.resolve("vitals.csv"), rows);
        return open(SurveySettings.on().with(TableForms.ALL))
                .check(ProgressMonitor.NONE)
                .notes();
    }

    private static int hour(int row) {
        return row % TIMES;
    }

    private static int becomesIll(int row) {
        return isIll(row / TIMES) && hour(row) >= 3 ? 1 : 0;
    }

    private static int pulse(int row) {
        return 60 + row * 37 % 41;
    }

    /** High in most of the ill, and in some of the others. */
    private static String lactate(int row) {
        int patient = row / TIMES;
        boolean isHigh = isIll(patient) ? patient % 7 != 0 : patient % 11 == 0;
        return (isHigh ? 4 : 1) + "." + row % 10;
    }

    @Test
    void anOutcomeOverTimeIsSaidAndALactateIsNot() throws IOException {
        List<String> notes = notes(
                "hour,hr,SepsisLabel,lactate",
                row -> hour(row) + "," + pulse(row) + "," + becomesIll(row) + "," + lactate(row));
        assertEquals(
                List.of(
                        "File vitals.csv: the largest 'SepsisLabel' of a patient alone tells the outcome of 100 % of the patients, and it is "
                                + "used; if it is known only after the outcome, take the column as Unused."),
                notes);
    }

    @Test
    void soIsOneAmongVariablesInRowsAndOneOfWhichTheLastValueCounts() throws IOException {
        List<String> notes = notes(
                "hour,item,value",
                row -> hour(row) + ",hr," + pulse(row) + "\n" + hour(row) + ",state,"
                        + (hour(row) == TIMES - 1 && isIll(row / TIMES) ? 0 : 1));
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(notes.get(0).contains("the last 'state' of a patient alone"), notes.get(0));
        assertTrue(notes.get(0).contains("remove the rows of this variable"), notes.get(0));
    }

    @Test
    void soIsAVariableThatOnlyTheIllHave() throws IOException {
        List<String> notes = notes(
                "hour,item,value",
                row -> hour(row) + ",hr," + pulse(row)
                        + (isIll(row / TIMES) ? "\n" + hour(row) + ",drain," + pulse(row + 5) : ""));
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(
                notes.get(0).contains("has a value of 'drain' or none alone tells the outcome: 20 of the 20 patients"),
                notes.get(0));
    }

    @Test
    void aNumberThatIsWrittenOverTimeIsSaidAndAPulseIsNot() throws IOException {
        StringBuilder labels = new StringBuilder("id,label,split\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            labels.append(id(patient)).append(',').append(days(patient)).append(",train\n");
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        List<String> notes = notes(
                "hour,hr,stay,sofa",
                row -> hour(row) + "," + pulse(row) + "," + Math.round(24 * days(row / TIMES)) + ","
                        + Math.round(days(row / TIMES) + row / TIMES * 7 % 9));
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(
                notes.get(0)
                        .contains(
                                "the largest 'stay' of a patient alone tells the outcome: in 60 of 60 patients it is 24 times 'label'"),
                notes.get(0));
    }

    private static double days(int patient) {
        return 1 + patient * 37 % 61 / 2.;
    }

    @Test
    void ordinaryMeasurementsAreNotSaid() throws IOException {
        assertEquals(List.of(), notes("hour,hr,lactate", row -> hour(row) + "," + pulse(row) + "," + lactate(row)));
        assertEquals(List.of(), notes("hour,item,value", row -> hour(row) + ",hr," + pulse(row)));
    }
}

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

/** Measurements whose values say nothing, or stand in another column than the one that is read. */
class SilentSeriesTest extends WrittenCohort {

    private static final int TIMES = 4;

    private CohortFolder cohort(String header, IntFunction<String> cells) throws IOException {
        StringBuilder rows = new StringBuilder("id," + header + "\n");
        for (int row = 0; row < PATIENTS * TIMES; row++) {
            rows.append(id(row / TIMES)).append(',').append(cells.apply(row)).append('\n');
        }
        Files.writeString(folder.resolve("labs.csv"), rows);
        return open(SurveySettings.on().with(TableForms.ALL));
    }

    private static FileReport report(CohortFolder cohort) {
        return cohort.reports().stream()
                .filter(report -> report.name().equals("labs"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "0.0"})
    void measurementsThatAreAllTheSameAreNoList(String value) throws IOException {
        CohortFolder cohort = cohort(
                "minute,variable,value", row -> row % TIMES + "," + (row % 2 == 0 ? "hr" : "spo2") + "," + value);
        assertFalse(cohort.joinsNames("labs"));
        assertTrue(report(cohort).isUseless());
    }

    @Test
    void diagnosesAndMeasurementsStayWhatTheyAre() throws IOException {
        CohortFolder codes = cohort("minute,code", row -> row % TIMES + ",I" + row % 7 + row / TIMES % 3);
        assertTrue(codes.joinsNames("labs"));
        assertFalse(report(codes).isUseless());
        CohortFolder measured = cohort(
                "minute,variable,value", row -> row % TIMES + "," + (row % 2 == 0 ? "hr" : "spo2") + "," + row % 9);
        assertEquals(FileKind.SERIES, measured.kind("labs"));
        assertFalse(report(measured).isUseless());
    }

    private List<String> notes(IntFunction<String> cells) throws IOException {
        return cohort("charttime,label,value,valuenum", row -> "2150-03-0" + (1 + row % TIMES) + "," + cells.apply(row))
                .check(ProgressMonitor.NONE)
                .notes();
    }

    @Test
    void resultsBelowALimitBesideAnEmptyNumberAreCounted() throws IOException {
        List<String> notes = notes(row -> {
            double number = 0.2 + row * 31 % 37 / 10.;
            return "trop," + (row % 3 == 0 ? "<0.1," : number + "," + number);
        });
        assertTrue(
                notes.stream()
                        .anyMatch(note ->
                                note.contains("80 of the 80 rows whose 'valuenum' is empty hold a number in 'value'")
                                        && note.contains("--set 'Series Encoder/value=value'")),
                notes.toString());
    }

    @Test
    void wordsBesideAnEmptyNumberAreNot() throws IOException {
        List<String> notes = notes(row -> {
            double number = 0.2 + row * 31 % 37 / 10.;
            return "trop," + (row % 3 == 0 ? "hemolyzed," : number + "," + number);
        });
        assertTrue(notes.stream().noneMatch(note -> note.contains("valuenum")), notes.toString());
    }
}

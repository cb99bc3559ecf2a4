package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;

/** Times with and without a zone, and variables in two scales. */
class SeriesOdditiesTest extends WrittenCohort {

    private static final int TIMES = 4;

    private List<String> notes(String header, IntFunction<String> cells) throws IOException {
        StringBuilder rows = new StringBuilder("id," + header + "\n");
        for (int row = 0; row < PATIENTS * TIMES; row++) {
            rows.append(id(row / TIMES)).append(',').append(cells.apply(row)).append('\n');
        }
        Files.writeString(folder.resolve("labs.csv"), rows);
        return open().check(ProgressMonitor.NONE).notes();
    }

    private static String day(int row) {
        return String.format(Locale.ROOT, "2150-03-%02d", 1 + row % TIMES * 3);
    }

    private static double glucose(int row) {
        return 70 + row * 37 % 61;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "+02:00", "-05:00", "+0200", " UTC", ".000Z", ".123+02:00", " GMT", "+05:30", "-0800"})
    void timesWithAndWithoutAZoneAreSaid(String zone) throws IOException {
        List<String> notes = notes(
                "charttime,test,value",
                row -> day(row) + "T08:00:00" + (row % 5 == 2 ? "" : zone) + ",glucose," + glucose(row));
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(
                notes.get(0)
                        .contains("192 have a time zone, such as '2150-03-01T08:00:00" + zone + "', and 48 have none"),
                notes.get(0));
    }

    @Test
    void datesThatCanBeReadInTwoWaysAreSaidWithTheOption() throws IOException {
        List<String> notes = notes(
                "taken,test,value",
                row -> "0" + (1 + row % 4) + "/0" + (1 + row % 9) + "/2150 08:00,glucose," + glucose(row));
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(notes.get(0).contains("dates that can be read in two ways"), notes.get(0));
        assertTrue(notes.get(0).contains("--column 'labs/taken=day first'"), notes.get(0));
        assertEquals(
                List.of(),
                notes(
                        "taken,test,value",
                        row -> "0" + (1 + row % 4) + "/" + (10 + row % 19) + "/2150 08:00,glucose," + glucose(row)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"T08:00:00", "T08:00:00Z", "T08:00:00+02:00", "", " 08:30", " 08:00:00.000"})
    void timesOfOneKindAreNot(String clock) throws IOException {
        assertEquals(List.of(), notes("charttime,test,value", row -> day(row) + clock + ",glucose," + glucose(row)));
    }

    @Test
    void severalZonesAndDaysBesideTimesAreNot() throws IOException {
        assertEquals(
                List.of(),
                notes(
                        "charttime,test,value",
                        row -> day(row) + (row % 2 == 0 ? "T08:00:00+02:00" : "T08:00:00+01:00") + ",glucose,"
                                + glucose(row)));
        assertEquals(
                List.of(),
                notes(
                        "charttime,test,value",
                        row -> day(row) + (row % 2 == 0 ? "T08:00:00Z" : "") + ",glucose," + glucose(row)));
    }

    @ParameterizedTest
    @CsvSource({
        "glucose,18.0156,mmol/L and mg/dL",
        "Glukose,18.0156,mmol/L and mg/dL",
        "creatinine,88.4,mg/dL and µmol/L",
        "total bilirubin,17.1,mg/dL and µmol/L",
        "cholesterol,38.67,mmol/L and mg/dL",
        "LDL,38.67,mmol/L and mg/dL",
        "uric acid,59.48,mg/dL and µmol/L",
        "weight,1000,factor 1000",
        "height,100,factor 100",
        "x,10,decimal point"
    })
    void aVariableInTwoScalesIsSaid(String variable, double factor, String scales) throws IOException {
        IntFunction<String> value =
                row -> String.format(Locale.ROOT, "%.3f", glucose(row) * (row % 7 < 2 ? 1 / factor : 1));
        List<String> longForm = notes(
                "charttime,test,value",
                row -> day(row) + "," + (row % 2 == 0 ? variable : "sodium") + ","
                        + (row % 2 == 0 ? value.apply(row) : "" + (130 + row % 17)));
        assertEquals(1, longForm.size(), longForm.toString());
        assertTrue(
                longForm.get(0).contains("'" + variable + "': its numbers seem to be of two scales"), longForm.get(0));
        assertTrue(longForm.get(0).contains(scales), longForm.get(0));
        List<String> wideForm = notes(
                "charttime," + variable + ",sodium", row -> day(row) + "," + value.apply(row) + "," + (130 + row % 17));
        assertEquals(1, wideForm.size(), wideForm.toString());
        assertTrue(wideForm.get(0).contains(scales), wideForm.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "sodium,18.0156",
        "lactate,18",
        "crp,18.0156",
        "glucose,30",
        "glucose,2",
        "ferritin,60",
        "glucose,5",
        "x,18.0156",
        "glucose,250"
    })
    void whatOnlyLooksLikeTwoScalesIsNot(String variable, double factor) throws IOException {
        assertEquals(
                List.of(),
                notes(
                        "charttime,test,value",
                        row -> day(row) + "," + variable + ","
                                + String.format(Locale.ROOT, "%.3f", glucose(row) * (row % 7 < 2 ? 1 / factor : 1))));
    }

    @Test
    void withUnitsBesideThemNumbersAreOfTheScaleThatTheySay() throws IOException {
        List<String> notes = notes(
                "charttime,test,value,unit",
                row -> day(row) + ",glucose,"
                        + (row % 7 < 2
                                ? String.format(Locale.ROOT, "%.3f,mmol/L", glucose(row) / 18.0156)
                                : glucose(row) + ",mg/dL"));
        assertEquals(List.of(), notes);
    }
}

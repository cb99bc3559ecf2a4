package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.Taken;

/** Hours and minutes without a day, fractions and scores that are no dates, and the time of measurements since a start. */
class ClockColumnsTest extends WrittenCohort {

    private ColumnFinding found(String name, IntFunction<String> cell) throws IOException {
        column(name, cell);
        return finding(name);
    }

    @Test
    void timesOfDayAreLeftOutAsSuch() throws IOException {
        List<IntFunction<String>> forms = List.of(
                row -> 7 + row % 12 + ":" + (10 + row % 49),
                row -> String.format("%02d:%02d:00", row % 24, row % 60),
                row -> 1 + row % 12 + ":" + (10 + row % 49) + " PM",
                row -> 1 + row % 12 + ":" + (10 + row % 49) + " a.m.",
                row -> 1 + row % 12 + ":" + (10 + row % 49) + (row % 2 == 0 ? " AM" : " PM"));
        for (String name : List.of("surgery_start", "time", "Schnitt", "sleep onset", "Uhrzeit")) {
            for (IntFunction<String> form : forms) {
                ColumnFinding finding = found(name, form);
                assertEquals(Taken.DATE, finding.taken(), form.apply(1));
                assertFalse(finding.isUsed());
                assertTrue(finding.reason().startsWith("a time of day is no measurement"), finding::reason);
            }
        }
    }

    @Test
    void hoursAndMinutesWithAPointBetweenAreLeftOut() throws IOException {
        IntFunction<String> clock = row -> row * 7 % 24 + "." + String.format("%02d", row * 37 % 60);
        for (String name : List.of("ora_prelievo", "Uhrzeit", "blood draw time", "ora")) {
            ColumnFinding finding = found(name, clock);
            assertEquals(Taken.DATE, finding.taken());
            assertFalse(finding.isUsed());
            assertTrue(finding.reason().contains("such as 23."), finding::reason);
            assertTrue(finding.reason().contains("it holds hours and minutes; a time of day"), finding::reason);
        }
        assertTrue(found("potassium", clock).isUsed(), "the name says no time");
        assertTrue(found("op_dauer_ora", clock).isUsed(), "a length of time");
        assertTrue(
                found("ora_prelievo", row -> row * 7 % 24 + "." + String.format("%02d", row * 37 % 100))
                        .isUsed(),
                "decimals");
        assertTrue(
                found("ora_prelievo", row -> row * 7 % 10 + "." + String.format("%02d", row * 37 % 60))
                        .isUsed(),
                "none in the afternoon");
    }

    @Test
    void lengthsOfTimeMayBeOfHoursOrMinutes() throws IOException {
        for (String name : List.of("duration", "op_dauer", "Nahtdauer", "surgery duration", "elapsed", "duree op")) {
            ColumnFinding finding = found(name, row -> 1 + row % 9 + ":" + (10 + row % 49));
            assertFalse(finding.isUsed());
            assertTrue(
                    finding.reason()
                            .startsWith("'1:10' may be hours and minutes, minutes and seconds, or a time of day"),
                    finding::reason);
        }
    }

    @Test
    void longerOnesAndDatesAreSaidAsBefore() throws IOException {
        assertTrue(found("duration", row -> 20 + row + ":" + (10 + row % 49))
                .reason()
                .contains("are read as hours"));
        assertTrue(
                found("duration", row -> "2024-01-" + (10 + row % 19)).reason().contains("a date is no measurement"));
        assertTrue(found("start", row -> "2024-01-" + (10 + row % 19) + " 14:05")
                .reason()
                .contains("a date is no measurement"));
    }

    @Test
    void scoresAndFractionsAreNoDates() throws IOException {
        List<IntFunction<String>> numbers = List.of(
                row -> row % 11 + "/10",
                row -> row % 20 / 2. + "/10",
                row -> row % 10 + ".5/10",
                row -> row % 12 + "/12",
                row -> row % 30 + "/30",
                row -> row % 10 + ".5 / 10",
                row -> row % 10 + ".25/20");
        for (IntFunction<String> form : numbers) {
            ColumnFinding finding = found("score", form);
            assertEquals(Taken.NUMBER, finding.taken(), () -> form.apply(1) + ": " + finding);
            assertTrue(finding.isUsed(), finding::reason);
        }
        assertEquals(
                3.5,
                numbers(readScore(row -> "3.5/10", row -> row % 10 + ".5/10"), 0)
                        .get(0));
        assertTrue(found("bp", row -> 110 + row % 40 + "/" + (60 + row % 20))
                .reading()
                .isPair());
        assertTrue(found("date", row -> 1 + row % 28 + "/" + (1 + row % 12) + "/10")
                .reason()
                .contains("a date is no measurement"));
        assertTrue(found("date", row -> 1 + row % 28 + "." + (1 + row % 12) + ".10")
                .reason()
                .contains("a date is no measurement"));
    }

    private TableRows readScore(IntFunction<String> first, IntFunction<String> others) throws IOException {
        column("score", row -> row == 0 ? first.apply(row) : others.apply(row));
        return open().rows("labs");
    }

    private SeriesRoles roles(String header, IntFunction<String> cells) throws IOException {
        write(
                "vitals.csv",
                "id," + header,
                row -> id(row) + "," + cells.apply(row) + "\n" + id(row) + "," + cells.apply(row + 7));
        return open().series("vitals").orElseThrow();
    }

    @Test
    void whatElapsedIsTheTime() throws IOException {
        IntFunction<String> clock = row -> String.format("%02d:%02d:%02d", row % 20, row % 60, row % 50);
        for (String name : List.of("Elapsed", "elapsed_time", "Time elapsed", "Elapsed [hh:mm:ss]")) {
            assertEquals(
                    name,
                    roles(
                                    name + ",hr,rr [1/min]",
                                    row -> clock.apply(row) + "," + (60 + row % 30) + "," + (12 + row % 9))
                            .time()
                            .orElseThrow());
        }
        String lacking = roles(
                        "onset,hr,rr [1/min]", row -> clock.apply(row) + "," + (60 + row % 30) + "," + (12 + row % 9))
                .lacking()
                .toString();
        assertTrue(lacking.contains("likely it is 'onset'"), lacking);
    }
}

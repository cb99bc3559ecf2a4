package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says of a series counts in what is said of it. */
class ChosenSeriesTest {

    private static final int PATIENTS = 60;
    private static final int TIMES = 4;

    @TempDir
    Path folder;

    private void write(String header, IntFunction<String> cells) throws IOException {
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder labs = new StringBuilder("id," + header + "\n");
        for (int row = 0; row < PATIENTS * TIMES; row++) {
            String id = String.format(Locale.ROOT, "p%02d", row / TIMES);
            if (row % TIMES == 0) {
                int patient = row / TIMES;
                labels.append(id + "," + (patient % 3 == 0 ? "died" : "alive") + ","
                        + (patient % 5 == 0 ? "test" : "train") + "\n");
            }
            labs.append(id).append(',').append(cells.apply(row)).append('\n');
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("labs.csv"), labs);
    }

    private Command check(String... more) {
        return Command.run(List.of("--data", folder.toString(), "--check"), more);
    }

    private void writeGaps() throws IOException {
        write("gap,hr,sbp", row -> row % TIMES + "," + (60 + row * 37 % 41) + ".5," + (110 + row * 13 % 29) + ".5");
    }

    @Test
    void aTimeThatIsChosenIsNotLacking() throws IOException {
        writeGaps();
        assertTrue(check().out().contains("no column is the time"), () -> check().toString());
        for (String name : List.of("Series Encoder", "Series Encoder (labs)")) {
            Command chosen = check("--set", name + "/time=gap");
            assertEquals(0, chosen.exit(), chosen::toString);
            assertFalse(chosen.out().contains("no column is the time"), chosen::toString);
            assertTrue(chosen.out().contains("time 'gap'"), chosen::toString);
        }
    }

    @Test
    void whereNoColumnCanBeTheTimeNoneIsOfferedAndTheStopIsSaid() throws IOException {
        write("test,result", row -> (row % 2 == 0 ? "Na," : "K,") + (60 + row * 37 % 41) + ".5");
        String said = check().out();
        assertTrue(said.contains("the run will stop, because by names and values, no column is the time"), said);
        assertTrue(said.contains("so that each 'test' is a column and each patient a row"), said);
        assertFalse(said.contains("to choose the time"), said);
    }

    @Test
    void anotherParameterChoosesNothing() throws IOException {
        writeGaps();
        Command other = check("--set", "Series Encoder/knownAt=3");
        assertTrue(other.out().contains("no column is the time"), other::toString);
    }

    @Test
    void textsThatAreToBeASeriesAreRefusedWithTheWayOut() throws IOException {
        write(
                "charttime,pain,text",
                row -> "2021-05-0" + (1 + row % TIMES) + "," + row * 7 % 10
                        + ",the patient slept well and had no complaints on day " + row);
        Command refused = check("--encoder", "labs=series");
        assertTrue(refused.exit() != 0, refused::toString);
        assertTrue(refused.toString().contains("--column 'labs/text=unused'"), refused::toString);
        assertEquals(
                0,
                check("--encoder", "labs=series", "--column", "labs/text=unused")
                        .exit());
    }

    @Test
    void measurementsThatAreToBeTextsAreRefusedWithTheWayOut() throws IOException {
        write(
                "charttime,test,value,comment",
                row -> "2021-05-0" + (1 + row % TIMES) + ",ALT," + (60 + row * 37 % 41)
                        + ",called to the ward and read back by nurse " + row);
        Command refused = check("--encoder", "labs=text");
        assertTrue(refused.toString().contains("'Cohort Reader/measuredFirst=false'"), refused::toString);
        Command texts = check("--encoder", "labs=text", "--set", "Cohort Reader/measuredFirst=false");
        assertEquals(0, texts.exit(), texts::toString);
        assertTrue(texts.out().contains("free text: 'comment'"), texts::toString);
    }

    private void writeCodes() throws IOException {
        write(
                "charttime,kennung,result",
                row -> "2021-05-01 0" + row % TIMES + ":00," + (4711 + row % 2) + "," + (row % 2 * 100 + row % 7)
                        + ".5");
    }

    @Test
    void aVariableThatIsChosenMakesARowOneMeasurement() throws IOException {
        writeCodes();
        assertTrue(check().out().contains("variables 'kennung', 'result'"), () -> check().toString());
        assertTrue(check().out().contains("--set 'Series Encoder/variable=kennung'"), () -> check().toString());
        Command chosen = check("--set", "Series Encoder/variable=kennung");
        assertEquals(0, chosen.exit(), chosen::toString);
        assertTrue(chosen.out().contains("variable 'kennung', value 'result'"), chosen::toString);
        Command wide = check("--set", "Series Encoder/variable=kennung", "--set", "Series Encoder/layout=WIDE");
        assertTrue(wide.out().contains("variables 'kennung', 'result'"), wide::toString);
    }

    @Test
    void theCheckTakesNoSettingThatTheRunRefuses() throws IOException {
        writeCodes();
        for (String unknown :
                List.of("Series Encoder/foo=1", "Series Encoder/layout=LONG", "Series Encoderr/time=gap")) {
            Command refused = check("--set", unknown);
            assertEquals(1, refused.exit(), refused::toString);
        }
        assertEquals(
                0,
                check("--set", "BTW Learner/epochs=3", "--set", "Multimodal Report/title=x")
                        .exit());
    }
}

package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What "What was read" offers to have a column otherwise is done when it is written behind the command. */
class RemediesTest {

    private static final int PATIENTS = 60;

    @TempDir
    Path folder;

    @TempDir
    Path out;

    @BeforeEach
    void writeCohort() throws IOException {
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder labs = new StringBuilder("id,crp,ward,admitted,born,stay_id\n");
        for (int row = 0; row < PATIENTS; row++) {
            labels.append(String.format(
                    "p%02d,%s,%s%n", row, row % 3 == 0 ? "died" : "alive", row % 5 == 0 ? "test" : "train"));
            labs.append(String.format(
                    "p%02d,%d.5,%d,2020-03-%02d,19%02d-05-17,%d%n",
                    row, row * 7 % 31, row % 4, 1 + row % 28, 30 + row % 60, 9000 + row * 13 % 97));
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("labs.csv"), labs);
    }

    private Command run(String... more) {
        String[] all = Stream.concat(
                        Stream.of("--set", "BTW Learner/epochs=2", "--set", "BTW Learner/members=1"), Stream.of(more))
                .toArray(String[]::new);
        return Command.run(List.of("--data", folder.toString(), "--out", out.toString()), all);
    }

    @Test
    void withoutThemDatesAndSecondIdentifiersAreLeftOut() {
        Command command = run();
        assertEquals(0, command.exit(), command::toString);
        assertTrue(command.out().contains("left out, dates: 'admitted', 'born'"), command::toString);
        assertTrue(command.out().contains("left out, a second identifier: 'stay_id'"), command::toString);
    }

    @Test
    void columnsAreTakenAsTheOptionSays() {
        Command command = run(
                "--column",
                "labs/born=days since admitted",
                "--column",
                "labs/admitted=days since 2020-01-01",
                "--column",
                "labs/ward=category",
                "--column",
                "labs/stay_id=number");
        assertEquals(0, command.exit(), command::toString);
        for (String said : List.of(
                "a number: 'born' - days since admitted, as chosen",
                "a number: 'admitted' - days since 2020-01-01, as chosen",
                "a category: 'ward' - as chosen",
                "a number: 'stay_id' - as chosen")) {
            assertTrue(command.out().contains(said), command::toString);
        }
    }

    @Test
    void theSameByTheSettingsOfTheNode() {
        Command command =
                run("--set", "Cohort Reader/columns/0/column=labs/crp", "--set", "Cohort Reader/columns/0/as=UNUSED");
        assertEquals(0, command.exit(), command::toString);
        assertTrue(command.out().contains("left out, a category: 'crp' - as chosen"), command::toString);
    }

    @Test
    void twoNumbersAndTheOrderOfDayAndMonthAreTakenAsTheOptionSays() throws IOException {
        StringBuilder ward = new StringBuilder("id,bp,mix,born\n");
        for (int row = 0; row < PATIENTS; row++) {
            ward.append(String.format(
                    "p%02d,%d/%d,%s,%02d/%02d/1950%n",
                    row, 110 + row % 37, 60 + row % 19, row % 2 == 0 ? "70/30" : "75/25", 1 + row % 12, 1 + row % 11));
        }
        Files.writeString(folder.resolve("ward.csv"), ward);
        Command command = run(
                "--column",
                "ward/mix=two numbers",
                "--set",
                "Cohort Reader/columns/1/column=ward/born",
                "--set",
                "Cohort Reader/columns/1/since=1950-01-01",
                "--set",
                "Cohort Reader/columns/1/order=DAY_FIRST");
        assertEquals(0, command.exit(), command::toString);
        for (String said : List.of(
                "read as two columns, 'bp (first)' and 'bp (second)'",
                "a number: 'mix' - as chosen; a cell holds two numbers, such as '70/30', which are read as two columns",
                "a number: 'born' - days since 1950-01-01, day first, as chosen")) {
            assertTrue(command.out().contains(said), command::toString);
        }
        Command undone = run("--column", "ward/bp=category", "--column", "ward/born=unused");
        assertEquals(0, undone.exit(), undone::toString);
        assertTrue(undone.out().contains("a category: 'bp' - as chosen"), undone::toString);
    }
}

package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run over a folder decides about the class that it is told, and says which one that is. */
class EventRunTest {

    private static final List<String> SETTINGS =
            List.of("--set", "BTW Learner/members=1", "--set", "BTW Learner/epochs=2", "--modalities", "labs,imaging");

    @TempDir
    private Path temporary;

    private Path data;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        data = new CohortFiles().write(temporary.resolve("data"));
        out = temporary.resolve("out");
    }

    private Command run(String... more) {
        List<String> arguments = new ArrayList<>(SETTINGS);
        arguments.addAll(List.of("--data", data.toString(), "--out", out.toString()));
        return Command.run(arguments, more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sick", "well"})
    void alarmsAndFiguresAreAboutTheChosenClass(String event) throws IOException {
        Command command = run("--event", event, "--alarm", "0.3");
        assertEquals(0, command.exit(), command::toString);
        assertTrue(command.out().contains("the event is label = " + event + ", as chosen"), command::toString);
        assertTrue(command.out().contains("alarm for " + event + " from 0.300 on"), command::toString);
        assertEquals(
                event,
                JsonParser.parseString(Files.readString(out.resolve("summary.json")))
                        .getAsJsonObject()
                        .get("event")
                        .getAsString());
        for (String table : List.of("decision", "curves", "calibration", "subgroups")) {
            List<String> lines = Files.readAllLines(out.resolve("prediction-evaluator-" + table + ".csv"));
            assertTrue(lines.size() > 1, table);
            int column = List.of(lines.get(0).split(",")).indexOf("Event");
            for (String line : lines.subList(1, lines.size())) {
                assertEquals(event, line.split(",")[column], table);
            }
        }
    }

    @Test
    void withoutItTheRarestClassIsTakenAndSaid() {
        Command command = run("--labels", "labels_other.csv");
        assertEquals(0, command.exit(), command::toString);
        assertTrue(command.out().contains("the event is label = yes, the rarest class"), command::toString);
    }

    @Test
    void aClassThatThereIsNotIsNamedWithThoseThatThereAre() {
        Command command = run("--event", "ill");
        assertNotEquals(0, command.exit(), command::toString);
        assertTrue(command.err().contains("'ill' is none of the values of 'label': sick, well."), command::toString);
    }
}

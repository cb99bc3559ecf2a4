package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --explain}: what moved the predictions of test rows, by columns and words. */
class ExplanationsTest {

    private static final int PATIENTS = 60;

    @TempDir
    Path folder;

    @TempDir
    Path out;

    @Test
    void columnsAndWordsOfTestRowsAreExplained() throws IOException {
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder labs = new StringBuilder("id,crp,ward\n");
        StringBuilder notes = new StringBuilder("id,text\n");
        Set<String> test = new TreeSet<>();
        for (int row = 0; row < PATIENTS; row++) {
            boolean died = row % 3 == 0;
            labels.append("p%02d,%s,%s%n".formatted(row, died ? "died" : "alive", row % 4 == 0 ? "test" : "train"));
            labs.append("p%02d,%d.5,%s%n".formatted(row, row * 7 % 31, row % 2 == 0 ? "surgery" : "medicine"));
            notes.append("p%02d,the patient has had %s and was seen by doctor number%d on the ward%n"
                    .formatted(row, died ? "sepsis with fever" : "cough without fever", row));
            if (row % 4 == 0) {
                test.add("p%02d".formatted(row));
            }
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("labs.csv"), labs);
        Files.writeString(folder.resolve("notes.csv"), notes);
        Command command = Command.run(
                List.of("--data", folder.toString(), "--out", out.toString(), "--explain"),
                "--set",
                "BTW Learner/epochs=2",
                "--set",
                "BTW Learner/members=1");
        assertEquals(0, command.exit(), command::toString);
        String explanations = Files.readString(out.resolve("prediction-explainer-explanations.csv"));
        List<String> lines = explanations.lines().skip(1).toList();
        assertEquals(
                test, lines.stream().map(line -> line.split(",")[1]).collect(Collectors.toCollection(TreeSet::new)));
        assertTrue(lines.stream().allMatch(line -> line.split(",")[2].equals("died")), explanations);
        for (String feature : List.of(",labs,crp,", ",labs,ward,", ",notes,fever,", ",notes,sepsis,")) {
            assertTrue(explanations.contains(feature), feature + " in " + explanations);
        }
        assertFalse(explanations.contains("number1"), explanations);
        assertTrue(Files.exists(out.resolve("prediction-explainer-cohort.csv")));
    }
}

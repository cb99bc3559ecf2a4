package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;

/** Files that only some patients have: of the dead alone, of all but them, or of any. */
class FilePresenceTest extends WrittenCohort {

    private List<String> notes(IntPredicate has) throws IOException {
        column("age", row -> String.valueOf(30 + row % 50));
        Files.writeString(
                folder.resolve("autopsy.csv"),
                IntStream.range(0, PATIENTS)
                        .filter(has)
                        .mapToObj(row -> id(row) + "," + (300 + row * 7 % 90) + "\n")
                        .collect(Collectors.joining("", "id,heart\n", "")));
        return open().check(ProgressMonitor.NONE).notes();
    }

    private static boolean isDead(int row) {
        return outcome(row).equals("died");
    }

    private static boolean isNamed(List<String> notes) {
        return notes.stream().anyMatch(note -> note.contains("autopsy.csv alone tells the outcome"));
    }

    @Test
    void aFileOfTheDeadTellsTheOutcome() throws IOException {
        List<String> notes = notes(FilePresenceTest::isDead);
        assertTrue(isNamed(notes), notes::toString);
        assertTrue(notes.toString().contains("rows that have it are 'died'"), notes::toString);
        assertTrue(notes.toString().contains("--modalities"), notes::toString);
    }

    @Test
    void aFileThatTheDeadLackTellsItToo() throws IOException {
        List<String> notes = notes(row -> !isDead(row));
        assertTrue(isNamed(notes), notes::toString);
    }

    @Test
    void aFileOfAnyOrOfAllTellsNothing() throws IOException {
        assertFalse(isNamed(notes(row -> row % 3 == 0)));
        assertFalse(isNamed(notes(row -> true)));
        assertTrue(notes(row -> row % 3 == 0).toString().contains("which is used where it is there"));
    }

    @Test
    void aFewOfTheDeadAreChance() throws IOException {
        assertFalse(isNamed(notes(row -> isDead(row) && row < 12)));
    }
}

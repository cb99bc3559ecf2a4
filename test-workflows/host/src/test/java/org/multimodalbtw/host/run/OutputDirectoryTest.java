package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;

class OutputDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void nothingIsThereBeforeAllIsThere() throws IOException {
        Path target = parent.resolve("deep").resolve("results");
        try (OutputDirectory out = OutputDirectory.prepare(target)) {
            Files.writeString(out.path().resolve("scores.csv"), "a");
            assertFalse(Files.exists(target));
            out.publish();
        }
        assertEquals(List.of("scores.csv"), list(target));
        assertEquals(List.of("results"), list(target.getParent()));
    }

    @Test
    void whatIsNotPublishedIsDeleted() throws IOException {
        try (OutputDirectory out = OutputDirectory.prepare(parent.resolve("results"))) {
            Files.createDirectories(out.path().resolve("model"));
            Files.writeString(out.path().resolve("model").resolve("weights"), "a");
        }
        assertEquals(List.of(), list(parent));
    }

    @Test
    void anEmptyDirectoryIsUsed() throws IOException {
        Path target = Files.createDirectory(parent.resolve("results"));
        write(target, "new");
        assertEquals(List.of("new.csv", "summary.json"), list(target));
    }

    @Test
    void theResultsOfAnEarlierRunAreReplacedAsAWhole() throws IOException {
        Path target = parent.resolve("results");
        write(target, "first");
        write(target, "second");
        assertEquals(List.of("second.csv", "summary.json"), list(target));
        assertEquals(List.of("results"), list(parent));
    }

    @Test
    void aDirectoryWithOtherFilesIsLeftAlone() throws IOException {
        Path target = parent.resolve("results");
        write(target, "first");
        Files.writeString(target.resolve("notes.txt"), "mine");
        InputException refusal = assertThrows(InputException.class, () -> OutputDirectory.prepare(target));
        assertTrue(refusal.getMessage().contains("'notes.txt'"), refusal.getMessage());
        assertTrue(refusal.remedy().contains("--out"), refusal.remedy());
        assertEquals(List.of("first.csv", "notes.txt", "summary.json"), list(target));
        assertEquals(List.of("results"), list(parent));
    }

    @Test
    void aSummaryOfSomethingElseIsNotAnEarlierRun() throws IOException {
        Path target = Files.createDirectory(parent.resolve("results"));
        for (String content : List.of("not json {", "[]", "{\"files\": 3}", "{}")) {
            Files.writeString(target.resolve("summary.json"), content);
            assertThrows(InputException.class, () -> OutputDirectory.prepare(target), content);
        }
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsAnError() throws IOException {
        Path target = Files.writeString(parent.resolve("results"), "a");
        InputException refusal = assertThrows(InputException.class, () -> OutputDirectory.prepare(target));
        assertEquals(target.toAbsolutePath() + " is a file.", refusal.getMessage());
    }

    @Test
    void aDirectoryThatCannotBeMadeIsAnErrorWithTheReason() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "a");
        InputException refusal =
                assertThrows(InputException.class, () -> OutputDirectory.prepare(file.resolve("results")));
        assertTrue(refusal.getMessage().startsWith("The results cannot be written to " + file), refusal.getMessage());
        assertTrue(refusal.remedy().contains("writable"), refusal.remedy());
    }

    private static void write(Path target, String name) throws IOException {
        try (OutputDirectory out = OutputDirectory.prepare(target)) {
            Files.writeString(out.path().resolve(name + ".csv"), name);
            Files.writeString(
                    out.path().resolve("summary.json"), "{\"files\": [\"" + name + ".csv\", \"summary.json\"]}");
            out.publish();
        }
    }

    private static List<String> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

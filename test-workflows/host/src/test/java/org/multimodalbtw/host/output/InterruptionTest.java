package org.multimodalbtw.host.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.host.output.Results.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;

/** Runs that are killed, or whose disk fails, at each of the steps by which results come into a folder that holds others. */
class InterruptionTest {

    private static final String[] NEW = {
        "model/manifest.json", "2", "model/new", "2", "scores.csv", "2", "workflow/workflow.knime", "2"
    };
    private static final SortedMap<String, String> BEFORE = files(
            "model/manifest.json", "1",
            "model/notes.txt", "mine",
            "model/old/weights", "1",
            "notes.txt", "mine",
            "scores.csv", "1",
            "workflow/workflow.knime", "mine");
    private static final SortedMap<String, String> AFTER = files(
            "model/manifest.json", "2",
            "model/new", "2",
            "model/notes.txt", "mine",
            "notes.txt", "mine",
            "scores.csv", "2",
            "workflow.kept/workflow.knime", "mine",
            "workflow/workflow.knime", "2");

    @TempDir
    Path temporary;

    private Results results;
    private String summary;

    /** Keeps what lies in the folder before each step, which is what a kill leaves there. */
    private static final class Watched extends Disk {

        private final Path folder;
        private final Path copies;
        private int steps;

        Watched(Path folder, Path copies) {
            this.folder = folder;
            this.copies = copies;
        }

        private void copy() {
            Results.copy(folder, copies.resolve(String.valueOf(steps++)));
        }

        @Override
        void move(Path from, Path to) throws IOException {
            copy();
            super.move(from, to);
        }

        @Override
        void write(Path file, String text) throws IOException {
            copy();
            super.write(file, text);
        }

        @Override
        void delete(Path file) throws IOException {
            copy();
            super.delete(file);
        }
    }

    /** Fails at one step, or from it on. */
    private static final class Full extends Disk {

        private final int step;
        private final boolean stays;
        private int steps;

        Full(int step, boolean stays) {
            this.step = step;
            this.stays = stays;
        }

        private void use(Path file) throws IOException {
            int now = steps++;
            if (now == step || stays && now > step) {
                throw new FileSystemException(file.toString(), null, "No space left on device");
            }
        }

        @Override
        void move(Path from, Path to) throws IOException {
            use(to);
            super.move(from, to);
        }

        @Override
        void write(Path file, String text) throws IOException {
            use(file);
            super.write(file, text);
        }

        @Override
        void delete(Path file) throws IOException {
            use(file);
            super.delete(file);
        }
    }

    @BeforeEach
    void anEarlierRunAndFilesOfTheUser() throws IOException {
        results = earlier(temporary.resolve("results"));
        summary = Files.readString(results.folder.resolve("summary.json"));
        assertEquals(BEFORE, results.content());
    }

    private static Results earlier(Path folder) throws IOException {
        Results results = new Results(folder);
        results.run(
                "model/manifest.json",
                "1",
                "model/old/weights",
                "1",
                "scores.csv",
                "1",
                "workflow/workflow.knime",
                "1");
        results.write("notes.txt", "mine").write("model/notes.txt", "mine").write("workflow/workflow.knime", "mine");
        return results;
    }

    @Test
    void aKillAtAnyStepLeavesTheEarlierResultsOrTheNewOnes() throws IOException {
        Path copies = Files.createDirectory(temporary.resolve("copies"));
        Watched disk = new Watched(results.folder, copies);
        results.run(disk, Results.NOTHING_READ, NEW);
        assertEquals(AFTER, results.content());
        String newSummary = Files.readString(results.folder.resolve("summary.json"));

        Set<String> said = new HashSet<>();
        for (int step = 0; step < disk.steps; step++) {
            Results killed = new Results(copies.resolve(String.valueOf(step)));
            List<String> notices = killed.open();
            boolean isNew = killed.content().equals(AFTER);
            if (!isNew) {
                assertEquals(BEFORE, killed.content(), "step " + step);
            }
            assertEquals(
                    isNew ? newSummary : summary,
                    Files.readString(killed.folder.resolve("summary.json")),
                    "step " + step);
            assertFalse(Files.exists(killed.folder.resolve(WorkFolder.NAME)), "step " + step);
            notices.forEach(notice -> said.add(notice.replace(killed.folder.toString(), "OUT")));
        }
        assertEquals(
                Set.of(
                        "An earlier run into OUT was stopped before its results were complete: what it left was"
                                + " deleted, and the rest of the folder is as it was.",
                        "An earlier run was stopped while its results were put into OUT: that was finished, and its"
                                + " results are complete.",
                        "Kept in OUT what no run wrote or what was changed since: 1 moved aside (workflow is now "
                                + "workflow.kept)."),
                said);
        assertTrue(disk.steps > 15, "all steps were watched: " + disk.steps);
    }

    @Test
    void aKillWhileAKilledRunIsFinishedIsFinishedByTheNextRun() throws IOException {
        Path copies = Files.createDirectory(temporary.resolve("copies"));
        Watched disk = new Watched(results.folder, copies);
        results.run(disk, Results.NOTHING_READ, NEW);
        for (int step = 0; step < disk.steps; step += 5) {
            Results killed = new Results(copies.resolve(String.valueOf(step)));
            Path again = Files.createDirectory(temporary.resolve("again-" + step));
            Watched second = new Watched(killed.folder, again);
            OutputDirectory.prepare(killed.folder, Results.NOTHING_READ, notice -> {}, second)
                    .close();
            for (int next = 0; next < second.steps; next++) {
                Results twice = new Results(again.resolve(String.valueOf(next)));
                twice.open();
                assertEquals(killed.content(), twice.content(), "steps " + step + " and " + next);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDiskThatFailsAtAnyStepLosesNothing(boolean stays) throws IOException {
        int failures = 0;
        for (int step = 0; ; step++) {
            Results failing = earlier(temporary.resolve(stays + "-" + step));
            Full disk = new Full(step, stays);
            String failure = failure(failing, disk);
            if (disk.steps <= step) {
                break;
            }
            if (failure.isEmpty()) {
                assertEquals(AFTER, withoutWork(failing), "step " + step);
            } else {
                failures++;
                assertTrue(failure.contains("No space left on device"), failure);
                boolean hasJournal =
                        Files.exists(failing.folder.resolve(WorkFolder.NAME).resolve("journal.json"));
                if (failure.contains("are complete and in")) {
                    SortedMap<String, String> expected = files(NEW);
                    BEFORE.forEach((path, text) -> assertEquals(text, contentOf(failing, path), path));
                    expected.forEach((path, text) ->
                            assertEquals(text, contentOf(failing, "unpublished-results/" + path), path));
                } else if (!hasJournal) {
                    assertEquals(BEFORE, withoutWork(failing), "step " + step);
                }
            }
            new Results(failing.folder).run(NEW);
            SortedMap<String, String> content = failing.content();
            content.keySet().removeIf(path -> path.startsWith("unpublished-results"));
            assertEquals(AFTER, content, "step " + step + ", and then a run on a disk that works");
            assertFalse(Files.exists(failing.folder.resolve(WorkFolder.NAME)));
        }
        assertTrue(failures > 10, "most steps matter: " + failures);
    }

    /** What a run says that fails; empty if it does not. */
    private static String failure(Results results, Disk disk) {
        try {
            results.run(disk, Results.NOTHING_READ, NEW);
            return "";
        } catch (InputException refusal) {
            return refusal.getMessage();
        } catch (IOException failure) {
            return OutputDirectory.reason(failure);
        }
    }

    private static SortedMap<String, String> withoutWork(Results results) throws IOException {
        SortedMap<String, String> content = results.content();
        content.keySet().removeIf(path -> path.startsWith(WorkFolder.NAME));
        return content;
    }

    private static String contentOf(Results results, String path) {
        try {
            return results.content().get(path);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void resultsThatFindNoPlaceAtAllWaitForTheNextRun() throws IOException {
        Disk disk = new Disk() {
            @Override
            void move(Path from, Path to) throws IOException {
                if (to.endsWith("scores.csv") || to.endsWith("unpublished-results")) {
                    throw new AccessDeniedException(to.toString());
                }
                super.move(from, to);
            }
        };
        String failure = failure(results, disk);
        assertTrue(failure.contains("access is denied. Nothing is lost"), failure);
        List<String> notices = results.open();
        assertTrue(notices.get(0).contains("unpublished-results"), notices::toString);
        files(NEW).forEach((path, text) -> assertEquals(text, contentOf(results, "unpublished-results/" + path), path));
        BEFORE.forEach((path, text) -> assertEquals(text, contentOf(results, path), path));
    }

    @Test
    void whatTheUserChangesBetweenAKillAndTheNextRunIsKept() throws IOException {
        Path copies = Files.createDirectory(temporary.resolve("copies"));
        Watched disk = new Watched(results.folder, copies);
        results.run(disk, Results.NOTHING_READ, NEW);
        List<String> states = new ArrayList<>();
        for (int step = 0; step < disk.steps; step++) {
            Results killed = new Results(copies.resolve(String.valueOf(step)));
            if (Files.exists(killed.folder.resolve("scores.csv"))) {
                killed.write("scores.csv", "a remark");
                killed.open();
                assertTrue(killed.content().containsValue("a remark"), "step " + step + ": " + killed.content());
                states.add(killed.content().get("scores.csv"));
            }
        }
        assertTrue(states.containsAll(List.of("2", "a remark")), states::toString);
    }

    @Test
    void resultsThatAreDamagedAreNotPutInPlace() throws IOException {
        Path copies = Files.createDirectory(temporary.resolve("copies"));
        Watched disk = new Watched(results.folder, copies);
        results.run(disk, Results.NOTHING_READ, NEW);
        int undone = 0;
        for (int step = 0; step < disk.steps; step++) {
            Results killed = new Results(copies.resolve(String.valueOf(step)));
            Path work = killed.folder.resolve(WorkFolder.NAME);
            Path waiting = work.resolve("results").resolve("scores.csv");
            if (Files.exists(work.resolve("journal.json")) && Files.exists(waiting)) {
                Files.writeString(waiting, "");
                List<String> notices = killed.open();
                assertEquals(BEFORE, killed.content(), "step " + step);
                assertTrue(notices.get(0).contains("that was undone"), notices::toString);
                undone++;
            }
        }
        assertTrue(undone > 3, "in several states: " + undone);
    }

    @Test
    void aJournalThatCannotBeReadIsSaidAndNothingIsTouched() throws IOException {
        String move =
                "{\"moves\": [{\"purpose\": \"KEEP\", \"from\": \"%s\", \"to\": \"%s\"}], \"emptied\": [], \"made\": []}";
        for (String journal : List.of(
                "",
                "{",
                "{\"moves\": []}",
                "[]",
                move.formatted("../stranger", "mine"),
                move.formatted("scores.csv", "/tmp/mine"),
                move.replace("KEEP", "PLACE").formatted("scores.csv", "mine"))) {
            results.write(WorkFolder.NAME + "/journal.json", journal);
            InputException refusal = assertThrows(InputException.class, results::open);
            assertTrue(refusal.getMessage().contains("journal.json"), refusal.getMessage());
            assertEquals(BEFORE, withoutWork(results));
        }
    }
}

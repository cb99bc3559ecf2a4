package org.multimodalbtw.host.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.host.output.Results.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;

class OutputDirectoryTest {

    @TempDir
    Path parent;

    private Results results;

    @BeforeEach
    void results() {
        results = new Results(parent.resolve("deep").resolve("results"));
    }

    @Test
    void nothingIsThereBeforeAllIsThere() throws IOException {
        try (OutputDirectory out =
                OutputDirectory.prepare(results.folder, Results.NOTHING_READ, results.notices::add)) {
            Files.writeString(out.path().resolve("scores.csv"), "a");
            assertEquals(List.of(results.folder.resolve(WorkFolder.NAME)), FileTree.entries(results.folder));
            out.publish(Results::summary);
        }
        assertEquals(files("scores.csv", "a"), results.content());
        assertEquals(List.of("scores.csv", "summary.json"), FileTree.files(results.folder));
        assertEquals(List.of(), results.notices);
    }

    @Test
    void whatIsNotPublishedIsDeleted() throws IOException {
        try (OutputDirectory out =
                OutputDirectory.prepare(parent.resolve("out"), Results.NOTHING_READ, results.notices::add)) {
            Results.write(out.path(), "model/weights", "a");
            Results.write(out.scratch(), "table", "a");
        }
        assertEquals(List.of(), FileTree.entries(parent));
    }

    @Test
    void aFolderOfTheUsersIsThereAfterARunThatFails() throws IOException {
        Files.createDirectories(results.folder);
        results.open();
        assertTrue(Files.isDirectory(results.folder));
        assertEquals(List.of(), FileTree.entries(results.folder));
    }

    @Test
    void theResultsOfAnEarlierRunAreReplacedAsAWhole() throws IOException {
        results.run("first.csv", "1", "model/a/x", "1", "workflow/b", "1");
        results.run("second.csv", "2", "model/y", "2");
        assertEquals(files("second.csv", "2", "model/y", "2"), results.content());
        assertFalse(Files.exists(results.folder.resolve("workflow")));
        assertFalse(Files.exists(results.folder.resolve("model/a")));
        assertEquals(List.of(), results.notices);
    }

    @Test
    void filesOfTheUserStayAndAreSaid() throws IOException {
        results.run("scores.csv", "1", "model/manifest.json", "1", "workflow/workflow.knime", "1");
        results.write("notes.txt", "mine")
                .write("model/notes.txt", "mine")
                .write("workflow/deep/notes.txt", "mine")
                .write("archive/old.csv", "mine");
        results.run("scores.csv", "2", "model/manifest.json", "2", "workflow/workflow.knime", "2");
        assertEquals(
                files(
                        "archive/old.csv", "mine",
                        "model/manifest.json", "2",
                        "model/notes.txt", "mine",
                        "notes.txt", "mine",
                        "scores.csv", "2",
                        "workflow/deep/notes.txt", "mine",
                        "workflow/workflow.knime", "2"),
                results.content());
        assertEquals(
                List.of("Kept in " + results.folder + " what no run wrote or what was changed since: 4 as they were "
                        + "(model/notes.txt, workflow/deep/notes.txt, archive/, ...)."),
                results.notices);
    }

    @Test
    void filesThatWereThereBeforeTheFirstRunStay() throws IOException {
        results.write("notes.txt", "mine").write("model/notes.txt", "mine");
        results.run("scores.csv", "1", "model/manifest.json", "1");
        assertEquals(
                files("model/manifest.json", "1", "model/notes.txt", "mine", "notes.txt", "mine", "scores.csv", "1"),
                results.content());
    }

    @Test
    void aResultThatWasChangedIsMovedAside() throws IOException {
        results.run("scores.csv", "1", "other.csv", "1");
        results.write("scores.csv", "1 with a remark");
        results.run("scores.csv", "2", "other.csv", "2");
        assertEquals(
                files("other.csv", "2", "scores.csv", "2", "scores.csv.kept", "1 with a remark"), results.content());
        assertEquals(
                List.of("Kept in " + results.folder + " what no run wrote or what was changed since: 1 moved aside "
                        + "(scores.csv is now scores.csv.kept)."),
                results.notices);
        results.write("scores.csv", "another remark");
        results.run("scores.csv", "3", "other.csv", "3");
        assertEquals("another remark", results.content().get("scores.csv.kept-2"));
        assertEquals("1 with a remark", results.content().get("scores.csv.kept"));
    }

    @Test
    void aResultThatWasChangedAndIsNotWrittenAgainStaysInItsPlace() throws IOException {
        results.run("scores.csv", "1", "workflow/workflow.knime", "1", "workflow/Reader/settings.xml", "1");
        results.write("scores.csv", "mine").write("workflow/workflow.knime", "mine");
        results.run("weights.csv", "2");
        assertEquals(
                files(
                        "scores.csv", "mine",
                        "weights.csv", "2",
                        "workflow/Reader/settings.xml", "1",
                        "workflow/workflow.knime", "mine"),
                results.content());
        assertEquals(1, results.notices.size());
        assertTrue(
                results.notices.get(0).endsWith("2 as they were (scores.csv, workflow/)."), results.notices::toString);
    }

    @Test
    void aWorkflowThatWasChangedIsMovedAsideAsAWhole() throws IOException {
        results.run("workflow/workflow.knime", "1", "workflow/Reader/settings.xml", "1");
        results.write("workflow/workflow.knime", "mine").write("workflow/Reader/port_1/data.zip", "mine");
        results.run("workflow/workflow.knime", "2", "workflow/Reader/settings.xml", "2");
        assertEquals(
                files(
                        "workflow.kept/Reader/port_1/data.zip", "mine",
                        "workflow.kept/Reader/settings.xml", "1",
                        "workflow.kept/workflow.knime", "mine",
                        "workflow/Reader/settings.xml", "2",
                        "workflow/workflow.knime", "2"),
                results.content());
    }

    @Test
    void whateverOfTheUsersIsInTheWayMakesWay() throws IOException {
        results.write("scores.csv/mine.txt", "mine").write("model", "mine").write("workflow/Reader", "mine");
        results.run("scores.csv", "1", "model/manifest.json", "1", "workflow/Reader/settings.xml", "1");
        assertEquals(
                files(
                        "model.kept", "mine",
                        "model/manifest.json", "1",
                        "scores.csv", "1",
                        "scores.csv.kept/mine.txt", "mine",
                        "workflow.kept/Reader", "mine",
                        "workflow/Reader/settings.xml", "1"),
                results.content());
        assertTrue(
                results.notices.get(0).contains("3 moved aside (model is now model.kept, "), results.notices::toString);
    }

    @Test
    void aLinkIsOfTheUserAndWhatItLeadsToIsNotTouched() throws IOException {
        results.run("model/manifest.json", "1");
        Path elsewhere = parent.resolve("elsewhere");
        Files.move(results.folder.resolve("model"), elsewhere);
        Files.createSymbolicLink(results.folder.resolve("model"), elsewhere);
        results.run("model/manifest.json", "2");
        assertEquals("1", Files.readString(elsewhere.resolve("manifest.json")));
        assertEquals("1", Files.readString(results.folder.resolve("model.kept/manifest.json")));
        assertEquals("2", Files.readString(results.folder.resolve("model/manifest.json")));
    }

    @Test
    void unusualNamesAreKnownAgain() throws IOException {
        results.run("a\\b ä.csv", "1", "model/c\\d", "1");
        results.run("a\\b ä.csv", "2", "model/c\\d", "2");
        assertEquals(files("a\\b ä.csv", "2", "model/c\\d", "2"), results.content());
        assertEquals(List.of(), results.notices);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"files\": [\"scores.csv\", \"model\", \"summary.json\"], \"seconds\": {}}",
                "not json {",
                "[]",
                "{\"written\": 3}",
                "{\"written\": {\"scores.csv\": [1, 2]}}",
                "{\"written\": {\"scores.csv\": null}}",
                "{\"written\": {\"../victim\": \"x\", \"/etc/hosts\": \"x\", \"a/../scores.csv\": \"x\"}}"
            })
    void withoutAListNothingIsKnownToBeOfARun(String summary) throws IOException {
        results.write("summary.json", summary).write("scores.csv", "old").write("model/manifest.json", "old");
        results.run("scores.csv", "2", "model/manifest.json", "2");
        assertEquals(
                files(
                        "model.kept/manifest.json", "old",
                        "model/manifest.json", "2",
                        "scores.csv", "2",
                        "scores.csv.kept", "old",
                        "summary.json.kept", summary),
                results.content());
        assertTrue(results.notices.get(0).contains("3 moved aside"), results.notices::toString);
        results.run("scores.csv", "3", "model/manifest.json", "3");
        assertEquals("3", results.content().get("scores.csv"));
        assertEquals(5, results.content().size(), "the next run knows its own: " + results.content());
    }

    @Test
    void aSummaryThatWasChangedIsKept() throws IOException {
        results.run("scores.csv", "1");
        String mine = Files.readString(results.folder.resolve("summary.json")).replace("0.5", "0.9");
        results.write("summary.json", mine);
        results.run("scores.csv", "2");
        assertEquals(files("scores.csv", "2", "summary.json.kept", mine), results.content());
    }

    @Test
    void theWorkflowThatIsRunStaysAlsoWhereAnEarlierRunWroteIt() throws IOException {
        results.run("scores.csv", "1", "workflow/workflow.knime", "1");
        Sources sources = new Sources(Optional.of(results.folder.resolve("workflow")), Optional.empty());
        results.run(new Disk(), sources, "scores.csv", "2");
        assertEquals(files("scores.csv", "2", "workflow/workflow.knime", "1"), results.content());
        results.run("workflow/workflow.knime", "3");
        assertEquals(files("workflow/workflow.knime", "3"), results.content(), "it is still known to be a run's");
        assertEquals(List.of(), results.notices);
    }

    @Test
    void aFileInPlaceOfTheFolderIsAnError() throws IOException {
        Path target = Files.writeString(parent.resolve("results"), "a");
        InputException refusal = assertThrows(InputException.class, () -> new Results(target).open());
        assertEquals(target.toAbsolutePath() + " is a file.", refusal.getMessage());
        assertEquals("a", Files.readString(target));
    }

    @Test
    void aFolderThatCannotBeMadeIsAnErrorWithTheReason() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "a");
        InputException refusal = assertThrows(InputException.class, () -> new Results(file.resolve("results")).open());
        assertTrue(
                refusal.getMessage().startsWith("The results cannot be written to " + file.resolve("results") + ": "),
                refusal.getMessage());
        assertTrue(refusal.remedy().contains("writable"), refusal.remedy());
        assertEquals("a", Files.readString(file));
    }

    @Test
    void twoRunsIntoOneFolderAtOnceAreRefused() throws IOException {
        try (OutputDirectory first =
                OutputDirectory.prepare(results.folder, Results.NOTHING_READ, results.notices::add)) {
            InputException refusal = assertThrows(InputException.class, results::open);
            assertEquals("Another run is writing its results to " + results.folder + ".", refusal.getMessage());
            Files.writeString(first.path().resolve("scores.csv"), "a");
            first.publish(Results::summary);
        }
        assertEquals(files("scores.csv", "a"), results.content());
    }
}

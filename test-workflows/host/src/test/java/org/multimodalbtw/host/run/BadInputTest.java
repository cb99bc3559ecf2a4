package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when the data do not fit: who says it, what is wrong and where, and what to do. */
class BadInputTest {

    @TempDir
    Path temporary;

    @Test
    void aFolderWithoutLabels() throws IOException {
        fails(new CohortFiles().without("labels.csv"), "labels.csv");
    }

    @Test
    void aFolderThatIsNotThere() throws IOException {
        Command command =
                Command.run(List.of("--data", temporary.resolve("nowhere").toString()), "--out", out());
        assertFailure(command, "nowhere");
    }

    @Test
    void aFolderWithoutATable() throws IOException {
        fails(new CohortFiles().without("labs.csv").without("imaging.csv.gz"), "labels_other.csv");
    }

    @Test
    void anIdTwiceInTheLabels() throws IOException {
        fails(new CohortFiles().change("labels.csv", text -> text + "p03,sick,4,train\n"), "labels.csv", "p03");
    }

    @Test
    void labelsForNoRow() throws IOException {
        fails(
                new CohortFiles().change("labels.csv", text -> text.replace("\np", "\nq")),
                "Cohort Reader",
                "The ids of 'imaging' are not those of the labels: 0 of the 59 ids",
                "('p00', 'p01') are in the 60 of labels.csv ('q00', 'q01')",
                "Write the same ids in both files");
    }

    @Test
    void oneClassOnly() throws IOException {
        fails(
                new CohortFiles().change("labels.csv", text -> text.replace(",sick,", ",well,")),
                "BTW Learner",
                "label",
                "well");
    }

    @Test
    void labelsThatAreNotThere() throws IOException {
        fails(new CohortFiles(), List.of("--labels", "labels_death"), "has no file labels_death.csv");
    }

    @Test
    void aTargetColumnThatIsNotThere() throws IOException {
        fails(new CohortFiles(), List.of("--target", "outcome"), "outcome", "label, stay, split");
    }

    @Test
    void aModalityThatIsNotThere() throws IOException {
        fails(new CohortFiles(), List.of("--modalities", "labs,genes"), "genes", "imaging, labs");
    }

    @Test
    void aModalityThatIsSkipped() throws IOException {
        fails(new CohortFiles(), List.of("--modalities", "labs,labels_other"), "labels_other.csv holds other labels");
    }

    @Test
    void aModalityWithoutARowInTrainingIsLeftOut() throws IOException {
        Command command = run(new CohortFiles().with("late.csv", "id,a\np04,1\np09,2\np14,3\n"), List.of());
        assertEquals(0, command.exit(), command::toString);
        assertTrue(
                command.out()
                        .contains(
                                "late.csv: not used, since no column of it varies between the training rows that have it"),
                command::toString);
    }

    @Test
    void onlyColumnsInWhichAllValuesAreMissing() throws IOException {
        fails(
                new CohortFiles().without("labs.csv").without("imaging.csv.gz").with("empty.csv", emptyColumn()),
                "empty");
    }

    @Test
    void aWordInAColumnOfNumbers() throws IOException {
        fails(
                new CohortFiles().change("labs.csv", text -> text.replaceFirst("p41,[0-9.]+", "p41,hemolytic")),
                "Cohort Reader",
                "labs.csv",
                "row 42",
                "p41",
                "'sodium'",
                "'hemolytic' (1)");
    }

    @Test
    void infinityInAColumnOfNumbers() throws IOException {
        fails(
                new CohortFiles().change("labs.csv", text -> text.replaceFirst("p03,[0-9.]+", "p03,Infinity")),
                "labs.csv",
                "sodium");
    }

    @Test
    void oneRow() throws IOException {
        fails(new CohortFiles().first(1), "row");
    }

    @Test
    void noRow() throws IOException {
        fails(new CohortFiles().first(0), "row");
    }

    @Test
    void aWordInTheSplitColumn() throws IOException {
        fails(
                new CohortFiles().change("labels.csv", text -> text.replaceFirst(",valid\n", ",later\n")),
                "Tabular Encoder",
                "The split column 'split' says 'later'",
                "train, valid or test");
    }

    @Test
    void moreExpertsPerTokenThanExperts() throws IOException {
        fails(
                new CohortFiles(),
                List.of("--set", "MoE Fusion/topK=9"),
                "MoE Fusion",
                "Experts per token is 9",
                "lower 'Experts per token' to 4");
    }

    @Test
    void aNodeThatIsNotThere() throws IOException {
        fails(new CohortFiles(), List.of("--set", "Learner/epochs=2"), "Learner", "BTW Learner");
    }

    @Test
    void aParameterThatIsNotThere() throws IOException {
        fails(new CohortFiles(), List.of("--set", "BTW Learner/epoch=2"), "BTW Learner", "epoch", "epochs");
    }

    @Test
    void aParameterWithTheWrongKindOfValue() throws IOException {
        fails(new CohortFiles(), List.of("--set", "BTW Learner/members=many"), "BTW Learner", "members", "many");
    }

    @Test
    void aFolderForTheResultsThatCannotBeMade() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "a");
        Path data = new CohortFiles().write(temporary.resolve("data"));
        Command command = Command.run(
                List.of("--data", data.toString(), "--out", file.resolve("out").toString()));
        assertFailure(command, file.resolve("out").toString(), "--out");
    }

    @Test
    void aFileInPlaceOfTheFolderForTheResults() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "a");
        Path data = new CohortFiles().write(temporary.resolve("data"));
        assertFailure(Command.run(List.of("--data", data.toString(), "--out", file.toString())), "is a file.", "--out");
        assertEquals("a", Files.readString(file));
    }

    @Test
    void theFolderOfTheDataForTheResults() throws IOException {
        Path data = new CohortFiles().write(temporary.resolve("data"));
        assertFailure(
                Command.run(List.of("--data", data.toString(), "--out", data.toString())),
                "is the folder of the data",
                "the next run would take the results for data");
        assertEquals(4, data.toFile().list().length);
    }

    @Test
    void aFailureLeavesTheFolderForTheResultsAsItWas() throws IOException {
        Path out = Files.createDirectory(temporary.resolve("data"));
        Files.writeString(out.resolve("scores.csv"), "a");
        assertFailure(Command.run(List.of(temporary.toString(), "--out", out.toString())), "is the workflow itself");
        Path elsewhere = temporary.resolve("file");
        assertFailure(Command.run(List.of(elsewhere.toString(), "--out", out.toString())), "workflow.knime");
        assertEquals("a", Files.readString(out.resolve("scores.csv")));
        assertArrayEquals(new String[] {"scores.csv"}, out.toFile().list());
    }

    @Test
    void aDirectoryThatIsNoWorkflow() throws IOException {
        Path data = Files.createDirectory(temporary.resolve("data"));
        Command command = Command.run(List.of(data.toString(), "--out", out()));
        assertFailure(command, "workflow.knime");
    }

    @Test
    void aCommandLineThatIsNotUnderstood() {
        Command command = Command.run(List.of("--data"));
        assertEquals(2, command.exit(), command::toString);
        assertTrue(command.err().contains("--data needs a value"), command::toString);
        assertTrue(command.err().contains("--help shows all options."), command::toString);
        assertTrue(command.err().lines().count() <= 3, command::toString);
        assertEquals("", command.out());
    }

    @Test
    void helpIsNoError() {
        Command command = Command.run(List.of("--help"));
        assertEquals(0, command.exit(), command::toString);
        assertTrue(command.out().startsWith("Usage: run"), command::toString);
    }

    private static String emptyColumn() {
        StringBuilder text = new StringBuilder("id,a,b\n");
        for (int patient = 0; patient < CohortFiles.PATIENTS; patient++) {
            text.append("p").append(patient / 10).append(patient % 10).append(",,\n");
        }
        return text.toString();
    }

    private String out() {
        return temporary.resolve("out").toString();
    }

    private Command fails(CohortFiles files, String... words) throws IOException {
        return fails(files, List.of(), words);
    }

    private Command fails(CohortFiles files, List<String> arguments, String... words) throws IOException {
        Command command = run(files, arguments);
        assertFailure(command, words);
        return command;
    }

    private Command run(CohortFiles files, List<String> arguments) throws IOException {
        Path data = files.write(temporary.resolve("data"));
        List<String> all = new ArrayList<>(List.of("--data", data.toString(), "--out", out()));
        all.addAll(arguments);
        all.addAll(List.of("--set", "BTW Learner/epochs=2", "--set", "BTW Learner/members=2"));
        return Command.run(all);
    }

    /** Fails with exit code 1, says all the words and what to do, and leaves nothing behind. */
    private void assertFailure(Command command, String... words) throws IOException {
        assertEquals(1, command.exit(), command::toString);
        for (String word : words) {
            assertTrue(command.err().contains(word), () -> "'" + word + "' is not said: " + command);
        }
        assertTrue(command.err().contains("What to do: "), command::toString);
        assertFalse(command.err().contains("Exception"), command::toString);
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(
                    List.of(),
                    left.map(file -> file.getFileName().toString())
                            .filter(name -> !List.of("data", "file").contains(name))
                            .toList());
        }
    }
}

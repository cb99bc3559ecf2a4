package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New patients are predicted by a saved model, from a folder, by the command line. */
class PredictRunTest {

    private static final String PREDICTIONS = "multimodal-predictor-predictions.csv";
    private static final double LAST_DIGITS = 1e-6;

    @TempDir
    private static Path trained;

    private static Path results;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws IOException {
        Path data = files().write(trained.resolve("data"));
        results = trained.resolve("results");
        Command command = Command.run(List.of(
                "--data",
                data.toString(),
                "--out",
                results.toString(),
                "--set",
                "BTW Learner/epochs=3",
                "--set",
                "BTW Learner/members=2"));
        assertEquals(0, command.exit(), command::toString);
    }

    private static CohortFiles files() {
        return new CohortFiles().withTextsAndSeries();
    }

    private static CohortFiles withoutLabels() {
        return files().without("labels.csv").without("labels_other.csv");
    }

    private Command predict(CohortFiles files, String... more) throws IOException {
        Path data = files.write(folder.resolve("new"));
        List<String> arguments = new ArrayList<>(List.of(
                "--data",
                data.toString(),
                "--out",
                folder.resolve("predicted").toString(),
                "--predict",
                results.resolve("model").toString()));
        arguments.addAll(Arrays.asList(more));
        return Command.run(arguments);
    }

    private Set<String> written() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("predicted"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** By patient the probability of the first class, which stands in the column that ends with its name. */
    private static Map<String, Double> sick(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int at = List.of(lines.get(0).split(",")).indexOf("P (label=sick)");
        assertTrue(at > 0, lines.get(0));
        Map<String, Double> sick = new HashMap<>();
        lines.subList(1, lines.size()).forEach(line -> {
            String[] cells = line.split(",", -1);
            sick.put(cells[0], cells[at].isEmpty() ? Double.NaN : Double.parseDouble(cells[at]));
        });
        return sick;
    }

    @Test
    void patientsWithoutLabelsGetWhatTheTrainingRunGaveThem() throws IOException {
        Command command = predict(withoutLabels());
        assertEquals(0, command.exit(), command::toString);
        assertEquals(Set.of("cohort-reader-labels.csv", PREDICTIONS, "summary.json"), written());
        Map<String, Double> before = sick(results.resolve(PREDICTIONS));
        Map<String, Double> now = sick(folder.resolve("predicted").resolve(PREDICTIONS));
        assertEquals(CohortFiles.PATIENTS, now.size());
        now.forEach((patient, chance) -> assertEquals(before.get(patient), chance, LAST_DIGITS, patient));
        assertTrue(command.out().contains("60 patients are predicted."), command::toString);
        assertEquals(
                "60 patients are predicted.",
                JsonParser.parseString(Files.readString(folder.resolve("predicted/summary.json")))
                        .getAsJsonObject()
                        .get("predicted")
                        .getAsString());
        String heading = Files.readAllLines(folder.resolve("predicted").resolve(PREDICTIONS))
                .get(0);
        assertTrue(heading.contains("Contribution") && heading.contains("Set (label)"), heading);
    }

    @Test
    void whereOutcomesAreKnownPredictionsAreComparedWithThem() throws IOException {
        Command command = predict(files().change("labels.csv", text -> text.replaceAll(",[^,\n]*,[^,\n]*\n", "\n")));
        assertEquals(0, command.exit(), command::toString);
        assertTrue(written().stream().anyMatch(name -> name.startsWith("prediction-evaluator-")), command::toString);
        assertTrue(command.out().contains("on 60 rows for well: AUROC "), command::toString);
        assertTrue(command.out().contains("if there were an alarm for well from 0.500 on, 60 rows"), command::toString);
        assertFalse(command.out().contains("--alarm"), command::toString);
    }

    @Test
    void outcomesThatAreKnownChangeNoPrediction() throws IOException {
        CohortFiles files = files().change("labs.csv", text -> text.replaceAll("(?m)^(p\\d[02468],.*,)[fm]$", "$1f")
                .replaceAll("(?m)^(p\\d[13579],.*,)[fm]$", "$1m"));
        Command first = predict(files);
        assertEquals(0, first.exit(), first::toString);
        Map<String, Double> known = sick(folder.resolve("predicted").resolve(PREDICTIONS));
        Files.delete(folder.resolve("new/labels.csv"));
        Files.delete(folder.resolve("new/labels_other.csv"));
        assertEquals(
                0,
                predict(files.without("labels.csv").without("labels_other.csv")).exit());
        Map<String, Double> unknown = sick(folder.resolve("predicted").resolve(PREDICTIONS));
        known.forEach((patient, chance) -> assertEquals(unknown.get(patient), chance, LAST_DIGITS, patient));
    }

    @Test
    void labelsWithoutAnOutcomeAreNoneToCompareWith() throws IOException {
        Command command = predict(files().change("labels.csv", text -> text.replaceAll(",(sick|well),", ",,")));
        assertEquals(0, command.exit(), command::toString);
        assertEquals(Set.of("cohort-reader-labels.csv", PREDICTIONS, "summary.json"), written());
    }

    @Test
    void aSplitSaysWhomThePredictionsAreComparedOn() throws IOException {
        Command command = predict(files());
        assertEquals(0, command.exit(), command::toString);
        assertTrue(
                command.out().contains("on " + CohortFiles.TEST_PATIENTS + " rows for well: AUROC "),
                command::toString);
    }

    @Test
    void aFileThatIsNotThereAndOnePatientAreEnough() throws IOException {
        CohortFiles one = withoutLabels()
                .without("imaging.csv.gz")
                .without("notes.csv")
                .without("vitals.csv")
                .with("labs.csv", "id,sodium,lactate,sex\nn1,141,2.5,f\n");
        Command command = predict(one);
        assertEquals(0, command.exit(), command::toString);
        assertTrue(command.out().contains("1 patient is predicted."), command::toString);
        assertTrue(command.out().contains("imaging"), command::toString);
        Map<String, Double> now = sick(folder.resolve("predicted").resolve(PREDICTIONS));
        assertTrue(now.get("n1") > 0 && now.get("n1") < 1, now::toString);
    }

    @Test
    void aFolderOfOtherFilesIsRefusedAndNothingIsWritten() throws IOException {
        CohortFiles other = withoutLabels()
                .without("labs.csv")
                .without("imaging.csv.gz")
                .without("notes.csv")
                .without("vitals.csv")
                .with("extra.csv", "id,x\np00,1\np01,2\n");
        Command command = predict(other);
        assertEquals(1, command.exit(), command::toString);
        assertTrue(command.err().contains("has no file of a modality of the model"), command::toString);
        assertFalse(Files.exists(folder.resolve("predicted")));
    }
}

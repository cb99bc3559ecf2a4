package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the command on data, with few epochs. */
class EndToEndTest {

    private static final String PREDICTIONS = "multimodal-predictor-predictions.csv";
    private static final List<String> QUICK =
            List.of("--set", "BTW Learner/epochs=3", "--set", "BTW Learner/members=2");

    @TempDir
    Path temporary;

    @Test
    void aFolderIsReadEncodedLearntPredictedAndSummarised() throws IOException {
        Path data = new CohortFiles().write(temporary.resolve("data"));
        Path out = temporary.resolve("out");
        Command command = run("--data", data.toString(), "--out", out.toString());
        assertEquals(0, command.exit(), command::toString);
        assertEquals("", command.err());
        assertTrue(
                command.out().contains("labels_other.csv: not used, other labels: its name starts with labels"),
                command::toString);
        assertFalse(command.out().contains("Skipped 'labels_other.csv'"), command::toString);
        assertTrue(command.out().contains("[9/9] Prediction Evaluator"), command::toString);

        assertEquals(
                Set.of(
                        "btw-learner-scores.csv",
                        "btw-learner-training-history.csv",
                        "btw-learner-weights.csv",
                        "btw-weight-inspector-notes.csv",
                        "btw-weight-inspector-weights-by-modality.csv",
                        "btw-weight-inspector-weights-by-prediction.csv",
                        "model",
                        PREDICTIONS,
                        "prediction-evaluator-calibration.csv",
                        "prediction-evaluator-comparison-with-a-score-in-use.csv",
                        "prediction-evaluator-curves.csv",
                        "prediction-evaluator-decision.csv",
                        "prediction-evaluator-share-decided.csv",
                        "prediction-evaluator-subgroups.csv",
                        "summary.json",
                        "workflow"),
                names(out));
        assertTrue(Files.isRegularFile(out.resolve("model").resolve("manifest.json")));

        JsonObject summary = summary(out);
        assertEquals("classification", summary.get("task").getAsString());
        assertEquals(JsonParser.parseString("{\"train\": 36, \"valid\": 12, \"test\": 12}"), summary.get("rows"));
        assertEquals(
                Set.of("btw", "unweighted", "bestSingle", "bestTrained", "baseline"),
                summary.getAsJsonObject("test").keySet());
        assertEquals(
                Set.of("imaging", "labs"), summary.getAsJsonObject("meanWeight").keySet());

        Map<String, NamedCsvRecord> predictions = read(out.resolve(PREDICTIONS));
        assertEquals(CohortFiles.PATIENTS, predictions.size());
        assertEquals(0, Double.parseDouble(predictions.get("p07").getField("Weight (imaging)")));
        assertEquals(1, Double.parseDouble(predictions.get("p07").getField("Weight (labs)")), 1e-6);
        Map<String, NamedCsvRecord> labels = read(data.resolve("labels.csv"));
        labels.forEach((id, row) -> {
            assertEquals(row.getField("label"), predictions.get(id).getField("truth"), id);
            assertEquals(row.getField("split"), predictions.get(id).getField("split"), id);
        });
        assertTrue(
                command.out()
                        .contains(
                                "The model learnt from 48 of the 60 rows that it predicts: how good it is, the 12 test rows show."),
                command::toString);
        assertEquals(accuracy(labels, predictions), metric(summary, "btw", "accuracy"), 1e-9);
        assertEquals(
                meanWeight(labels, predictions),
                summary.getAsJsonObject("meanWeight").get("labs").getAsDouble(),
                1e-6);
        JsonObject moved = summary.getAsJsonObject("meanContribution");
        assertEquals("test rows", moved.get("rows").getAsString());
        String named = predictions.get("p07").getField("Contributions to (label)");
        assertEquals("P (label=" + named + ")", moved.get("to").getAsString());
        double expected = test(labels)
                .mapToDouble(
                        id -> Math.abs(Double.parseDouble(predictions.get(id).getField("Contribution of labs"))))
                .average()
                .orElseThrow();
        JsonObject labs = moved.getAsJsonObject("modalities").getAsJsonObject("labs");
        assertEquals(expected, labs.get("value").getAsDouble(), 1e-9);
        assertTrue(labs.get("low").getAsDouble() < expected
                && expected < labs.get("high").getAsDouble());
        assertTrue(
                command.out().contains("what moved the predictions on test rows (mean |contribution| to P (label="),
                command::toString);
    }

    @Test
    void textsAndSeriesAreReadByTheirEncoders() throws IOException {
        Path data = new CohortFiles().withTextsAndSeries().write(temporary.resolve("data"));
        Path out = temporary.resolve("out");
        Command command = run("--data", data.toString(), "--out", out.toString(), "--labels", "labels_other.csv");
        assertEquals(0, command.exit(), command::toString);
        assertTrue(command.out().contains("notes.csv: long texts: Text Encoder"), command::toString);
        assertTrue(
                command.out().contains("vitals.csv: measurements, several rows for each id: Series Encoder"),
                command::toString);
        Map<String, NamedCsvRecord> predictions = read(out.resolve(PREDICTIONS));
        assertEquals(CohortFiles.PATIENTS, predictions.size());
        assertEquals(0, Double.parseDouble(predictions.get("p05").getField("Weight (vitals)")));
        assertEquals(
                Set.of("imaging", "labs", "notes", "vitals"),
                summary(out).getAsJsonObject("meanWeight").keySet());
    }

    @Test
    void theWrittenWorkflowRunsAgainWithTheSamePredictions() throws IOException {
        Path data = new CohortFiles().write(temporary.resolve("data"));
        Path first = temporary.resolve("first");
        Path second = temporary.resolve("second");
        assertEquals(
                0, run("--data", data.toString(), "--out", first.toString()).exit());
        Command again = run(first.resolve("workflow").toString(), "--out", second.toString());
        assertEquals(0, again.exit(), again::toString);
        assertFalse(again.out().contains("State has changed"), again::toString);
        assertArrayEquals(
                Files.readAllBytes(first.resolve(PREDICTIONS)), Files.readAllBytes(second.resolve(PREDICTIONS)));
        assertFalse(Files.exists(second.resolve("workflow")));
    }

    @Test
    void aSecondRunReplacesItsOwnFilesAndKeepsThoseOfTheUser() throws IOException {
        Path data = new CohortFiles().write(temporary.resolve("data"));
        Path out = Files.createDirectory(temporary.resolve("out"));
        Files.writeString(out.resolve("notes.txt"), "mine");
        Command first = run("--data", data.toString(), "--out", out.toString());
        assertEquals(0, first.exit(), first::toString);
        assertTrue(first.out().contains("1 as it was (notes.txt)."), first::toString);
        Files.writeString(out.resolve("model").resolve("notes.txt"), "mine");
        Path workflow = out.resolve("workflow").resolve("workflow.knime");
        Files.writeString(workflow, Files.readString(workflow) + "<!-- mine -->");
        Set<String> names = names(out);

        Command second = run("--data", data.toString(), "--out", out.toString());
        assertEquals(0, second.exit(), second::toString);
        assertTrue(
                second.out()
                        .contains("Kept in " + out + " what no run wrote or what was changed since: 2 as they were "
                                + "(model/notes.txt, notes.txt), 1 moved aside (workflow is now workflow.kept)."),
                second::toString);
        assertEquals("mine", Files.readString(out.resolve("notes.txt")));
        assertEquals("mine", Files.readString(out.resolve("model").resolve("notes.txt")));
        assertTrue(Files.readString(out.resolve("workflow.kept").resolve("workflow.knime"))
                .endsWith("<!-- mine -->"));
        assertFalse(Files.readString(workflow).endsWith("<!-- mine -->"));
        assertEquals(Stream.concat(names.stream(), Stream.of("workflow.kept")).collect(Collectors.toSet()), names(out));

        Command again = run(out.resolve("workflow").toString(), "--out", out.toString());
        assertEquals(0, again.exit(), again::toString);
        assertTrue(Files.exists(workflow), again::toString);
        assertTrue(
                again.out().contains("3 as they were (model/notes.txt, notes.txt, workflow.kept/)."), again::toString);
    }

    @Test
    void theFolderIsStoredWithItsAbsolutePath() throws IOException {
        Path data = new CohortFiles().write(temporary.resolve("data"));
        Path relative = Path.of("").toAbsolutePath().relativize(data);
        Path out = temporary.resolve("out");
        Command command = run("--data", relative.toString(), "--out", out.toString(), "--modalities", "labs");
        assertEquals(0, command.exit(), command::toString);
        String reader = Files.readString(
                out.resolve("workflow").resolve("Cohort Reader (#1)").resolve("settings.xml"));
        assertTrue(reader.contains("key=\"folder\" type=\"xstring\" value=\"" + data + "\""), reader);
        assertTrue(reader.contains("The folder can be changed in the dialog."), reader);
        String metadata = Files.readString(out.resolve("workflow").resolve("workflow-metadata.xml"));
        assertTrue(metadata.contains("<description>Predicts label of labels.csv from labs, and says"), metadata);
        assertTrue(metadata.contains("<tag>multimodal</tag>") && metadata.contains("<tag>tables</tag>"), metadata);
    }

    @Test
    void aNumericTargetIsARegressionAndOtherTargetsAreNotUsed() throws IOException {
        Path data = new CohortFiles().write(temporary.resolve("data"));
        Path out = temporary.resolve("out");
        Command command = run(
                "--data", data.toString(), "--out", out.toString(), "--target", "stay", "--modalities", "labs,imaging");
        assertEquals(0, command.exit(), command::toString);
        JsonObject summary = summary(out);
        assertEquals("regression", summary.get("task").getAsString());
        assertTrue(
                summary.getAsJsonObject("test").getAsJsonObject("btw").keySet().containsAll(Set.of("mae", "pearson")),
                summary::toString);
        Map<String, NamedCsvRecord> predictions = read(out.resolve(PREDICTIONS));
        Map<String, NamedCsvRecord> labels = read(data.resolve("labels.csv"));
        double mae = test(labels)
                .mapToDouble(id -> Math.abs(Double.parseDouble(labels.get(id).getField("stay"))
                        - Double.parseDouble(predictions.get(id).getField("Prediction (stay)"))))
                .average()
                .orElseThrow();
        assertEquals(mae, metric(summary, "btw", "mae"), 1e-5);
    }

    @Test
    void severalTargetsAreLabels() throws IOException {
        Path data = new CohortFiles().write(temporary.resolve("data"));
        List<String> lines = new ArrayList<>(Files.readAllLines(data.resolve("labels.csv")));
        lines.set(0, lines.get(0) + ",pain,fever");
        for (int row = 1; row < lines.size(); row++) {
            lines.set(
                    row,
                    lines.get(row) + "," + row / 3 % 2 + "," + (lines.get(row).contains("sick") ? 1 : 0));
        }
        Files.write(data.resolve("labels.csv"), lines);
        Path out = temporary.resolve("out");
        Command command = run("--data", data.toString(), "--out", out.toString(), "--target", "pain,fever");
        assertEquals(0, command.exit(), command::toString);
        JsonObject summary = summary(out);
        assertEquals("multilabel", summary.get("task").getAsString());
        Map<String, NamedCsvRecord> predictions = read(out.resolve(PREDICTIONS));
        Map<String, NamedCsvRecord> labels = read(data.resolve("labels.csv"));
        double wrong = test(labels)
                .mapToDouble(id -> Stream.of("pain", "fever")
                        .filter(label -> labels.get(id).getField(label).equals("1")
                                != Double.parseDouble(predictions.get(id).getField("P (labels=" + label + ")")) > .5)
                        .count())
                .average()
                .orElseThrow();
        assertEquals(wrong / 2, metric(summary, "btw", "hammingLoss"), 1e-9);
    }

    @Test
    void severalSeedsGiveOneEntryEachAndTheFirstIsOnTop() throws IOException {
        Path data = new CohortFiles().write(temporary.resolve("data"));
        Path out = temporary.resolve("out");
        Command command =
                run("--data", data.toString(), "--out", out.toString(), "--seeds", "3", "--set", "BTW Learner/seed=40");
        assertEquals(0, command.exit(), command::toString);
        JsonObject summary = summary(out);
        assertEquals(40, summary.get("seed").getAsInt());
        JsonArray seeds = summary.getAsJsonArray("seeds");
        assertEquals(
                List.of(40, 41, 42),
                seeds.asList().stream()
                        .map(seed -> seed.getAsJsonObject().get("seed").getAsInt())
                        .toList());
        assertEquals(summary.get("test"), seeds.get(0).getAsJsonObject().get("test"));
        double mean = seeds.asList().stream()
                .mapToDouble(seed -> metric(seed.getAsJsonObject(), "btw", "logLoss"))
                .average()
                .orElseThrow();
        assertEquals(
                mean,
                summary.getAsJsonObject("overSeeds")
                        .getAsJsonObject("btw")
                        .getAsJsonObject("logLoss")
                        .get("mean")
                        .getAsDouble(),
                1e-9);
        assertTrue(summary.getAsJsonObject("overSeeds")
                        .getAsJsonObject("btw")
                        .getAsJsonObject("logLoss")
                        .get("sd")
                        .getAsDouble()
                > 0);
        assertTrue(command.out().contains("AUROC on test rows over 3 seeds (40 to 42):"), command::toString);
        for (String line : List.of("weighted (BTW)", "unweighted", "labs alone", "weighted minus unweighted")) {
            assertTrue(
                    command.out()
                            .lines()
                            .anyMatch(each -> each.matches("  " + Pattern.quote(line) + " +-?\\d\\.\\d+.*")),
                    () -> "no line '" + line + "': " + command);
        }
        assertEquals(1, command.out().split("labels_other.csv", -1).length - 1, command::toString);
        assertTrue(
                command.out()
                        .contains(
                                "came again, and are not repeated, 4 times: Cohort Reader (#1) 2, Prediction Evaluator (#9) 2."),
                command::toString);
    }

    @Test
    void withoutTestRowsTheHeldOutRowsAreReported() throws IOException {
        Path data = new CohortFiles()
                .change("labels.csv", text -> text.replace(",test\n", ",train\n"))
                .write(temporary.resolve("data"));
        Path out = temporary.resolve("out");
        Command command = run("--data", data.toString(), "--out", out.toString());
        assertEquals(0, command.exit(), command::toString);
        JsonObject summary = summary(out);
        assertFalse(summary.has("test"));
        assertEquals(
                Set.of("btw", "unweighted", "bestSingle", "bestTrained", "baseline"),
                summary.getAsJsonObject("heldOut").keySet());
        assertEquals(
                Set.of("imaging", "labs"), summary.getAsJsonObject("meanWeight").keySet());
    }

    @Test
    void labelsWithoutASplitAreAllForTraining() throws IOException {
        Path data = new CohortFiles()
                .change("labels.csv", text -> text.replaceAll("(?m),[^,]*$", ""))
                .write(temporary.resolve("data"));
        Path out = temporary.resolve("out");
        Command command = run("--data", data.toString(), "--out", out.toString());
        assertEquals(0, command.exit(), command::toString);
        assertEquals(
                JsonParser.parseString("{\"train\": 60, \"valid\": 0, \"test\": 0}"),
                summary(out).get("rows"));
    }

    @Test
    void withoutWeightsThereIsNoWeightedNetwork() throws IOException {
        Path data = new CohortFiles().write(temporary.resolve("data"));
        Path out = temporary.resolve("out");
        Command command =
                run("--data", data.toString(), "--out", out.toString(), "--set", "BTW Learner/weighting=NONE");
        assertEquals(0, command.exit(), command::toString);
        assertEquals(
                Set.of("unweighted", "bestSingle", "bestTrained", "baseline"),
                summary(out).getAsJsonObject("test").keySet());
    }

    @Test
    void usualNamesOfSplitsAreUnderstood() throws IOException {
        Path data = new CohortFiles()
                .change("labels.csv", text -> text.replace(",test\n", ",Testing\n")
                        .replace(",valid\n", ",dev\n"))
                .write(temporary.resolve("data"));
        Path out = temporary.resolve("out");
        Command command = run("--data", data.toString(), "--out", out.toString());
        assertEquals(0, command.exit(), command::toString);
        JsonObject summary = summary(out);
        assertEquals(JsonParser.parseString("{\"train\": 36, \"valid\": 12, \"test\": 12}"), summary.get("rows"));
        JsonObject weights = summary.getAsJsonObject("meanWeight");
        double sum = weights.get("imaging").getAsDouble() + weights.get("labs").getAsDouble();
        assertTrue(sum <= 2 + 1e-9 && sum > 1.9, "two modalities, hardly ever unusual: " + sum);
    }

    @Test
    void aModalityThatNoTestRowHasHasNoWeightThere() throws IOException {
        Path data = new CohortFiles()
                .change("imaging.csv.gz", text -> text.replaceAll("(?m)^p[0-9][49],.*\n", ""))
                .write(temporary.resolve("data"));
        Path out = temporary.resolve("out");
        Command command = run("--data", data.toString(), "--out", out.toString());
        assertEquals(0, command.exit(), command::toString);
        assertEquals(
                0, summary(out).getAsJsonObject("meanWeight").get("imaging").getAsDouble());
    }

    private static Command run(String... arguments) {
        return Command.run(List.of(arguments), QUICK.toArray(String[]::new));
    }

    private static JsonObject summary(Path out) throws IOException {
        return JsonParser.parseString(Files.readString(out.resolve("summary.json")))
                .getAsJsonObject();
    }

    private static double metric(JsonObject run, String variant, String metric) {
        return run.getAsJsonObject("test")
                .getAsJsonObject(variant)
                .getAsJsonObject(metric)
                .get("value")
                .getAsDouble();
    }

    private static double accuracy(Map<String, NamedCsvRecord> labels, Map<String, NamedCsvRecord> predictions) {
        long right = test(labels)
                .filter(id -> labels.get(id)
                        .getField("label")
                        .equals(predictions.get(id).getField("Prediction (label)")))
                .count();
        return right / (double) CohortFiles.TEST_PATIENTS;
    }

    private static double meanWeight(Map<String, NamedCsvRecord> labels, Map<String, NamedCsvRecord> predictions) {
        return test(labels)
                .mapToDouble(id -> Double.parseDouble(predictions.get(id).getField("Weight (labs)")))
                .average()
                .orElseThrow();
    }

    private static Stream<String> test(Map<String, NamedCsvRecord> labels) {
        return labels.keySet().stream()
                .filter(id -> labels.get(id).getField("split").equals("test"));
    }

    private static Map<String, NamedCsvRecord> read(Path file) throws IOException {
        Map<String, NamedCsvRecord> rows = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            reader.forEach(row -> rows.put(row.getField(0), row));
        }
        return rows;
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return Set.copyOf(files.map(file -> file.getFileName().toString()).toList());
        }
    }
}

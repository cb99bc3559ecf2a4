package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Role;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.weight.WeightSettings;
import org.multimodalbtw.host.output.WrittenFiles;

class SummaryTest {

    private static final Target CLASSES = new OfClass("label", List.of("a", "b"));
    private static final String LEARNER = "BTW Learner (#7)";
    private static final WrittenFiles WRITTEN =
            new WrittenFiles(new TreeMap<>(Map.of("model/manifest.json", "ab12", "summary.json", "cd34")));
    private static final String[] COLUMNS = {
        "Network",
        "Rows",
        "Number of rows",
        "Metric",
        "Value",
        "Lower end (95 %)",
        "Upper end (95 %)",
        "Standard deviation",
        "Role",
        "Modality",
        "Subtracted role",
        "Subtracted modality"
    };
    private static final DataType[] TYPES = {
        StringCell.TYPE,
        StringCell.TYPE,
        LongCell.TYPE,
        StringCell.TYPE,
        DoubleCell.TYPE,
        DoubleCell.TYPE,
        DoubleCell.TYPE,
        DoubleCell.TYPE,
        StringCell.TYPE,
        StringCell.TYPE,
        StringCell.TYPE,
        StringCell.TYPE
    };
    private static final Map<String, Double> SECONDS = Map.of("BTW Learner", 12.34567);

    @Test
    void aClassificationHasTheFiguresOfItsTestRows() {
        Scores scores = Scores.of(scores(Task.CLASSIFICATION, true, .5));
        Summary summary = new Summary(SECONDS);
        summary.add(new Summary.TrainedRun(LEARNER, manifest(Task.CLASSIFICATION, 7), scores, Map.of("labs", 1.25)));
        JsonObject json = parse(summary.json(WRITTEN));
        assertEquals(
                Set.of("task", "rows", "test", "meanWeight", "seconds", "epochs", "device", "seed", "files", "written"),
                json.keySet());
        assertEquals("classification", json.get("task").getAsString());
        assertEquals(parse("{\"train\": 100, \"valid\": 20, \"test\": 30}"), json.get("rows"));
        assertEquals(
                parse(
                        """
                        {"btw": {"accuracy": {"value": 0.5, "low": 0.4, "high": 0.6},
                                 "logLoss": {"value": 0.25, "low": 0.15, "high": 0.35}},
                         "unweighted": {"accuracy": {"value": 0.5, "low": 0.4, "high": 0.6},
                                        "logLoss": {"value": 0.25, "low": 0.15, "high": 0.35}},
                         "bestSingle": {"modality": "notes", "accuracy": {"value": 0.5, "low": 0.4, "high": 0.6},
                                        "logLoss": {"value": 0.9, "low": null, "high": null}}}
                        """),
                json.get("test"));
        assertEquals(parse("{\"labs\": 1.25}"), json.get("meanWeight"));
        assertEquals(parse("{\"BTW Learner\": 12.346}"), json.get("seconds"));
        assertEquals(60, json.get("epochs").getAsInt());
        assertEquals("cpu()", json.get("device").getAsString());
        assertEquals(7, json.get("seed").getAsInt());
        assertEquals(JsonParser.parseString("[\"model\", \"summary.json\"]"), json.get("files"));
        assertEquals(parse("{\"model/manifest.json\": \"ab12\", \"summary.json\": \"cd34\"}"), json.get("written"));
    }

    @Test
    void theBestModalityIsChosenOnHeldOutRowsAlone() {
        // on the test rows 'labs' is the better one
        Scores scores = Scores.of(scores(Task.CLASSIFICATION, true, .5));
        assertEquals("notes", scores.bestSingle(CLASSES).orElseThrow());
    }

    @Test
    void modalitiesMayBeNamedLikeVariants() {
        for (List<String> names : List.of(
                List.of("a minus b", "only x"), List.of("BTW", "unweighted"), List.of("only x", "only only x"))) {
            Scores scores = Scores.of(scores(Task.CLASSIFICATION, true, .5, names));
            assertEquals(names, scores.modalities());
            assertEquals(names.get(1), scores.bestSingle(CLASSES).orElseThrow());
            assertEquals(
                    .9, scores.single(names.get(1), "test").get(Metric.LOG_LOSS).value());
            assertEquals(.25, scores.weighted("test").get(Metric.LOG_LOSS).value());
            assertEquals(.5, scores.weighted("test").get(Metric.ACCURACY).value(), "not the difference");
            Summary summary = new Summary(SECONDS);
            summary.add(new Summary.TrainedRun(LEARNER, manifest(Task.CLASSIFICATION, 1), scores, Map.of()));
            assertEquals(
                    names.get(1),
                    parse(summary.json(WRITTEN))
                            .getAsJsonObject("test")
                            .getAsJsonObject("bestSingle")
                            .get("modality")
                            .getAsString());
        }
    }

    @Test
    void withoutTestRowsTheHeldOutRowsAreReportedUnderTheirName() {
        Summary summary = new Summary(SECONDS);
        summary.add(new Summary.TrainedRun(
                LEARNER, manifest(Task.REGRESSION, 1), Scores.of(scores(Task.REGRESSION, false, 3)), Map.of()));
        JsonObject json = parse(summary.json(WRITTEN));
        assertFalse(json.has("test"));
        assertEquals(
                parse("{\"value\": 3.0, \"low\": 2.9, \"high\": 3.1}"),
                json.getAsJsonObject("heldOut").getAsJsonObject("btw").get("mae"));
        assertEquals(
                "notes",
                json.getAsJsonObject("heldOut")
                        .getAsJsonObject("bestSingle")
                        .get("modality")
                        .getAsString());
    }

    @Test
    void severalSeedsAreListedWithMeanAndStandardDeviation() {
        Summary summary = new Summary(SECONDS);
        double[] accuracies = {.5, .7, .9};
        for (int run = 0; run < 3; run++) {
            summary.add(new Summary.TrainedRun(
                    LEARNER,
                    manifest(Task.CLASSIFICATION, 4 + run),
                    Scores.of(scores(Task.CLASSIFICATION, true, accuracies[run])),
                    Map.of("labs", 1 + run / 10.)));
        }
        JsonObject json = parse(summary.json(WRITTEN));
        assertEquals(4, json.get("seed").getAsInt());
        assertEquals(.5, accuracy(json));
        List<Integer> seeds = new ArrayList<>();
        json.getAsJsonArray("seeds")
                .forEach(seed -> seeds.add(seed.getAsJsonObject().get("seed").getAsInt()));
        assertEquals(List.of(4, 5, 6), seeds);
        assertEquals(.9, accuracy(json.getAsJsonArray("seeds").get(2).getAsJsonObject()));
        JsonObject spread =
                json.getAsJsonObject("overSeeds").getAsJsonObject("btw").getAsJsonObject("accuracy");
        assertEquals(.7, spread.get("mean").getAsDouble(), 1e-12);
        assertEquals(.2, spread.get("sd").getAsDouble(), 1e-12);
        assertEquals(.5, spread.get("lowest").getAsDouble());
        assertEquals(.9, spread.get("highest").getAsDouble());
        assertEquals(
                Set.of("labs", "notes"),
                json.getAsJsonObject("overSeeds").getAsJsonObject("single").keySet());
    }

    @Test
    void theDifferenceThatWeightsMakeIsPairedBySeed() {
        List<Summary.TrainedRun> runs = new ArrayList<>();
        double[] weighted = {.5, .7, .9};
        double[] unweighted = {.4, .7, .7};
        for (int run = 0; run < 3; run++) {
            Scores scores = new Scores(List.of(
                    score(Variant.WEIGHTED, weighted[run]),
                    score(Variant.UNWEIGHTED, unweighted[run]),
                    score(Variant.headOf("labs"), .25)));
            runs.add(new Summary.TrainedRun(LEARNER, manifest(Task.CLASSIFICATION, 4 + run), scores, Map.of()));
        }
        // differences .1, 0 and .2
        Spread difference = new OverSeeds(runs).weightedMinusUnweighted().get(Metric.ACCURACY);
        assertEquals(.1, difference.mean(), 1e-12);
        assertEquals(.1, difference.sd(), 1e-12);
        assertEquals(0, difference.lowest(), 1e-12);
        assertEquals(.2, difference.highest(), 1e-12);
        assertEquals(
                List.of(
                        "accuracy on test rows over 3 seeds (4 to 6):",
                        "                                 mean        sd    lowest   highest",
                        "  weighted (BTW)                0.700     0.200     0.500     0.900",
                        "  unweighted                    0.600     0.173     0.400     0.700",
                        "  labs alone                    0.250     0.000     0.250     0.250",
                        "  weighted minus unweighted     0.100     0.100     0.000     0.200"),
                Report.overSeeds(runs).subList(0, 6));
    }

    @Test
    void metricsHaveTheNamesThatSentencesCallThem() {
        Score score = Score.of(Variant.UNWEIGHTED, "test", 30, Metric.MAE, new Estimate(.5, .4, .6));
        Summary.TrainedRun run =
                new Summary.TrainedRun(LEARNER, manifest(Task.REGRESSION, 1), new Scores(List.of(score)), Map.of());
        assertEquals(
                List.of(
                        "mean absolute error on test rows, with 95 % interval:",
                        "  unweighted  0.500  (0.400 to 0.600)"),
                Report.lines(run));
    }

    @Test
    void theFittingMetricsLeadBesideTheBaselineAndTheBestOwnNetwork() {
        List<Score> scores = new ArrayList<>();
        Map<Variant, Double> aurocs = new LinkedHashMap<>();
        aurocs.put(Variant.WEIGHTED, .9);
        aurocs.put(Variant.headOf("labs"), .7);
        aurocs.put(Variant.trainedOn("labs"), .8);
        aurocs.put(Variant.trainedOn("notes"), .85);
        aurocs.put(Variant.BASELINE, .5);
        aurocs.forEach((variant, auroc) -> {
            scores.add(Score.of(variant, "test", 30, Metric.AUROC, new Estimate(auroc, auroc - .1, auroc + .1)));
            scores.add(Score.of(variant, "test", 30, Metric.AUPRC, new Estimate(.25, .2, .3)));
            scores.add(Score.of(variant, "test", 30, Metric.ACCURACY, new Estimate(.5, .4, .6)));
            // on held-out rows 'labs' is the better one
            double loss = variant.equals(Variant.trainedOn("labs")) ? .3 : .4;
            scores.add(Score.of(variant, "held-out", 30, Metric.LOG_LOSS, new Estimate(loss, loss, loss)));
        });
        Summary.TrainedRun run = new Summary.TrainedRun(
                LEARNER, manifest(Task.CLASSIFICATION, 1), new Scores(scores), Map.of("labs", 1.));
        assertEquals(
                List.of(
                        "AUROC and AUPRC on test rows, with 95 % interval:",
                        "  weighted (BTW)            0.900  (0.800 to 1.000)  0.250  (0.200 to 0.300)",
                        "  labs alone                0.700  (0.600 to 0.800)  0.250  (0.200 to 0.300)",
                        "  labs alone (own network)  0.800  (0.700 to 0.900)  0.250  (0.200 to 0.300)",
                        "  without data (baseline)   0.500  (0.400 to 0.600)  0.250  (0.200 to 0.300)",
                        "mean weight on test rows, of each modality over those that have it: labs 1.000"),
                Report.lines(run));
        Summary summary = new Summary(SECONDS);
        summary.add(run);
        JsonObject test = parse(summary.json(WRITTEN)).getAsJsonObject("test");
        assertEquals(Set.of("btw", "bestSingle", "bestTrained", "baseline"), test.keySet());
        assertEquals("labs", test.getAsJsonObject("bestTrained").get("modality").getAsString());
        assertEquals(
                parse("{\"value\": 0.5, \"low\": 0.4, \"high\": 0.6}"),
                test.getAsJsonObject("baseline").get("auroc"));
    }

    @Test
    void whatMovedThePredictionsIsSaidInOneLine() {
        Scores scores = Scores.of(scores(Task.CLASSIFICATION, true, .5));
        Map<String, Estimate> means = new TreeMap<>(Map.of(
                "imaging", new Estimate(.04, .03, .0512),
                "labs", new Estimate(.12, .1, .14)));
        Summary.TrainedRun run = new Summary.TrainedRun(
                LEARNER,
                manifest(Task.CLASSIFICATION, 7),
                scores,
                Map.of("labs", 1.25),
                Optional.of(new Moved("test rows", "P (label=b)", means)),
                Optional.empty(),
                Optional.empty());
        List<String> lines = Report.lines(run);
        assertEquals(
                "what moved the predictions on test rows (mean |contribution| to P (label=b), over all of these rows, 0 where a row"
                        + " lacks the modality, with 95 % interval): "
                        + "imaging 0.040 (0.030 to 0.051), labs 0.120 (0.100 to 0.140); "
                        + "a weight says how far a modality agrees, its contribution what moved the prediction",
                lines.get(lines.size() - 1));
        Summary summary = new Summary(SECONDS);
        summary.add(run);
        assertEquals(
                parse(
                        """
                        {"rows": "test rows", "to": "P (label=b)",
                         "over": "all of these rows, 0 where a row lacks the modality", "modalities": {
                            "imaging": {"value": 0.04, "low": 0.03, "high": 0.0512},
                            "labs": {"value": 0.12, "low": 0.1, "high": 0.14}}}"""),
                parse(summary.json(WRITTEN)).get("meanContribution"));
    }

    @Test
    void withoutWeightsThereIsNoDifferenceOverSeeds() {
        List<Summary.TrainedRun> runs = new ArrayList<>();
        Summary summary = new Summary(SECONDS);
        for (int run = 0; run < 2; run++) {
            Scores scores = new Scores(List.of(score(Variant.UNWEIGHTED, .5)));
            runs.add(new Summary.TrainedRun(LEARNER, manifest(Task.CLASSIFICATION, run), scores, Map.of()));
            summary.add(runs.get(run));
        }
        assertEquals(4, Report.overSeeds(runs).size(), Report.overSeeds(runs)::toString);
        assertEquals(
                Set.of("unweighted"),
                parse(summary.json(WRITTEN)).getAsJsonObject("overSeeds").keySet());
    }

    @Test
    void theClassOfTheAveragePrecisionIsNamed() {
        Score auprc = Score.of(Variant.UNWEIGHTED, "test", 30, Metric.AUPRC, new Estimate(.9, .8, .95))
                .of(Optional.of("0"));
        Summary.TrainedRun run =
                new Summary.TrainedRun(LEARNER, manifest(Task.CLASSIFICATION, 1), new Scores(List.of(auprc)), Map.of());
        assertEquals(
                "AUPRC of '0' on test rows, with 95 % interval:",
                Report.lines(run).get(0));
        Summary summary = new Summary(SECONDS);
        summary.add(run);
        JsonObject json = parse(summary.json(WRITTEN));
        assertEquals("0", json.get("auprcOf").getAsString());
        assertEquals(
                .9,
                json.getAsJsonObject("test")
                        .getAsJsonObject("unweighted")
                        .getAsJsonObject("auprc")
                        .get("value")
                        .getAsDouble());
    }

    @Test
    void whatIsNotDefinedIsSaidInWords() {
        Score auroc = Score.of(
                Variant.UNWEIGHTED, "test", 30, Metric.AUROC, new Estimate(Double.NaN, Double.NaN, Double.NaN));
        Score auprc = Score.of(Variant.UNWEIGHTED, "test", 30, Metric.AUPRC, new Estimate(.5, Double.NaN, Double.NaN));
        Summary.TrainedRun run = new Summary.TrainedRun(
                LEARNER, manifest(Task.CLASSIFICATION, 1), new Scores(List.of(auroc, auprc)), Map.of());
        assertEquals("  unweighted  not defined  0.500", Report.lines(run).get(1));
    }

    private static Score score(Variant variant, double accuracy) {
        return Score.of(variant, "test", 30, Metric.ACCURACY, new Estimate(accuracy, Double.NaN, Double.NaN));
    }

    @Test
    void aWorkflowWithoutALearnerHasOnlyItsTimes() {
        assertEquals(
                Set.of("seconds", "files", "written"),
                parse(new Summary(SECONDS).json(WRITTEN)).keySet());
    }

    @Test
    void theMeanWeightIsOverTheChosenRowsThatHaveTheModality() {
        BufferedDataTable predictions = Tables.of(new DataTableSpec(
                        new String[] {
                            "Weight (labs)", "Weight (notes)", "Weight (scan)", "KL (labs)", "KL (notes)", "KL (scan)"
                        },
                        Collections.nCopies(6, DoubleCell.TYPE).toArray(DataType[]::new)))
                .row("a", numbers(.5, 1.5, 0, .1, .1, Double.NaN))
                .row("b", numbers(1, 0, 0, .1, Double.NaN, Double.NaN))
                .row("training", numbers(9, 9, 9, .1, .1, .1))
                .build();
        Map<String, Double> means = MeanWeights.over(predictions, List.of("labs", "notes", "scan"), Set.of("a", "b"));
        assertEquals(Map.of("labs", .75, "notes", 1.5, "scan", 0.), means);
        assertTrue(MeanWeights.over(predictions, List.of(), Set.of("a")).isEmpty());
    }

    /** NaN stands for a missing cell. */
    private static DataCell[] numbers(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value))
                .toArray(DataCell[]::new);
    }

    private static double accuracy(JsonObject run) {
        return run.getAsJsonObject("test")
                .getAsJsonObject("btw")
                .getAsJsonObject("accuracy")
                .get("value")
                .getAsDouble();
    }

    private static JsonObject parse(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private static ModelManifest manifest(Task task, long seed) {
        return new ModelManifest(
                task == Task.CLASSIFICATION ? CLASSES : new OfNumber("label"),
                List.of(),
                FusionSettings.defaults(),
                WeightSettings.defaults(),
                new ModelManifest.Training(5, seed, Map.of("device", "cpu()"), Optional.empty()),
                Map.of("rows train", 100., "rows valid", 20., "rows test", 30., "epochs", 60.),
                Map.of());
    }

    /** A table as the BTW Learner writes it, in which the weighted network has a given accuracy, or mean absolute error. */
    private static BufferedDataTable scores(Task task, boolean test, double value) {
        return scores(task, test, value, List.of("labs", "notes"));
    }

    /** The same of two modalities; the second is the better one on held-out rows, and the first on test rows. */
    private static BufferedDataTable scores(Task task, boolean test, double value, List<String> modalities) {
        String first = task == Task.CLASSIFICATION ? "accuracy" : "mae";
        String chosenBy = task == Task.CLASSIFICATION ? "logLoss" : "mae";
        Tables table = Tables.of(new DataTableSpec(COLUMNS, TYPES));
        int row = 0;
        for (String rows : test ? List.of("held-out", "test") : List.of("held-out")) {
            for (Variant network : List.of(
                    Variant.WEIGHTED,
                    Variant.UNWEIGHTED,
                    Variant.headOf(modalities.get(0)),
                    Variant.headOf(modalities.get(1)))) {
                boolean isSingle = network.role() == Role.SINGLE_HEAD;
                if (!isSingle || task == Task.CLASSIFICATION) {
                    add(table, row++, network, rows, first, new DoubleCell(value), value);
                }
                if (isSingle) {
                    boolean better = network.equals(Variant.headOf(modalities.get(1))) == rows.equals("held-out");
                    add(table, row++, network, rows, chosenBy, DataType.getMissingCell(), better ? .4 : .9);
                } else if (task == Task.CLASSIFICATION) {
                    add(table, row++, network, rows, chosenBy, new DoubleCell(.25), .25);
                }
            }
            addDifference(table, row++, rows, first);
        }
        return table.build();
    }

    private static void add(
            Tables table, int row, Variant network, String rows, String metric, DataCell interval, double value) {
        DataCell low = interval.isMissing() ? interval : new DoubleCell(Math.round(10 * value - 1) / 10.);
        DataCell high = interval.isMissing() ? interval : new DoubleCell(Math.round(10 * value + 1) / 10.);
        if (value == .25) {
            low = new DoubleCell(.15);
            high = new DoubleCell(.35);
        }
        table.row(
                "Row" + row,
                new StringCell(network.title()),
                new StringCell(rows),
                new LongCell(30),
                new StringCell(metric),
                new DoubleCell(value),
                low,
                high,
                DataType.getMissingCell(),
                new StringCell(network.role().key()),
                network.modality().<DataCell>map(StringCell::new).orElseGet(DataType::getMissingCell),
                DataType.getMissingCell(),
                DataType.getMissingCell());
    }

    /** What the weights change, a value that no network has. */
    private static void addDifference(Tables table, int row, String rows, String metric) {
        table.row(
                "Row" + row,
                new StringCell("BTW minus unweighted"),
                new StringCell(rows),
                new LongCell(30),
                new StringCell(metric),
                new DoubleCell(-7),
                new DoubleCell(-8),
                new DoubleCell(-6),
                DataType.getMissingCell(),
                new StringCell("weighted"),
                DataType.getMissingCell(),
                new StringCell("unweighted"),
                DataType.getMissingCell());
    }
}

package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.compare.Verdict;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.report.ReportJson;
import org.multimodalbtw.engine.report.TrainingReport;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.train.EpochRecord;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.weight.WeightSettings;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.platform.ui.view.NodeView;

/**
 * The learner's view in each width, light and dark, with few and many modalities, and of every kind of target: each pair of these, and
 * with {@code -Pthorough} every combination. The reports are of made-up predictions, from the classes that make them after a training.
 */
class TrainingGridTest {

    private static final int ROWS = 150;
    private static final List<Target> TARGETS = List.of(
            new OfClass("death in ICU", List.of("no", "yes")),
            new OfClass("body region", ViewGrid.numbered("region with a name of some length ", 30)),
            new OfNumber("length of stay"),
            new OfLabels("diagnoses", List.of("kidney injury", "pneumonia", "sepsis")));

    @TempDir
    private Path directory;

    @Test
    void isReadableInEveryForm() throws Exception {
        ViewGrid grid = new ViewGrid(
                "training", List.of("logLoss", "clipNorm", "KL_MI", "NaN", "undefined", "[object", "null", "Infinity"));
        NodeView view = new TestNode(new TestPlatform(directory), new BtwLearnerNodeFactory()).view();
        for (int target = 0; target < TARGETS.size(); target++) {
            for (int modalities : ViewGrid.MODALITIES) {
                String report = ReportJson.write(report(TARGETS.get(target), ViewGrid.names(modalities)));
                grid.add(target, modalities, new Browser.Shown(view, "{\"result\":" + report + "}"));
            }
        }
        grid.look().forEach(TrainingGridTest::assertSays);
    }

    private static void assertSays(ViewGrid.Page page) {
        String where = page.where();
        String text = page.text();
        int target = page.target();
        for (String expected :
                List.of("baseline (without data)", "averages 5 networks", "Calibration", "Largest norm")) {
            assertTrue(text.contains(expected), where + ": " + expected + text);
        }
        assertEquals(target != 2, text.contains("Net benefit: events found"), where);
        assertEquals(target == 1, text.contains("The most frequent confusions"), where);
        assertEquals(target == 1, text.contains("18 further classes or labels"), where);
        assertEquals(page.modalities() > 1, text.contains("For whom is it worse?"), where);
        for (String name : ViewGrid.names(page.modalities())) {
            assertTrue(text.contains("only " + name), where + ": " + name + text);
        }
    }

    private static TrainingReport report(Target target, List<String> modalities) {
        ModelManifest manifest = new ModelManifest(
                target,
                modalities.stream()
                        .map(name -> TensorColumn.vector(name, List.of("x")))
                        .toList(),
                FusionSettings.defaults(),
                WeightSettings.defaults(),
                new ModelManifest.Training(5, 1, Map.of("epochs", "8"), Optional.of(TrainingSettings.defaults(1))),
                Map.of("rows train", (double) ROWS),
                Map.of("libtorch", "2.7.1"));
        Labels labels = labels(target);
        TrainingResult result = new TrainingResult(
                manifest,
                history(modalities.size()),
                predictions(labels, target, modalities.size()),
                scores(target, modalities),
                new Verdict(
                        "Good.",
                        modalities.size() == 1 ? "" : "Worth it.",
                        "In use.",
                        "A gain.",
                        List.of("Few events.")),
                List.of("One row takes no part."),
                Map.of("engine", 1.5, "training BTW", 12.25),
                "cpu()");
        return TrainingReport.of(result, labels, Optional.empty(), ProgressMonitor.NONE);
    }

    private static Labels labels(Target target) {
        Labels.Builder builder = target.match(
                ofClass -> Labels.classification(ofClass.name()),
                ofLabels -> Labels.multilabel(ofLabels.name(), ofLabels.classes()),
                ofNumber -> Labels.regression(ofNumber.name()));
        for (int row = 0; row < ROWS; row++) {
            String id = "p" + row;
            if (target.task() == Task.REGRESSION) {
                builder.add(id, row % 29, Split.TRAIN);
            } else if (target.task() == Task.CLASSIFICATION) {
                builder.add(id, target.classes().get(row % target.classes().size()), Split.TRAIN);
            } else {
                Set<String> has = new HashSet<>();
                for (int label = 0; label < target.classes().size(); label++) {
                    if ((row >> label) % 2 == 0) {
                        has.add(target.classes().get(label));
                    }
                }
                builder.add(id, has, Split.TRAIN);
            }
        }
        return builder.build();
    }

    /** Between the truth and chance; every modality but the first lacks in every fifth row. */
    private static List<RowPrediction> predictions(Labels labels, Target target, int modalities) {
        SplittableRandom random = new SplittableRandom(3);
        List<RowPrediction> predictions = new ArrayList<>();
        for (int row = 0; row < labels.size(); row++) {
            double[] truth = target.inOrder(labels.truth(row), labels.target());
            double[] said = new double[truth.length];
            double sum = 0;
            for (int output = 0; output < said.length; output++) {
                said[output] = target.task() == Task.REGRESSION
                        ? truth[0] + 4 * random.nextGaussian()
                        : .02 + .4 * truth[output] + .5 * random.nextDouble();
                sum += said[output];
            }
            for (int output = 0; output < said.length && target.task() == Task.CLASSIFICATION; output++) {
                said[output] /= sum;
            }
            int place = row;
            double[][] own = IntStream.range(0, modalities)
                    .mapToObj(m -> m > 0 && (place + m) % 5 == 0 ? null : said)
                    .toArray(double[][]::new);
            predictions.add(new RowPrediction(
                    labels.rowId(row), said, new double[modalities], new double[modalities], said, own));
        }
        return predictions;
    }

    private static List<EpochRecord> history(int modalities) {
        return Stream.of(Variant.WEIGHTED, Variant.UNWEIGHTED)
                .flatMap(variant -> IntStream.rangeClosed(1, 8)
                        .mapToObj(epoch -> new EpochRecord(
                                variant,
                                epoch,
                                new EpochRecord.Quality(1. / epoch, .5 + .1 / epoch, .2 + .1 / epoch),
                                .002,
                                IntStream.range(0, modalities)
                                        .mapToDouble(m -> 1)
                                        .toArray(),
                                epoch == 6 ? 3 : epoch == 8 ? 2 : 0,
                                .5,
                                List.of())))
                .toList();
    }

    private static List<Score> scores(Target target, List<String> modalities) {
        List<Metric> metrics = target.task() == Task.REGRESSION
                ? List.of(Metric.R2, Metric.MAE)
                : List.of(Metric.AUROC, Metric.AUPRC, Metric.LOG_LOSS);
        List<Variant> variants = new ArrayList<>(List.of(Variant.WEIGHTED));
        modalities.forEach(name -> variants.add(Variant.headOf(name)));
        variants.addAll(List.of(Variant.UNWEIGHTED, Variant.BASELINE));
        List<Score> scores = new ArrayList<>();
        for (Variant variant : variants) {
            metrics.forEach(metric -> scores.add(Score.of(
                    variant, Score.TEST, 40, metric, new Estimate(.8 - .01 * variants.indexOf(variant), .7, .9))));
        }
        return scores;
    }
}

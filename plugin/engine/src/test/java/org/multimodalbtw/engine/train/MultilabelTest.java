package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.SyntheticRows.Row;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.BalancedClasses;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Rows that have any number of labels: "high" and "far" follow the modalities, "odd" follows nothing. */
public class MultilabelTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(240, 5);
    private static final List<String> LABELS = List.of("high", "far", "odd");

    @TempDir
    Path folder;

    @Test
    void learnsWhatThereIsToLearnOfEachLabel() throws IOException {
        TrainingSettings settings =
                LearningRun.settings(3, 25, LearningRun.WEIGHTS, LearningRateSchedule.COSINE, 0, true);
        TrainingResult result = LearningRun.learn(ROWS, labels(ROWS), settings, sub("model"));
        assertEquals(LABELS, result.manifest().target().classes());
        List<RowPrediction> test = LearningRun.score(ROWS, folder.resolve("model")).rows().stream()
                .filter(row -> splitOf(row.rowId()) == Split.TEST)
                .toList();
        assertTrue(ranked(test, 0) > .9, "high: " + ranked(test, 0));
        assertTrue(ranked(test, 1) > .75, "far: " + ranked(test, 1));
        for (RowPrediction row : test) {
            assertTrue(Arrays.stream(row.values()).allMatch(p -> p >= 0 && p <= 1));
            for (int label = 0; label < LABELS.size(); label++) {
                assertEquals(row.values()[label] > .5, OfLabels.predicted(row.values())[label]);
            }
        }
        Set<Metric> measured = result.scores().stream()
                .filter(score -> score.variant().equals(Variant.WEIGHTED))
                .map(Score::metric)
                .collect(Collectors.toSet());
        assertTrue(measured.containsAll(Set.of(Metric.ACCURACY, Metric.HAMMING_LOSS, Metric.AUROC, Metric.LOG_LOSS)));
        assertTrue(weight(test, "informative", 0) > weight(test, "noise", 2), "the noise is turned down");
        assertTrue(
                result.verdict().comparison().contains("log loss"),
                result.verdict().text());
    }

    @Test
    void everySchemeWeighsRowsOfLabels() throws IOException {
        for (Scheme scheme : Scheme.values()) {
            TrainingSettings settings = settings(LearningRun.WEIGHTS.withScheme(scheme), 0);
            LearningRun.learn(ROWS, labels(ROWS), settings, sub(scheme.name()));
            for (RowPrediction row :
                    LearningRun.score(ROWS, folder.resolve(scheme.name())).rows()) {
                long present =
                        Arrays.stream(row.unimodal()).filter(own -> own != null).count();
                assertEquals(present, Arrays.stream(row.weights()).sum(), 1e-6, scheme.name());
            }
        }
    }

    @Test
    void twoLabelsThatAreOppositesArePredictedAsOpposites() throws IOException {
        Labels.Builder builder = Labels.multilabel("signs", List.of("plus", "minus"));
        ROWS.rows().forEach(row -> builder.add(row.id(), Set.of(row.target() > 0 ? "plus" : "minus"), row.split()));
        LearningRun.learn(ROWS, builder.build(), LearningRun.settings(2, 20, LearningRun.WEIGHTS), sub("signs"));
        double sum = 0;
        List<RowPrediction> rows =
                LearningRun.score(ROWS, folder.resolve("signs")).rows();
        for (RowPrediction row : rows) {
            sum += Math.abs(row.values()[0] + row.values()[1] - 1);
        }
        assertTrue(sum / rows.size() < .1, "mean deviation from 1: " + sum / rows.size());
    }

    @Test
    void thoroughComparisonCoversLabels() throws IOException {
        List<Score> scores = ComparedTraining.learn(
                        SyntheticRows.of(80, 5).write(folder.resolve("thorough.arrow")),
                        labels(SyntheticRows.of(80, 5)),
                        LearningRun.FUSION,
                        settings(LearningRun.WEIGHTS, 2),
                        folder.resolve("thorough"),
                        ProgressMonitor.NONE)
                .scores();
        for (String which : List.of("test, 2 seeds", "cross-validation, 2 x 5")) {
            assertTrue(scores.stream()
                    .filter(score ->
                            score.rows().equals(which) && score.minus().equals(Optional.of(Variant.UNWEIGHTED)))
                    .anyMatch(score -> score.metric() == Metric.HAMMING_LOSS
                            && Double.isFinite(score.estimate().value())));
        }
    }

    @Test
    void aLabelThatIsTheSameInAllTrainingRowsIsNamed() throws IOException {
        Labels.Builder builder = Labels.multilabel("signs", List.of("plus", "always"));
        ROWS.rows()
                .forEach(row -> builder.add(
                        row.id(), row.target() > 0 ? Set.of("plus", "always") : Set.of("always"), row.split()));
        InputException failure = assertThrows(
                InputException.class,
                () -> LearningRun.learn(
                        ROWS, builder.build(), LearningRun.settings(2, 2, LearningRun.WEIGHTS), sub("same")));
        assertTrue(failure.getMessage().contains("All training rows have the label 'always'"), failure.getMessage());
    }

    @Test
    void labelsKnowTheTruthAndTheNamesOfARow() {
        Labels labels = Labels.multilabel("signs", List.of("b", "a"))
                .add("one", Set.of("a"), Split.TRAIN)
                .add("two", Set.of(), Split.TRAIN)
                .add("three", Set.of("a", "b"), Split.TEST)
                .add("four", Set.of("a"), Split.TRAIN)
                .build();
        assertEquals(List.of("b", "a"), labels.target().classes());
        assertArrayEquals(new double[] {0, 1}, labels.truth(0));
        assertArrayEquals(new double[] {0, 0}, labels.truth(1));
        assertArrayEquals(new double[] {1, 1}, labels.truth(2));
        assertEquals(
                labels.outcomes().stratum(0),
                labels.outcomes().stratum(3),
                "rows with the same labels are of one kind");
    }

    /** A short training in which labels count the same. */
    private static TrainingSettings settings(WeightSettings weights, int comparisonSeeds) {
        return new TrainingSettings(
                1,
                2,
                new Optimisation(OptionalInt.of(3), OptionalInt.empty(), 0, 5e-3, LearningRateSchedule.COSINE, .01, 1),
                weights,
                false,
                List.of(new BalancedClasses(), new ModalityDropout(.2)),
                new Comparison(comparisonSeeds > 0, comparisonSeeds),
                new Compute(DevicePolicy.CPU, Precision.FLOAT32));
    }

    public static Labels labels(SyntheticRows rows) {
        Map<String, Predicate<Row>> rules = Map.of(
                "high", row -> row.target() > 0,
                "far", row -> Math.abs(row.target()) > .7,
                "odd", row -> row.id().hashCode() % 3 == 0);
        Labels.Builder builder = Labels.multilabel("findings", LABELS);
        for (Row row : rows.rows()) {
            Set<String> has = new HashSet<>();
            rules.forEach((label, rule) -> {
                if (rule.test(row)) {
                    has.add(label);
                }
            });
            builder.add(row.id(), has, row.split());
        }
        return builder.build();
    }

    private static Split splitOf(String id) {
        return ROWS.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow()
                .split();
    }

    /** The share of pairs of a row with and one without the label that are in order. */
    private static double ranked(List<RowPrediction> rows, int label) {
        Labels labels = labels(ROWS);
        double right = 0;
        double pairs = 0;
        for (RowPrediction one : rows) {
            for (RowPrediction other : rows) {
                if (has(labels, one, label) && !has(labels, other, label)) {
                    pairs++;
                    right += one.values()[label] > other.values()[label] ? 1 : 0;
                }
            }
        }
        return right / pairs;
    }

    private static boolean has(Labels labels, RowPrediction row, int label) {
        return labels.truth(labels.find(row.rowId()).orElseThrow())[label] > 0;
    }

    private static double weight(List<RowPrediction> rows, String modality, int position) {
        return rows.stream()
                .filter(row -> row.unimodal()[position] != null)
                .mapToDouble(row -> row.weights()[position])
                .average()
                .orElseThrow();
    }

    private Path sub(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}

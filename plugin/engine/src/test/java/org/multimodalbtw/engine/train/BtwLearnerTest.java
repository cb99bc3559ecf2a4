package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.SyntheticRows.Row;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.weight.Direction;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.WeightSettings;

class BtwLearnerTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(200, 21);

    @TempDir
    Path folder;

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        TrainingSettings settings =
                LearningRun.settings(3, 5, LearningRun.WEIGHTS, LearningRateSchedule.COSINE, 0, true);
        TrainingResult first = LearningRun.learn(ROWS, ROWS.classes(), settings, sub("first"));
        TrainingResult second = LearningRun.learn(ROWS, ROWS.classes(), settings, sub("second"));
        assertSameFiles("first", "second");
        Predictions.assertSame(first.heldOut(), second.heldOut(), 0);
        Predictions.assertSame(scored("first"), scored("second"), 0);
        assertEquals(first.scores(), second.scores());
        assertEquals(first.verdict(), second.verdict());
    }

    @Test
    void networksThatAreTrainedAtTheSameTimeAreThoseThatAreTrainedOneAfterTheOther() throws IOException {
        TrainingSettings settings =
                LearningRun.settings(3, 5, LearningRun.WEIGHTS, LearningRateSchedule.COSINE, 0, true);
        TrainingResult together = LearningRun.learn(ROWS, ROWS.classes(), settings, sub("together"));
        String before = System.setProperty("org.multimodalbtw.threads", "1");
        try {
            TrainingResult apart = LearningRun.learn(ROWS, ROWS.classes(), settings, sub("apart"));
            assertSameFiles("together", "apart");
            Predictions.assertSame(together.heldOut(), apart.heldOut(), 0);
            assertEquals(together.scores(), apart.scores());
        } finally {
            if (before == null) {
                System.clearProperty("org.multimodalbtw.threads");
            } else {
                System.setProperty("org.multimodalbtw.threads", before);
            }
        }
    }

    @Test
    void theModelKeepsWhatTrainingFoundAboutTheModalities() throws IOException {
        LearningRun.learn(ROWS, ROWS.classes(), LearningRun.settings(3, 6, LearningRun.WEIGHTS), sub("weighted"));
        TrainingInsight insight =
                ModelDirectory.readInsight(folder.resolve("weighted/model")).orElseThrow();
        double[] used = ModelDirectory.read(folder.resolve("weighted/model"))
                .rule()
                .weights()
                .information();
        for (int m = 0; m < 3; m++) {
            TrainingInsight.Information information = insight.information().get(m);
            assertEquals(SyntheticRows.SCHEMA.modalities().get(m), information.modality());
            assertEquals(used[m], information.value(), 1e-9, "the information that the weights use");
            assertTrue(information.low() <= information.value() && information.value() <= information.high());
            for (double[][] member : insight.expertUse()) {
                assertEquals(1, Arrays.stream(member[m]).sum(), 1e-6);
            }
        }
        assertTrue(
                insight.information().get(0).low()
                        > insight.information().get(2).high(),
                "informative against noise: " + insight.information());
        assertEquals(6, insight.epochs().size());
        assertEquals(3, insight.expertUse().length);
    }

    @Test
    void anotherSeedGivesAnotherModel() throws IOException {
        TrainingSettings settings = LearningRun.settings(2, 2, LearningRun.WEIGHTS);
        LearningRun.learn(ROWS, ROWS.classes(), settings, sub("first"));
        LearningRun.learn(ROWS, ROWS.classes(), withSeed(settings, 12), sub("second"));
        assertFalse(Arrays.equals(weights("first"), weights("second")));
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() throws IOException {
        TrainingSettings settings = LearningRun.settings(2, 5, LearningRun.WEIGHTS);
        LearningRun.learn(ROWS, ROWS.classes(), settings, sub("sorted"));
        LearningRun.learn(ROWS.shuffled(1), ROWS.shuffled(2).classes(), settings, sub("shuffled"));
        assertSameFiles("sorted", "shuffled");
        Predictions.assertSame(
                scored("sorted"),
                LearningRun.score(ROWS.shuffled(3), folder.resolve("sorted")).rows(),
                1e-6);
    }

    @Test
    void labelsOfTestRowsChangeNothing() throws IOException {
        List<Row> test = ROWS.rows().stream()
                .filter(row -> row.split() == Split.TEST)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(test, new Random(4));
        AtomicInteger next = new AtomicInteger();
        SyntheticRows mixed = ROWS.map(row -> row.split() == Split.TEST
                ? new Row(
                        row.id(), row.values(), test.get(next.getAndIncrement()).target(), row.split())
                : row);
        List<Function<SyntheticRows, Labels>> kinds = List.of(SyntheticRows::classes, SyntheticRows::numbers);
        for (Function<SyntheticRows, Labels> kind : kinds) {
            Task task = kind.apply(ROWS).target().task();
            TrainingSettings settings = LearningRun.settings(2, 4, LearningRun.WEIGHTS);
            TrainingResult one = LearningRun.learn(ROWS, kind.apply(ROWS), settings, sub(task + " one"));
            TrainingResult two = LearningRun.learn(mixed, kind.apply(mixed), settings, sub(task + " two"));
            assertSameFiles(task + " one", task + " two");
            Predictions.assertSame(one.heldOut(), two.heldOut(), 0);
        }
    }

    @Test
    void weightsTurnedOffAreTheUnweightedNetworkWhateverElseIsSet() throws IOException {
        WeightSettings other = new WeightSettings(Scheme.NONE, Direction.DIVERGENCE, .9, 4, .7);
        for (LearningRateSchedule schedule : LearningRateSchedule.values()) {
            TrainingSettings plain = LearningRun.settings(2, 5, WeightSettings.none(), schedule, 0, true);
            TrainingSettings off = LearningRun.settings(2, 5, other, schedule, 0, true);
            TrainingResult one = LearningRun.learn(ROWS, ROWS.classes(), plain, sub(schedule + " plain"));
            TrainingResult two = LearningRun.learn(ROWS, ROWS.classes(), off, sub(schedule + " off"));
            assertArrayEquals(weights(schedule + " plain"), weights(schedule + " off"));
            assertEquals(two.manifest().weights(), one.manifest().weights());
            Predictions.assertSame(one.heldOut(), two.heldOut(), 0);
            assertTrue(scored(schedule + " off").stream().allMatch(BtwLearnerTest::hasWeightsOfOneAndZero));
        }
    }

    @Test
    void theGuardShipsTheUnweightedNetworkWhereWeightsDoNotGain() throws IOException {
        WeightSettings harmful = new WeightSettings(Scheme.KL, Direction.DIVERGENCE, 1, 1, .05).withGuard(true);
        TrainingResult guarded = LearningRun.learn(
                ROWS,
                ROWS.classes(),
                LearningRun.settings(3, 8, harmful, LearningRateSchedule.COSINE, 0, true),
                sub("guarded"));
        LearningRun.learn(ROWS, ROWS.classes(), LearningRun.settings(3, 8, WeightSettings.none()), sub("plain"));
        assertTrue(
                guarded.verdict().weights().contains("do not enter the network"),
                guarded.verdict().text());
        assertTrue(guarded.manifest().keepsWeightsOut());
        assertArrayEquals(weights("plain"), weights("guarded"));
        assertFalse(ModelDirectory.read(folder.resolve("guarded/model")).rule().weightsTokens());
        assertTrue(guarded.scores().stream().anyMatch(score -> score.variant().equals(Variant.UNGUARDED)));
        assertFalse(scored("guarded").stream().allMatch(BtwLearnerTest::hasWeightsOfOneAndZero), "weights are shown");
    }

    @Test
    void asPublishedTrainsAndScoresNewRows() throws IOException {
        for (Function<SyntheticRows, Labels> kind :
                List.<Function<SyntheticRows, Labels>>of(SyntheticRows::classes, SyntheticRows::numbers)) {
            WeightSettings published = WeightSettings.asPublished();
            String name = "published " + kind.apply(ROWS).target().task();
            TrainingResult result =
                    LearningRun.learn(ROWS, kind.apply(ROWS), LearningRun.settings(3, 6, published), sub(name));
            double blend = result.manifest().weights().blend();
            assertTrue(blend > 0 && blend <= 1, "share of the weights that new rows get: " + blend);
            for (RowPrediction row : scored(name)) {
                double sum = Arrays.stream(row.weights()).sum();
                long present =
                        Arrays.stream(row.unimodal()).filter(one -> one != null).count();
                assertEquals(present, sum, 1e-6);
            }
        }
    }

    @Test
    void theUnweightedNetworkBesideAWeightedOneIsTheOneTrainedAlone() throws IOException {
        TrainingSettings both = LearningRun.settings(2, 5, LearningRun.WEIGHTS, LearningRateSchedule.PLATEAU, 0, true);
        TrainingSettings alone =
                LearningRun.settings(2, 5, WeightSettings.none(), LearningRateSchedule.PLATEAU, 0, true);
        TrainingResult compared = LearningRun.learn(ROWS, ROWS.classes(), both, sub("both"));
        TrainingResult plain = LearningRun.learn(ROWS, ROWS.classes(), alone, sub("alone"));
        assertEquals(scores(plain, Variant.UNWEIGHTED), scores(compared, Variant.UNWEIGHTED));
        TrainingSettings weighted =
                LearningRun.settings(2, 5, LearningRun.WEIGHTS, LearningRateSchedule.PLATEAU, 0, false);
        LearningRun.learn(ROWS, ROWS.classes(), weighted, sub("weighted"));
        assertArrayEquals(weights("both"), weights("weighted"));
    }

    @Test
    void learnsClassesAndTurnsNoiseDown() throws IOException {
        TrainingSettings settings =
                LearningRun.settings(3, 8, LearningRun.WEIGHTS, LearningRateSchedule.COSINE, 0, true);
        TrainingResult result = LearningRun.learn(ROWS, ROWS.classes(), settings, sub("classes"));
        assertTrue(score(result, Variant.WEIGHTED, "held-out", Metric.AUROC) > .85);
        assertTrue(score(result, Variant.WEIGHTED, "test", Metric.AUROC) > .75);
        assertTrue(score(result, Variant.headOf("informative"), "held-out", Metric.AUROC)
                > score(result, Variant.headOf("noise"), "held-out", Metric.AUROC) + .1);
        assertEquals(160, result.heldOut().size());
        double[] mean = meanWeights(result.heldOut());
        assertTrue(mean[0] > mean[2] + .1, mean[0] + " of the informative modality, " + mean[2] + " of noise");
        List<EpochRecord> history = result.history();
        assertEquals(16, history.size());
        EpochRecord last = history.get(15);
        assertTrue(last.meanWeights()[0] > last.meanWeights()[2]);
        assertTrue(last.quality().validationLoss() < history.get(8).quality().validationLoss());
        assertTrue(
                result.verdict().comparison().startsWith("On 40 test rows the log loss is "),
                result.verdict().text());
        assertEquals(List.of("no", "yes"), result.manifest().target().classes());
    }

    @Test
    void divergenceTurnsNoiseUp() throws IOException {
        WeightSettings weights = new WeightSettings(Scheme.KL, Direction.DIVERGENCE, 1, 1, .05);
        TrainingResult result =
                LearningRun.learn(ROWS, ROWS.classes(), LearningRun.settings(2, 6, weights), sub("divergence"));
        double[] mean = meanWeights(result.heldOut());
        assertTrue(mean[2] > mean[0], mean[0] + " of the informative modality, " + mean[2] + " of noise");
    }

    @Test
    void learnsNumbers() throws IOException {
        SyntheticRows far = ROWS.map(row -> new Row(row.id(), row.values(), 500 + 20 * row.target(), row.split()));
        TrainingResult result =
                LearningRun.learn(far, far.numbers(), LearningRun.settings(3, 8, LearningRun.WEIGHTS), sub("numbers"));
        assertTrue(score(result, Variant.WEIGHTED, "held-out", Metric.PEARSON) > .7);
        assertTrue(score(result, Variant.WEIGHTED, "test", Metric.MAE) < 14);
        List<RowPrediction> scored =
                LearningRun.score(far, folder.resolve("numbers")).rows();
        double mean =
                scored.stream().mapToDouble(row -> row.values()[0]).average().orElseThrow();
        assertEquals(500, mean, 10);
        assertEquals(1, scored.get(0).values().length);
        double[] weights = meanWeights(result.heldOut());
        assertTrue(weights[0] > weights[2]);
        for (RowPrediction row : scored) {
            for (double[] own : row.unimodal()) {
                assertTrue(own == null || Math.abs(own[0] - 500) < 200, "own predictions are in units of the target");
            }
        }
    }

    @Test
    void oneMemberIsJudgedOnTheValidationRows() throws IOException {
        TrainingResult result =
                LearningRun.learn(ROWS, ROWS.classes(), LearningRun.settings(1, 4, LearningRun.WEIGHTS), sub("one"));
        List<String> valid = ROWS.rows().stream()
                .filter(row -> row.split() == Split.VALID)
                .map(Row::id)
                .toList();
        assertEquals(valid, result.heldOut().stream().map(RowPrediction::rowId).toList());
        assertEquals(1, result.manifest().training().members());
    }

    @Test
    void oneMemberWithoutValidationRowsHoldsSomeOut() throws IOException {
        SyntheticRows plain = ROWS.map(row ->
                new Row(row.id(), row.values(), row.target(), row.split() == Split.TEST ? Split.TEST : Split.TRAIN));
        TrainingResult result =
                LearningRun.learn(plain, plain.classes(), LearningRun.settings(1, 4, LearningRun.WEIGHTS), sub("one"));
        assertEquals(23, result.heldOut().size());
    }

    @Test
    void fewRowsHaveFewerMembersAndSaySo() throws IOException {
        SyntheticRows few = SyntheticRows.of(10, 3);
        TrainingResult result =
                LearningRun.learn(few, few.numbers(), LearningRun.settings(6, 2, LearningRun.WEIGHTS), sub("few"));
        assertEquals(4, result.manifest().training().members());
        assertTrue(result.warnings().contains("8 rows are too few for 6 members: 4 were trained."));
    }

    @Test
    void patienceStopsTheTraining() throws IOException {
        TrainingSettings settings =
                LearningRun.settings(2, 60, WeightSettings.none(), LearningRateSchedule.PLATEAU, 2, false);
        TrainingResult result = LearningRun.learn(ROWS, ROWS.classes(), settings, sub("patient"));
        List<EpochRecord> history = result.history();
        assertTrue(history.size() < 60, history.size() + " epochs");
        int end = history.size();
        assertTrue(history.get(end - 3).best() > 0);
        assertEquals(0, history.get(end - 2).best() + history.get(end - 1).best());
        assertEquals(2, history.stream().mapToInt(EpochRecord::best).sum(), "each of two members keeps one epoch");
    }

    @Test
    void plateauHalvesTheRateOnceTheScoreStops() throws IOException {
        TrainingSettings settings =
                LearningRun.settings(2, 30, WeightSettings.none(), LearningRateSchedule.PLATEAU, 0, false);
        SyntheticRows chance = SyntheticRows.of(60, 3)
                .map(row -> new Row(row.id(), row.values(), row.id().hashCode() % 7 - 3, row.split()));
        List<EpochRecord> history = LearningRun.learn(chance, chance.classes(), settings, sub("plateau"))
                .history();
        assertEquals(30, history.size());
        assertEquals(5e-3, history.get(0).learningRate());
        assertTrue(history.get(29).learningRate() < 5e-3);
        for (int i = 1; i < 30; i++) {
            double ratio = history.get(i - 1).learningRate() / history.get(i).learningRate();
            assertTrue(ratio == 1 || ratio == 2, "epoch " + i + ": " + ratio);
        }
    }

    @Test
    void cancelWithinAnEpochLeavesNothing() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger epochs = new AtomicInteger();
        ProgressMonitor monitor = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                epochs.incrementAndGet();
            }

            @Override
            public boolean isCancelled() {
                return asked.incrementAndGet() > 3;
            }
        };
        Path table = ROWS.write(folder.resolve("rows.arrow"));
        assertThrows(
                CancellationException.class,
                () -> ComparedTraining.learn(
                        table,
                        ROWS.classes(),
                        LearningRun.FUSION,
                        LearningRun.settings(2, 5, LearningRun.WEIGHTS),
                        folder.resolve("model"),
                        monitor));
        assertEquals(0, epochs.get(), "the first epoch was not finished");
        assertEquals(List.of("rows.arrow"), names(folder));
    }

    @Test
    void progressRisesToTheEnd() throws IOException {
        List<Double> fractions = new ArrayList<>();
        ProgressMonitor monitor = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                fractions.add(fraction);
                assertFalse(message.isBlank());
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        ComparedTraining.learn(
                ROWS.write(folder.resolve("rows.arrow")),
                ROWS.classes(),
                LearningRun.FUSION,
                LearningRun.settings(2, 3, LearningRun.WEIGHTS, LearningRateSchedule.COSINE, 0, true),
                folder.resolve("model"),
                monitor);
        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertTrue(fractions.get(0) >= 0 && fractions.get(fractions.size() - 1) <= 1);
        assertTrue(fractions.size() >= 6);
    }

    private static boolean hasWeightsOfOneAndZero(RowPrediction row) {
        for (int m = 0; m < 3; m++) {
            if (row.weights()[m] != (row.unimodal()[m] == null ? 0 : 1)) {
                return false;
            }
        }
        return true;
    }

    private static double[] meanWeights(List<RowPrediction> rows) {
        double[] means = new double[3];
        for (int m = 0; m < 3; m++) {
            int modality = m;
            means[m] = rows.stream()
                    .filter(row -> row.unimodal()[modality] != null)
                    .mapToDouble(row -> row.weights()[modality])
                    .average()
                    .orElseThrow();
        }
        return means;
    }

    private static List<Score> scores(TrainingResult result, Variant variant) {
        return result.scores().stream()
                .filter(score ->
                        score.variant().equals(variant) && score.minus().isEmpty())
                .toList();
    }

    private static double score(TrainingResult result, Variant variant, String rows, Metric metric) {
        return scores(result, variant).stream()
                .filter(score -> score.rows().equals(rows) && score.metric() == metric)
                .findFirst()
                .orElseThrow()
                .estimate()
                .value();
    }

    private static TrainingSettings withSeed(TrainingSettings settings, long seed) {
        return new TrainingSettings(
                seed,
                settings.members(),
                new Optimisation(
                        settings.optimisation().epochs(),
                        settings.optimisation().batchSize(),
                        settings.optimisation().patience(),
                        settings.optimisation().learningRate(),
                        settings.optimisation().schedule(),
                        settings.optimisation().weightDecay(),
                        settings.optimisation().clipNorm()),
                settings.weights(),
                false,
                settings.methods(),
                new Comparison(settings.comparison().unweighted(), 0),
                new Compute(settings.compute().device(), Precision.FLOAT32));
    }

    private Path sub(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private List<RowPrediction> scored(String name) throws IOException {
        return LearningRun.score(ROWS, folder.resolve(name)).rows();
    }

    private float[] weights(String name) throws IOException {
        return ModelDirectory.read(folder.resolve(name).resolve("model")).parameters();
    }

    private void assertSameFiles(String one, String two) throws IOException {
        Path first = folder.resolve(one).resolve("model");
        Path second = folder.resolve(two).resolve("model");
        assertEquals(
                List.of("SHA256SUMS", "insight.json", "manifest.json", "reference.json", "weights.safetensors"),
                names(first));
        for (String name : names(first)) {
            assertEquals(-1, Files.mismatch(first.resolve(name), second.resolve(name)), name);
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}

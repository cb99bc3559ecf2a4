package org.multimodalbtw.engine.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.SyntheticRows.Row;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Role;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.LearningRun;
import org.multimodalbtw.engine.train.MultilabelTest;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.weight.WeightSettings;

class AgainstAloneTest {

    private static final AfterTraining AGAINST_ALONE = new AfterTraining(true, WantedEvent.RAREST, Optional.empty());

    private static final SyntheticRows ROWS = SyntheticRows.of(200, 3);
    private static final Variant INFORMATIVE = Variant.trainedOn("informative");

    @TempDir
    Path folder;

    @Test
    void networksOfSingleModalitiesChangeNothingElse() throws IOException {
        TrainingResult off = learn(ROWS, ROWS.classes(), settings(LearningRun.WEIGHTS), false, "off");
        TrainingResult on = learn(ROWS, ROWS.classes(), settings(LearningRun.WEIGHTS), true, "on");
        assertSameFiles("off", "on");
        assertEquals(off.history().size(), on.history().size());
        for (int epoch = 0; epoch < off.history().size(); epoch++) {
            assertEquals(
                    off.history().get(epoch).quality(), on.history().get(epoch).quality());
        }
        for (int row = 0; row < off.heldOut().size(); row++) {
            assertArrayEquals(
                    off.heldOut().get(row).values(), on.heldOut().get(row).values());
        }
        assertEquals(
                off.scores(),
                on.scores().stream().filter(score -> !isOfOwnNetwork(score)).toList());
        assertEquals(off.verdict().quality(), on.verdict().quality());
        assertEquals(off.verdict().weights(), on.verdict().weights());
        assertEquals(off.verdict().comparison(), on.verdict().comparison());
        assertEquals(
                "All together were not compared with the best modality alone: that is switched off.",
                off.verdict().fusion());
        assertFalse(off.scores().stream().anyMatch(AgainstAloneTest::isOfOwnNetwork));
    }

    @Test
    void theTwoModalitiesThatSayMostByThemselvesAreTrainedAndTheBetterOneIsCompared() throws IOException {
        TrainingResult result = learn(ROWS, ROWS.classes(), settings(LearningRun.WEIGHTS), true, "classes");
        assertEquals(
                Set.of(INFORMATIVE, Variant.trainedOn("weak")),
                result.scores().stream()
                        .filter(score -> score.minus().isEmpty() && isOfOwnNetwork(score))
                        .map(Score::variant)
                        .collect(Collectors.toSet()));
        assertTrue(value(result, INFORMATIVE, Score.HELD_OUT, Metric.AUROC) > .8);
        Score difference = result.scores().stream()
                .filter(score -> score.minus().equals(Optional.of(INFORMATIVE)))
                .filter(score -> score.rows().equals(Score.TEST) && score.metric() == Metric.AUROC)
                .findFirst()
                .orElseThrow();
        assertEquals(Variant.WEIGHTED, difference.variant());
        assertEquals(
                value(result, Variant.WEIGHTED, Score.TEST, Metric.AUROC)
                        - value(result, INFORMATIVE, Score.TEST, Metric.AUROC),
                difference.estimate().value(),
                1e-12);
        assertTrue(
                result.verdict().fusion().startsWith("On 40 test rows the AUROC is "),
                result.verdict().fusion());
        assertTrue(
                result.verdict().fusion().contains("for 'informative' alone in a network of its own"),
                result.verdict().fusion());
        assertTrue(
                result.verdict()
                        .quality()
                        .matches(
                                "On 40 test rows: AUROC 0\\.\\d{3} \\(95 % interval .*; without data 0\\.500\\), AUPRC of 'yes' 0\\..*\\."),
                result.verdict().quality());
    }

    @Test
    void testRowsDoNotChoose() throws IOException {
        // the noise tells all of the test rows
        SyntheticRows turned = ROWS.map(row -> row.split() == Split.TEST
                ? new Row(
                        row.id(), List.of(noise(0, 4), noise(0, 3), noise(row.target(), 5)), row.target(), row.split())
                : row);
        TrainingResult result = learn(turned, turned.classes(), settings(WeightSettings.none()), true, "turned");
        assertTrue(result.scores().stream()
                .anyMatch(score -> score.minus().equals(Optional.of(INFORMATIVE))
                        && score.variant().equals(Variant.UNWEIGHTED)
                        && score.rows().equals(Score.TEST)));
        assertTrue(
                result.verdict().fusion().contains("'informative' alone"),
                result.verdict().fusion());
    }

    @Test
    void labelsAndNumbersAreComparedByTheirOwnMetrics() throws IOException {
        Function<SyntheticRows, Labels> labels = MultilabelTest::labels;
        TrainingResult ofLabels = learn(ROWS, labels.apply(ROWS), settings(LearningRun.WEIGHTS), true, "labels");
        assertTrue(
                ofLabels.verdict().fusion().startsWith("On 40 test rows the AUROC is "),
                ofLabels.verdict().fusion());
        TrainingResult ofNumbers = learn(ROWS, ROWS.numbers(), settings(LearningRun.WEIGHTS), true, "numbers");
        assertTrue(
                ofNumbers.verdict().fusion().startsWith("On 40 test rows the R² is "),
                ofNumbers.verdict().fusion());
        assertEquals(
                List.of(Metric.R2, Metric.MAE, Metric.PEARSON),
                ofNumbers.scores().stream()
                        .filter(score -> score.variant().equals(Variant.BASELINE)
                                && score.rows().equals(Score.TEST))
                        .map(Score::metric)
                        .toList());
    }

    @Test
    void aModalityThatOneMemberLacksIsNotTrainedAndThatIsSaid() throws IOException {
        // only two rows have it, and five members are trained
        SyntheticRows rare = ROWS.map(row -> Set.of("p0000", "p0001").contains(row.id())
                ? row
                : new Row(row.id(), nullFirst(row.values()), row.target(), row.split()));
        SyntheticRows two =
                rare.map(row -> row.values().get(1) == null && row.values().get(0) == null ? null : row);
        Path table = two.write(folder.resolve("rare.arrow"), 2);
        TrainingResult result = ComparedTraining.learn(
                table,
                two.classes(),
                LearningRun.FUSION,
                LearningRun.settings(5, 2, WeightSettings.none()),
                AGAINST_ALONE,
                folder.resolve("rare"),
                ProgressMonitor.NONE);
        assertTrue(
                result.verdict().fusion().contains("'informative' could not be trained alone: "),
                result.verdict().fusion());
        assertTrue(
                result.verdict().fusion().contains("for 'weak' alone in a network of its own"),
                result.verdict().fusion());
    }

    @Test
    void oneModalityHasNothingToWeighAndNothingToCompareWith() throws IOException {
        SyntheticRows some = ROWS.map(row -> row.values().get(0) == null ? null : row);
        TrainingResult result = ComparedTraining.learn(
                some.write(folder.resolve("one.arrow"), 1),
                some.classes(),
                LearningRun.FUSION,
                settings(LearningRun.WEIGHTS.withGuard(true)),
                AGAINST_ALONE,
                folder.resolve("one"),
                ProgressMonitor.NONE);
        assertEquals(
                "There is only one modality: there is nothing to weigh.",
                result.verdict().weights());
        assertEquals("", result.verdict().fusion());
        assertEquals("", result.verdict().comparison());
        assertFalse(result.scores().stream().anyMatch(AgainstAloneTest::isOfOwnNetwork));
    }

    @Test
    void aTrainingOfASingleModalityCanBeCancelled() {
        AtomicBoolean isAlone = new AtomicBoolean();
        ProgressMonitor cancelling = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                isAlone.compareAndSet(false, message.startsWith("trained on informative alone: epoch 1"));
            }

            @Override
            public boolean isCancelled() {
                return isAlone.get();
            }
        };
        assertThrows(
                CancellationException.class,
                () -> ComparedTraining.learn(
                        ROWS.write(folder.resolve("cancelled.arrow")),
                        ROWS.classes(),
                        LearningRun.FUSION,
                        settings(LearningRun.WEIGHTS),
                        AGAINST_ALONE,
                        folder.resolve("cancelled"),
                        cancelling));
        assertTrue(isAlone.get());
        assertFalse(Files.exists(folder.resolve("cancelled")));
    }

    @Test
    void progressOnlyGrows() throws IOException {
        double[] last = {0};
        ProgressMonitor growing = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                assertTrue(fraction >= last[0] - 1e-9, message + ": " + fraction + " after " + last[0]);
                last[0] = fraction;
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        ComparedTraining.learn(
                ROWS.write(folder.resolve("progress.arrow")),
                ROWS.classes(),
                LearningRun.FUSION,
                settings(LearningRun.WEIGHTS),
                AGAINST_ALONE,
                folder.resolve("progress"),
                growing);
        assertTrue(last[0] > .9);
    }

    private static float[] noise(double value, int size) {
        float[] values = new float[size];
        Arrays.fill(values, (float) value);
        return values;
    }

    private static List<float[]> nullFirst(List<float[]> values) {
        return Stream.concat(Stream.of((float[]) null), values.stream().skip(1)).toList();
    }

    private static boolean isOfOwnNetwork(Score score) {
        return score.variant().role() == Role.SINGLE_TRAINED
                || score.minus()
                        .filter(minus -> minus.role() == Role.SINGLE_TRAINED)
                        .isPresent();
    }

    private static double value(TrainingResult result, Variant variant, String rows, Metric metric) {
        return result.scores().stream()
                .filter(score ->
                        score.variant().equals(variant) && score.minus().isEmpty())
                .filter(score -> score.rows().equals(rows) && score.metric() == metric)
                .findFirst()
                .orElseThrow()
                .estimate()
                .value();
    }

    private static TrainingSettings settings(WeightSettings weights) {
        TrainingSettings settings = LearningRun.settings(2, 4, weights);
        return new TrainingSettings(
                settings.seed(),
                settings.members(),
                settings.optimisation(),
                weights,
                true,
                settings.methods(),
                new Comparison(true, 0),
                settings.compute());
    }

    private TrainingResult learn(
            SyntheticRows rows, Labels labels, TrainingSettings settings, boolean alone, String name)
            throws IOException {
        return ComparedTraining.learn(
                rows.write(folder.resolve(name + ".arrow")),
                labels,
                LearningRun.FUSION,
                settings,
                new AfterTraining(alone, WantedEvent.RAREST, Optional.empty()),
                folder.resolve(name),
                ProgressMonitor.NONE);
    }

    private void assertSameFiles(String one, String two) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(one))) {
            List<Path> all = files.toList();
            assertTrue(all.size() > 2);
            for (Path file : all) {
                assertArrayEquals(
                        Files.readAllBytes(file),
                        Files.readAllBytes(folder.resolve(two).resolve(file.getFileName())),
                        file.toString());
            }
        }
    }
}

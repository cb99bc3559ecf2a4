package org.multimodalbtw.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.SyntheticRows.Row;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.LearningRun;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.weight.WeightSettings;

class RepeatedComparisonTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(60, 3);

    @TempDir
    Path folder;

    /** One comparison for all that is asked of it, since it trains 60 networks. */
    @Test
    void comparesAllVariantsOverSeedsAndFoldsAndKeepsTestRowsOutOfTheFolds() throws IOException {
        TrainingResult result = learn(ROWS, "first");
        SyntheticRows other = ROWS.map(
                row -> row.split() == Split.TEST ? new Row(row.id(), row.values(), -row.target(), row.split()) : row);
        assertEquals(crossValidated(result), crossValidated(learn(other, "other")));
        List<Score> repeated = result.scores().stream()
                .filter(score -> score.rows().contains(","))
                .toList();
        assertEquals(
                Set.of("test, 2 seeds", "cross-validation, 2 x 5"),
                repeated.stream().map(Score::rows).collect(Collectors.toSet()));
        assertEquals(
                Set.of(
                        "unweighted",
                        "BTW",
                        "MI only",
                        "trained on informative alone",
                        "trained on weak alone",
                        "baseline (without data)",
                        "BTW minus unweighted",
                        "BTW minus MI only",
                        "BTW minus trained on informative alone",
                        "BTW minus trained on weak alone",
                        "BTW minus baseline (without data)"),
                new TreeSet<>(repeated.stream().map(Score::title).toList()));
        for (Score score : repeated) {
            long rows = score.rows().startsWith("test") ? 12 : 48;
            assertEquals(rows, score.count(), score.toString());
        }
        assertTrue(
                result.verdict().comparison().contains("cross-validation, 2 x 5"),
                result.verdict().text());
        assertEquals(
                accuracyOf(1) / 2 + accuracyOf(2) / 2,
                repeated.stream()
                        .filter(score -> score.variant().equals(Variant.UNWEIGHTED)
                                && score.minus().isEmpty()
                                && score.rows().startsWith("test")
                                && score.metric() == Metric.ACCURACY)
                        .findFirst()
                        .orElseThrow()
                        .estimate()
                        .value(),
                1e-9);
    }

    @Test
    void tooFewGroupsForTheFoldsAreRefusedBeforeAnythingIsTrained() throws IOException {
        Labels.Builder grouped = Labels.classification("outcome");
        Labels plain = ROWS.classes();
        for (int row = 0; row < plain.size(); row++) {
            grouped.add(
                            plain.rowId(row),
                            plain.target().classes().get(plain.outcomes().stratum(row)),
                            Split.TRAIN)
                    .inGroup("ward " + row % 4);
        }
        Path table = ROWS.write(folder.resolve("grouped.arrow"), 2);
        InputException refused = assertThrows(
                InputException.class,
                () -> ComparedTraining.learn(
                        table,
                        grouped.build(),
                        LearningRun.FUSION,
                        settings(2),
                        folder.resolve("model"),
                        ProgressMonitor.NONE));
        assertTrue(refused.getMessage().contains("only 4 groups"), refused.getMessage());
    }

    private static List<Score> crossValidated(TrainingResult result) {
        return result.scores().stream()
                .filter(score -> score.rows().startsWith("cross-validation"))
                .toList();
    }

    /** Of the unweighted network alone, trained by itself. */
    private double accuracyOf(long seed) throws IOException {
        TrainingResult alone = ComparedTraining.learn(
                ROWS.write(folder.resolve("alone.arrow"), 2),
                ROWS.classes(),
                LearningRun.FUSION,
                settings(0).variant(seed, WeightSettings.none(), false),
                folder.resolve("model of seed " + seed),
                ProgressMonitor.NONE);
        return alone.scores().stream()
                .filter(score -> score.variant().equals(Variant.UNWEIGHTED)
                        && score.minus().isEmpty()
                        && score.rows().equals("test")
                        && score.metric() == Metric.ACCURACY)
                .findFirst()
                .orElseThrow()
                .estimate()
                .value();
    }

    private TrainingResult learn(SyntheticRows rows, String name) throws IOException {
        return ComparedTraining.learn(
                rows.write(folder.resolve(name + ".arrow"), 2),
                rows.classes(),
                LearningRun.FUSION,
                settings(2),
                folder.resolve("model " + name),
                ProgressMonitor.NONE);
    }

    private static TrainingSettings settings(int seeds) {
        return new TrainingSettings(
                1,
                2,
                new Optimisation(OptionalInt.of(2), OptionalInt.empty(), 0, 5e-3, LearningRateSchedule.COSINE, .01, 1),
                LearningRun.WEIGHTS,
                true,
                List.of(new ModalityDropout(.2)),
                new Comparison(true, seeds),
                new Compute(DevicePolicy.CPU, Precision.FLOAT32));
    }
}

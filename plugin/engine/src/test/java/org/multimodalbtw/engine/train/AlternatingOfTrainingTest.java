package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.AlternatingTraining;
import org.multimodalbtw.engine.method.MethodTable;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.MultimodalMixup;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Trainings whose modalities take turns, the weakest first. */
class AlternatingOfTrainingTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(240, 5);

    @TempDir
    Path folder;

    private TrainedVariants train(TensorTable table, Labels labels, int epochs, TrainingMethod... methods) {
        List<TrainingMethod> used = new ArrayList<>(List.of(methods));
        used.add(new UsedRegardless());
        return BtwLearner.train(
                table,
                labels,
                LearningRun.FUSION,
                LearningRun.settings(2, epochs, LearningRun.WEIGHTS).with(used),
                ProgressMonitor.NONE);
    }

    private TensorTable table() throws IOException {
        return TensorTable.open(ROWS.write(folder.resolve("rows.arrow")));
    }

    @Test
    void contributionsSumToWhatIsGainedAndTheWeakestIsFirst() throws IOException {
        int epochs = 12;
        try (TensorTable table = table()) {
            TrainedVariants trained =
                    train(table, ROWS.classes(), epochs, AlternatingTraining.STANDARD, ModalityDropout.STANDARD);
            MethodTable contributions =
                    trained.insight(ProgressMonitor.NONE).tables().get(0);
            List<MethodTable.Row> rows = contributions.rows();
            assertEquals(epochs * 4, rows.size());
            for (int at = 0; at < rows.size(); at += 4) {
                double[] values = new double[3];
                for (int turn = 0; turn < 3; turn++) {
                    values[turn] = rows.get(at + turn).values().get(0);
                    assertEquals(turn + 1, rows.get(at + turn).values().get(1));
                    assertTrue(turn == 0 || values[turn] >= values[turn - 1], "the order is that of contributions");
                }
                assertEquals(
                        rows.get(at + 3).values().get(0), Arrays.stream(values).sum(), 1e-12);
            }
            List<MethodTable.Row> last = rows.subList(rows.size() - 4, rows.size());
            EpochRecord end = trained.history().stream()
                    .filter(epoch -> epoch.epoch() == epochs)
                    .reduce((a, b) -> b)
                    .orElseThrow();
            assertTrue(
                    end.noted()
                            .contains(new EpochRecord.Noted(
                                    contributions.name() + ": contribution (weak)",
                                    last.get(1).values().get(0))),
                    "the history has them, too: " + end.noted());
            assertEquals(3 + 3 + 2, end.noted().size(), "what is not a number is left out");
            assertEquals(
                    List.of("noise", "weak", "informative", "all"),
                    last.stream().map(MethodTable.Row::part).toList());
            assertTrue(
                    Math.abs(last.get(0).values().get(0)) < .02,
                    "noise adds " + last.get(0).values());
            assertTrue(
                    last.get(2).values().get(0) > .2,
                    "the informative one adds " + last.get(2).values());
            assertRight(trained.test(Variant.WEIGHTED, ProgressMonitor.NONE));
        }
    }

    private static void assertRight(List<RowPrediction> rows) {
        long right = rows.stream()
                .filter(row -> row.values()[1] > .5
                        == ROWS.rows()
                                        .get(Integer.parseInt(row.rowId().substring(1)))
                                        .target()
                                > 0)
                .count();
        assertTrue(right > .8 * rows.size(), right + " of " + rows.size());
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void everyTargetWithMixedRowsTooAndTheSameBytesAgain(Task task) throws IOException {
        Labels labels =
                switch (task) {
                    case CLASSIFICATION -> ROWS.classes();
                    case MULTILABEL -> MultilabelTest.labels(ROWS);
                    case REGRESSION -> ROWS.numbers();
                };
        try (TensorTable table = table()) {
            TrainingMethod[] methods = {new AlternatingTraining(2, .1), new MultimodalMixup(1)};
            float[] first = train(table, labels, 2, methods).model().parameters();
            assertArrayEquals(first, train(table, labels, 2, methods).model().parameters());
            assertTrue(IntStream.range(0, first.length).allMatch(i -> Float.isFinite(first[i])));
        }
    }
}

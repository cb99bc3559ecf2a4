package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.method.MethodState;
import org.multimodalbtw.engine.method.MethodTable;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrialMethods;
import org.multimodalbtw.engine.tensor.TensorTable;

/** What a training method notes, and what it knows in the end, in what a training gives. */
class MethodNotesTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(60, 5);
    private static final int EPOCHS = 3;

    @TempDir
    Path folder;

    @Test
    void aTableHasARowForEachEpochAndModalityAndTheStateIsOfTheLastEpoch() throws IOException {
        List<TrialMethods.Watching.Loss> losses = new ArrayList<>();
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("rows.arrow")))) {
            TrainedVariants trained = train(table, new TrialMethods.Recording(), new TrialMethods.Watching(losses));
            List<MethodTable> tables = trained.insight(ProgressMonitor.NONE).tables();
            assertEquals(1, tables.size());
            assertEquals(List.of("mean loss", "rows"), tables.get(0).columns());
            List<MethodTable.Row> rows = tables.get(0).rows();
            assertEquals(EPOCHS * 3, rows.size());
            for (int i = 0; i < rows.size(); i++) {
                assertNoted(rows.get(i), 1 + i / 3, i % 3, losses);
            }
            List<Double> scores = trained.history().stream()
                    .map(epoch -> epoch.quality().validationScore())
                    .toList();
            assertEquals(
                    List.of(new MethodState("recording", Map.of("scores", scores))),
                    trained.model().manifest().training().states());
        }
    }

    private static void assertNoted(
            MethodTable.Row row, int epoch, int modality, List<TrialMethods.Watching.Loss> losses) {
        assertEquals(epoch, row.epoch());
        assertEquals(SyntheticRows.SCHEMA.modalities().get(modality), row.part());
        List<Double> own = losses.stream()
                .filter(loss -> loss.epoch() == epoch)
                .map(loss -> loss.own().get(modality))
                .filter(loss -> !Double.isNaN(loss))
                .toList();
        double mean = own.stream().mapToDouble(loss -> loss).average().orElseThrow();
        assertEquals(mean, row.values().get(0), 1e-12);
        assertEquals(own.size(), row.values().get(1));
    }

    @Test
    void methodsThatNoteNothingLeaveNothing() throws IOException {
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("rows.arrow")))) {
            TrainedVariants trained = train(table, ModalityDropout.STANDARD);
            assertTrue(trained.model().manifest().training().states().isEmpty());
            assertTrue(trained.insight(ProgressMonitor.NONE).tables().isEmpty());
        }
    }

    private static TrainedVariants train(TensorTable table, TrainingMethod... methods) {
        return BtwLearner.train(
                table,
                ROWS.classes(),
                LearningRun.FUSION,
                LearningRun.settings(2, EPOCHS, LearningRun.WEIGHTS).with(List.of(methods)),
                ProgressMonitor.NONE);
    }
}

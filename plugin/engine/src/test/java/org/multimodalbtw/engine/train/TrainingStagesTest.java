package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.method.TrainingStage;
import org.multimodalbtw.engine.method.TrialMethods;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.WeightSettings;

/** A training with a stage before the main one. */
class TrainingStagesTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(80, 5);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Task.class)
    void theMainStageStartsWhereTheStageBeforeItEnded(Task task) throws IOException {
        float[] plain = parameters(task, List.of());
        float[] staged = parameters(task, List.of(new TrialMethods.Prepared(2)));
        assertEquals(plain.length, staged.length, "what only the stage has is not kept");
        assertFalse(Arrays.equals(plain, staged));
        assertArrayEquals(staged, parameters(task, List.of(new TrialMethods.Prepared(2))), "the same bytes again");
        assertTrue(IntStream.range(0, staged.length).allMatch(i -> Float.isFinite(staged[i])));
    }

    @Test
    void anotherStageBeforeItMovesTheMainStageFurther() throws IOException {
        float[] once = parameters(Task.CLASSIFICATION, List.of(new TrialMethods.Prepared(1)));
        float[] twice = parameters(Task.CLASSIFICATION, List.of(new TrialMethods.Prepared(3)));
        assertFalse(Arrays.equals(once, twice));
    }

    @Test
    void aStageCannotAddToTheNetworkForGood() {
        List<TrainingMethod> adapted = List.of(new TrialMethods.Adapted(2));
        assertThrows(IllegalArgumentException.class, () -> new TrainingStage("adapting", 1, adapted));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNetworkThatOnlyGetsWorseStaysAsTheStagesLeftItWhereThatIsAllowed(boolean mayKeepStart) throws IOException {
        List<TrainingMethod> methods = List.of(new TrialMethods.Spoiling(mayKeepStart), new UsedRegardless());
        TrainingSettings settings =
                LearningRun.settings(2, 3, WeightSettings.none()).with(methods);
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("spoilt.arrow")))) {
            TrainedVariants trained =
                    BtwLearner.train(table, ROWS.classes(), LearningRun.FUSION, settings, ProgressMonitor.NONE);
            int kept = trained.history().stream().mapToInt(EpochRecord::best).sum();
            assertEquals(mayKeepStart ? 0 : 2, kept, "networks that keep an epoch");
            assertTrue(Float.isFinite(trained.model().parameters()[0]));
        }
    }

    @Test
    void whatChangesRowsChangesThoseOfStagesWhereItSaysSo() throws IOException {
        int steps = stepsChanged(false);
        assertEquals(steps / 3 * 5, stepsChanged(true), "2 epochs of a stage and 3 of the training");
    }

    private int stepsChanged(boolean inStages) throws IOException {
        List<Integer> steps = new ArrayList<>();
        List<TrainingMethod> methods =
                List.of(new TrialMethods.Prepared(2), new TrialMethods.Counting(steps, inStages), new UsedRegardless());
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve(inStages + ".arrow")))) {
            BtwLearner.train(
                    table,
                    ROWS.classes(),
                    LearningRun.FUSION,
                    LearningRun.settings(2, 3, WeightSettings.none()).with(methods),
                    ProgressMonitor.NONE);
        }
        return steps.size();
    }

    private float[] parameters(Task task, List<TrainingMethod> more) throws IOException {
        Path file = folder.resolve("rows.arrow");
        if (!file.toFile().exists()) {
            ROWS.write(file);
        }
        Labels labels =
                switch (task) {
                    case CLASSIFICATION -> ROWS.classes();
                    case MULTILABEL -> MultilabelTest.labels(ROWS);
                    case REGRESSION -> ROWS.numbers();
                };
        List<TrainingMethod> methods = new ArrayList<>(more);
        methods.add(ModalityDropout.STANDARD);
        TrainingSettings settings =
                LearningRun.settings(2, 2, WeightSettings.defaults()).with(methods);
        try (TensorTable table = TensorTable.open(file)) {
            TrainedModel model = BtwLearner.train(
                            table, labels, FusionSettings.defaults(), settings, ProgressMonitor.NONE)
                    .model();
            assertEquals(2 * new ParameterLayout(model.shape()).size(), model.parameters().length);
            return model.parameters();
        }
    }
}

package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.method.TrialMethods;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.WeightSettings;

/** What a method reads of the losses of the rows that a training learns from. */
class RowLossesOfTrainingTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(60, 5);
    private static final int MEMBERS = 2;
    private static final int EPOCHS = 2;

    /** The experts' use adds nothing to the loss. */
    private static final FusionSettings FUSION =
            new FusionSettings(8, new ExpertSettings(3, 2, 8, Gate.SOFTMAX, 1, 0), new DropoutRates(.1, .3, .2));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = ROWS.write(folder.resolve("rows.arrow"));
    }

    private TrainedVariants train(TrainingMethod... methods) throws IOException {
        TrainingSettings usual = LearningRun.settings(MEMBERS, EPOCHS, WeightSettings.none());
        // one step an epoch, with all rows
        TrainingSettings settings = new TrainingSettings(
                usual.seed(),
                MEMBERS,
                new Optimisation(
                        OptionalInt.of(EPOCHS), OptionalInt.of(1000), 0, 5e-3, LearningRateSchedule.COSINE, .01, 1),
                usual.weights(),
                false,
                List.of(methods),
                new Comparison(false, 0),
                usual.compute());
        try (TensorTable table = TensorTable.open(file)) {
            return BtwLearner.train(table, ROWS.classes(), FUSION, settings, ProgressMonitor.NONE);
        }
    }

    @Test
    void eachRowThatAMemberLearnsFromIsNotedOnceAnEpoch() throws IOException {
        List<TrialMethods.Watching.Loss> noted = new ArrayList<>();
        train(new TrialMethods.Watching(noted));
        try (TensorTable table = TensorTable.open(file)) {
            TrainingRows rows = new TrainingRows(table, ROWS.classes());
            Folds folds = new Folds(rows, MEMBERS, 11);
            int fewest = Math.min(folds.learning(0).length, folds.learning(1).length);
            assertEquals(EPOCHS * MEMBERS * fewest, noted.size());
            Set<List<Integer>> once = new HashSet<>();
            for (TrialMethods.Watching.Loss loss : noted) {
                assertTrue(once.add(List.of(loss.epoch(), loss.member(), loss.row())));
                assertTrue(Set.copyOf(boxed(folds.learning(loss.member()))).contains(loss.row()));
                assertTrue(loss.fused() > 0);
                for (int m = 0; m < 3; m++) {
                    assertEquals(
                            !rows.present(loss.row())[m],
                            Double.isNaN(loss.own().get(m)));
                }
            }
        }
    }

    private static List<Integer> boxed(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    @Test
    void theirMeanIsTheTrainingLoss() throws IOException {
        List<TrialMethods.Watching.Loss> noted = new ArrayList<>();
        TrainedVariants trained = train(new TrialMethods.Watching(noted));
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            int now = epoch;
            double mean = noted.stream()
                    .filter(loss -> loss.epoch() == now)
                    .mapToDouble(loss -> loss.fused()
                            + loss.own().stream()
                                    .mapToDouble(own -> Double.isNaN(own) ? 0 : own)
                                    .sum())
                    .average()
                    .orElseThrow();
            assertEquals(mean, trained.history().get(epoch - 1).quality().trainingLoss(), 1e-5);
        }
    }

    @Test
    void twoMethodsReadTheSameAndChangeNothing() throws IOException {
        List<TrialMethods.Watching.Loss> first = new ArrayList<>();
        List<TrialMethods.Watching.Loss> second = new ArrayList<>();
        TrainedVariants watched = train(new TrialMethods.Watching(first), new TrialMethods.Watching(second));
        assertEquals(first, second);
        assertArrayEquals(train().model().parameters(), watched.model().parameters());
    }
}

package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrialMethods;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.WeightSettings;

/** A training whose steps are several updates, in an order that changes by epoch. */
class UpdatesOfTrainingTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(60, 5);
    private static final int EPOCHS = 3;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = ROWS.write(folder.resolve("rows.arrow"));
    }

    private TrainedModel train(UnaryOperator<int[]> order) throws IOException {
        List<TrainingMethod> methods = List.of(new TrialMethods.Alternating(), new TrialMethods.Ordered(order));
        try (TensorTable table = TensorTable.open(file)) {
            return BtwLearner.train(
                            table,
                            ROWS.classes(),
                            LearningRun.FUSION,
                            LearningRun.settings(1, EPOCHS, WeightSettings.none())
                                    .with(methods),
                            ProgressMonitor.NONE)
                    .model();
        }
    }

    @Test
    void theOrderIsAskedForBeforeEachEpoch() throws IOException {
        List<List<Integer>> asked = new ArrayList<>();
        float[] turning = train(order -> {
                    asked.add(Arrays.stream(order).boxed().toList());
                    return asked.size() == 2 ? new int[] {2, 1, 0, 3} : order;
                })
                .parameters();
        assertEquals(List.of(List.of(0, 1, 2, 3), List.of(0, 1, 2, 3), List.of(0, 1, 2, 3)), asked);
        float[] usual = train(order -> order).parameters();
        assertArrayEquals(usual, train(int[]::clone).parameters(), "the same bytes again");
        assertFalse(Arrays.equals(usual, turning));
    }

    @Test
    void whatNoUpdateOfTheOrderMovesStaysWhereItStarted() throws IOException {
        TrainedModel model = train(order -> new int[] {0, 2, 3});
        ParameterLayout layout = new ParameterLayout(model.shape());
        float[] start = layout.start(1, 11);
        for (Slice slice : layout.byName().values()) {
            float[] before = Arrays.copyOfRange(start, slice.offset(), slice.offset() + slice.size());
            float[] after = Arrays.copyOfRange(model.parameters(), slice.offset(), slice.offset() + slice.size());
            if (slice.name().startsWith("weak/")) {
                assertArrayEquals(before, after, slice.name());
            } else if (slice.name().endsWith("encoder.1.weight")) {
                assertFalse(Arrays.equals(before, after), slice.name());
            }
        }
    }
}

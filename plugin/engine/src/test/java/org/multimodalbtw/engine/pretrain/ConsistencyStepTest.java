package org.multimodalbtw.engine.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.graph.GraphRun;
import org.multimodalbtw.engine.graph.GraphRun.Given;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.tensor.TensorTable;

/** The step against an implementation with plain arrays, and against numbers by hand. */
class ConsistencyStepTest {

    private static final int MEMBERS = 2;
    private static final int ROWS = 9;
    private static final int OUTPUTS = 5;

    @TempDir
    Path folder;

    private static double loss(
            ConsistencyStep step, int modalities, double[] alone, double[] together, double[] there) {
        int rows = there.length / modalities;
        int size = step.outputs();
        return GraphRun.of(
                        1,
                        Map.of(
                                "alone", Given.of(alone, 1, rows, modalities, size),
                                "together", Given.of(together, 1, rows, modalities, size),
                                "there", Given.of(there, 1, rows, modalities)),
                        graph ->
                                List.of(step.loss(graph.input("alone"), graph.input("together"), graph.input("there"))))
                .precise()
                .get(0)[0];
    }

    @Test
    void distancesAreMeansOverTheRowsThatHaveAModality() {
        // row 1 has both modalities, row 2 the first alone, which is its own mean then
        double[] alone = {1, 3, 2, 99};
        double[] together = {2, 5, 0, 99};
        double[] there = {1, 1, 1, 0};
        // first modality: (1-2)^2 and (2-0)^2, from the mean (1-2)^2 and 0; second: (3-5)^2 and (3-2)^2
        assertEquals(
                5 * ((1 + 4) / 2.0 + .5 + 4 + 1), loss(new ConsistencyStep(1, 0), 2, alone, together, there), 1e-12);
    }

    @Test
    void ofOneModalityNothingIsComparedBetweenModalities() {
        double[] alone = {1, 2, 4};
        double[] there = {1, 1, 1};
        assertEquals(0, loss(new ConsistencyStep(1, 0), 1, alone, alone, there), 1e-12);
    }

    @Test
    void theLossIsThatOfAnIndependentComputation() {
        SplittableRandom random = new SplittableRandom(4);
        double[][][] alone = new double[ROWS][3][OUTPUTS];
        double[][][] together = new double[ROWS][3][OUTPUTS];
        boolean[][] has = new boolean[ROWS][3];
        for (int row = 0; row < ROWS; row++) {
            for (int m = 0; m < 3; m++) {
                has[row][m] = m == row % 3 || random.nextBoolean();
                for (int k = 0; k < OUTPUTS; k++) {
                    alone[row][m][k] = random.nextGaussian();
                    together[row][m][k] = random.nextGaussian() / 2;
                }
            }
        }
        double[] there = IntStream.range(0, ROWS * 3)
                .mapToDouble(i -> has[i / 3][i % 3] ? 1 : 0)
                .toArray();
        for (double terms : new double[] {0, 1}) {
            assertEquals(
                    PlainConsistency.loss(alone, together, has, terms),
                    loss(new ConsistencyStep(OUTPUTS, terms), 3, flat(alone), flat(together), there),
                    1e-9);
        }
    }

    private static double[] flat(double[][][] values) {
        return Arrays.stream(values)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** From rows to loss: tokens as the network encodes them, everything behind them with plain arrays. */
    @Test
    void aWholeStepIsThatOfAnIndependentComputationAndLeavesHeadsAndExpertsAsTheyAre() throws IOException {
        LatentRows rows = LatentRows.of(ROWS, 3, 4, .5, .4, 8);
        PretrainingSettings settings = new PretrainingSettings(Objective.CONSISTENCY, 6, MEMBERS, 1, 0, 0, 2);
        ConsistencyStep step = new ConsistencyStep(OUTPUTS, 1);
        NetworkShape shape = PretrainedManifest.shape(settings, rows.schema().columns());
        ParameterLayout layout = ParameterLayout.of(shape, List.of(step));
        float[] start = layout.start(MEMBERS, 7);
        try (TensorTable table = rows.open(folder.resolve("rows.arrow"));
                FusionNetwork network = new FusionNetwork(shape, Execution.on(Device.cpu()), List.of(step), start);
                AdamW optimizer = new AdamW(network, 1e-5, 3)) {
            int[] all = IntStream.range(0, ROWS).toArray();
            Minibatch batch = new Minibatch(shape, MEMBERS, 2 * ROWS);
            new ViewFeed(table, new Views(table, all, settings), new SplittableRandom(1))
                    .fill(batch, new int[][] {all, all}, 0, ROWS);
            double[] expected = new double[MEMBERS];
            try (EncodedRows encoded = network.encode(batch)) {
                for (int member = 0; member < MEMBERS; member++) {
                    PlainConsistency plain = new PlainConsistency(layout, start, member, settings.width(), OUTPUTS);
                    expected[member] = plain.loss(encoded.tokens(), table, 2 * ROWS);
                }
            }
            optimizer.step(batch, 1e-2, 1);
            double[] found = optimizer.meanLosses();
            for (int member = 0; member < MEMBERS; member++) {
                assertEquals(expected[member], found[member], 1e-4 * expected[member]);
            }
            LearntSlices learnt = new LearntSlices(shape);
            float[] after = network.parameters();
            for (Slice slice : layout.byName().values()) {
                boolean isSame = IntStream.range(0, slice.size())
                        .allMatch(i -> start[slice.offset() + i] == after[slice.offset() + i]);
                assertEquals(!learnt.test(slice), isSame, slice.name());
            }
        }
    }
}

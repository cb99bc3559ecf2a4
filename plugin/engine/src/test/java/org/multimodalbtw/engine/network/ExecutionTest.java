package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/** The ways in which a network runs, beside each other on the CPU. */
class ExecutionTest {

    private static final int STEPS = 40;
    private static final Execution SORTED = execution(Dispatch.SORTED, false, Precision.FLOAT32);

    @TempDir
    Path folder;

    @Test
    void aGpuGetsGroupedExpertsAndDoesNotKeepTheHostWaiting() {
        Execution execution = Execution.training(Device.gpu(), Precision.BFLOAT16, shape(), 4096);
        assertEquals(
                new Execution(Device.gpu(), Dispatch.GROUPED, Dispatch.GROUPED, true, Precision.BFLOAT16), execution);
    }

    @Test
    void aCpuGroupsTheExpertsOfSmallBatchesAlone() {
        assertEquals(Dispatch.GROUPED, onCpu(32).training());
        assertEquals(Dispatch.SORTED, onCpu(4096).training());
        assertEquals(Dispatch.SORTED, onCpu(32).scoring());
    }

    private static Execution onCpu(int batch) {
        return Execution.training(Device.cpu(), Precision.FLOAT32, shape(), batch);
    }

    @Test
    void bytesMadeByTheNetworkAreThoseOfTheHost() {
        assertArrayEquals(
                learn(execution(Dispatch.SORTED, false, Precision.FLOAT32)).parameters,
                learn(execution(Dispatch.SORTED, true, Precision.FLOAT32)).parameters);
    }

    @Test
    void groupedExpertsLearnTheSameWithTheSameDropout() {
        Learnt sorted = learn(SORTED);
        Learnt grouped = learn(execution(Dispatch.GROUPED, true, Precision.FLOAT32));
        assertArrayEquals(sorted.losses, grouped.losses, 1e-4);
        assertArrayEquals(sorted.outputs, grouped.outputs, 1e-3f);
    }

    @Test
    void halfPrecisionStaysNearSingleAndLeavesScoringAsItIs() {
        Learnt single = learn(SORTED);
        for (Dispatch dispatch : Dispatch.values()) {
            Learnt half = learn(execution(dispatch, false, Precision.BFLOAT16));
            for (int step = 0; step < STEPS; step++) {
                assertEquals(1, half.losses[step] / single.losses[step], .01);
            }
            assertNotEquals(single.losses[STEPS - 1], half.losses[STEPS - 1]);
            // factors have 8 bits; parameters must not have been rounded to them
            int rounded = 0;
            for (float parameter : half.parameters) {
                rounded += (Float.floatToIntBits(parameter) & 0xFFFF) == 0 ? 1 : 0;
            }
            assertTrue(rounded < half.parameters.length / 10, rounded + " of " + half.parameters.length);
            assertArrayEquals(score(SORTED, half.parameters), half.outputs, 1e-5f);
        }
    }

    @Test
    void rowsKeptOnTheDeviceGiveTheSameAsRowsOfTheFile() throws IOException {
        SyntheticRows rows = SyntheticRows.of(300, 4);
        try (TensorTable table = TensorTable.open(rows.write(folder.resolve("rows.arrow")))) {
            NetworkShape shape =
                    new NetworkShape(Targets.number(), table.schema().columns(), FusionSettings.defaults(), 2, false);
            float[] parameters = new ParameterLayout(shape).start(2, 8);
            int[] chosen = {4, 0, 299, 17, 17, 3};
            try (FusionNetwork network = new FusionNetwork(shape, SORTED, parameters)) {
                Minibatch fromFile = batch(new Minibatch(network, 2, 3), table, chosen);
                network.keepAlways(table);
                Minibatch kept = batch(new Minibatch(network, 2, 3), table, chosen);
                try (EncodedRows expected = network.encode(fromFile);
                        EncodedRows actual = network.encode(kept)) {
                    assertArrayEquals(expected.own(), actual.own());
                    assertArrayEquals(expected.fuse(), actual.fuse());
                }
                for (int row = 0; row < chosen.length; row++) {
                    assertEquals(fromFile.energy(1, row), kept.energy(1, row));
                }
            }
        }
    }

    private static Minibatch batch(Minibatch batch, TensorTable table, int[] chosen) {
        batch.rows(chosen.length / 2);
        FloatBuffer seen = batch.seen();
        while (seen.hasRemaining()) {
            seen.put(1);
        }
        for (int m = 0; m < table.schema().columns().size(); m++) {
            batch.fill(m, table, m, chosen);
        }
        return batch;
    }

    /** What a network learns: the losses of its steps, its parameters, and its outputs for other rows. */
    private record Learnt(double[] losses, float[] parameters, float[] outputs) {}

    private static Learnt learn(Execution execution) {
        NetworkShape shape = shape();
        double[] losses = new double[STEPS];
        SplittableRandom random = new SplittableRandom(5);
        float[] start = new ParameterLayout(shape).start(shape.members(), 6);
        try (FusionNetwork network = new FusionNetwork(shape, execution, start);
                AdamW optimizer = new AdamW(network, .01, 3)) {
            for (int step = 0; step < STEPS; step++) {
                optimizer.step(new RandomRows(shape, 16, random).minibatch(), 1e-3, 1);
                losses[step] = Arrays.stream(optimizer.meanLosses()).average().orElseThrow();
            }
            float[] learnt = network.parameters();
            return new Learnt(losses, learnt, score(execution, learnt));
        }
    }

    private static float[] score(Execution execution, float[] parameters) {
        NetworkShape shape = shape();
        Minibatch rows = new RandomRows(shape, 20, new SplittableRandom(7)).minibatch();
        try (FusionNetwork network = new FusionNetwork(shape, execution, parameters);
                EncodedRows encoded = network.encode(rows)) {
            return encoded.fuse();
        }
    }

    private static Execution execution(Dispatch dispatch, boolean asynchronous, Precision precision) {
        return new Execution(Device.cpu(), dispatch, dispatch, asynchronous, precision);
    }

    private static NetworkShape shape() {
        List<TensorColumn> columns = List.of(
                new TensorColumn("labs", List.of(12), List.of()),
                new TensorColumn("notes", List.of(30), List.of()),
                new TensorColumn("vitals", List.of(5, 4), List.of()));
        return new NetworkShape(Targets.classes(3), columns, FusionSettings.defaults(), 2, true);
    }
}

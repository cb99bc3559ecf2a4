package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** Bytes of rows and work of networks, worked out by hand. */
class CallBudgetTest {

    private static final int IMAGE = 3 * 512 * 512;

    private static CallBudget budget(int width, int members, int rowMembers, TensorColumn... modalities) {
        try (FusionNetwork network = network(width, members, modalities)) {
            return new CallBudget(network, rowMembers, 256);
        }
    }

    private static FusionNetwork network(int width, int members, TensorColumn... modalities) {
        NetworkShape shape = new NetworkShape(
                new OfClass("outcome", List.of("no", "yes")),
                List.of(modalities),
                new FusionSettings(
                        width, new ExpertSettings(4, 2, width, Gate.SOFTMAX, 1, .01), new DropoutRates(0, 0, 0)),
                members,
                false,
                List.of());
        int size = new ParameterLayout(shape).size();
        return new FusionNetwork(shape, Execution.on(Device.cpu()), new float[members * size]);
    }

    @Test
    void usualRowsAreAllScoredAtOnce() {
        CallBudget usual = budget(64, 5, 1, TensorColumn.vector("labs", List.of("a", "b")));
        assertEquals(256, usual.most());
        assertEquals(256, usual.rows(1000, row -> 0));
        assertEquals(17, usual.rows(17, row -> 0));
        TensorColumn images = new TensorColumn("images", List.of(8, 3, 64, 64), List.of(), Items.VECTORS);
        assertEquals(
                256, budget(64, 5, 5, images).rows(1000, row -> 8 * 3 * 64 * 64), "eight images of the usual side");
    }

    @Test
    void imagesThatAreLargeAreScoredInPieces() {
        TensorColumn images = new TensorColumn("images", List.of(8, 3, 512, 512), List.of(), Items.VECTORS);
        CallBudget large = budget(16, 1, 1, images);
        // 256 MiB of 3 MiB an image
        assertEquals(85, large.rows(1000, row -> IMAGE));
        assertEquals(28, large.rows(1000, row -> 3 * IMAGE));
        assertEquals(10, large.rows(1000, row -> 8 * IMAGE));
        assertEquals(1, large.rows(1000, row -> 200L * IMAGE), "a row that is too large for itself");
        assertEquals(256, large.rows(1000, row -> 0), "rows without an image");
        assertEquals(3, large.rows(1000, row -> row == 3 ? 86L * IMAGE : 1), "up to one that is heavy");
    }

    @Test
    void rowsOfAFixedShapeNeedNoLargerBuffers() {
        TensorColumn fixed = new TensorColumn("images", List.of(3, 512, 512), List.of());
        assertEquals(85, budget(4, 1, 1, fixed).most());
    }

    @Test
    void largeNetworksAreCalledWithFewRows() {
        TensorColumn labs = TensorColumn.vector("labs", List.of("a", "b"));
        int small = budget(512, 1, 1, labs).most();
        int large = budget(2048, 1, 1, labs).most();
        assertEquals(256, small);
        assertTrue(large >= 1 && large <= 256, "rows: " + large);
    }

    private static int[] starts(int width, int members, int rows, IntToLongFunction items, TensorColumn... modalities) {
        try (FusionNetwork network = network(width, members, modalities)) {
            return CallBudget.ofTraining(network, rows).starts(rows, items);
        }
    }

    @Test
    void usualStepsAreOneCall() {
        TensorColumn labs = TensorColumn.vector("labs", List.of("a", "b"));
        assertArrayEquals(new int[1], starts(64, 5, 64, row -> 0, labs, TensorColumn.vector("vitals", List.of("c"))));
        assertArrayEquals(new int[1], starts(64, 5, 512, row -> 0, labs, TensorColumn.vector("vitals", List.of("c"))));
        assertArrayEquals(new int[1], starts(512, 5, 1, row -> 0, labs), "one row cannot be cut");
    }

    @Test
    void stepsOfManyRowsAreMadeInEvenParts() {
        TensorColumn labs = TensorColumn.vector("labs", List.of("a", "b"));
        int[] starts = starts(64, 5, 65_536, row -> 0, labs);
        assertTrue(starts.length > 1, starts.length + " parts");
        for (int part = 1; part <= starts.length; part++) {
            int end = part < starts.length ? starts[part] : 65_536;
            assertTrue(end - starts[part - 1] <= starts[1] && end > starts[part - 1]);
            assertTrue(part == starts.length || end - starts[part - 1] == starts[1]);
        }
    }

    /** 512 MiB for both members, and 3 MiB an image: 85 images each. */
    @Test
    void stepsOfLargeImagesAreMadeInParts() {
        TensorColumn images = new TensorColumn("images", List.of(8, 3, 512, 512), List.of(), Items.VECTORS);
        assertArrayEquals(new int[] {0, 85, 170}, starts(16, 2, 200, row -> IMAGE, images));
        assertArrayEquals(new int[] {0, 1, 2}, starts(16, 2, 3, row -> 200L * IMAGE, images));
    }
}

package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** Bytes of rows and work of networks, worked out by hand. */
class CallBudgetTest {

    private static final int IMAGE = 3 * 512 * 512;

    private static CallBudget budget(int width, int members, int rowMembers, TensorColumn... modalities) {
        NetworkShape shape = new NetworkShape(
                new OfClass("outcome", List.of("no", "yes")),
                List.of(modalities),
                new FusionSettings(
                        width, new ExpertSettings(4, 2, width, Gate.SOFTMAX, 1, .01), new DropoutRates(0, 0, 0)),
                members,
                false,
                List.of());
        int size = new ParameterLayout(shape).size();
        try (FusionNetwork network = new FusionNetwork(shape, Execution.on(Device.cpu()), new float[members * size])) {
            return new CallBudget(network, rowMembers, 256);
        }
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
}

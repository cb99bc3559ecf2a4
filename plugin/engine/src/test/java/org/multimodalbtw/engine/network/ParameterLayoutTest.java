package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Refusal;
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.tensor.TensorColumn;

class ParameterLayoutTest {

    @Test
    void countsTheParametersOfASmallNetwork() {
        ParameterLayout layout = new ParameterLayout(shape(Gate.SOFTMAX, 1));
        int encoder = 3 * 4 + 4 + 4 * 4 + 4 + 4 + 4;
        int perModality = encoder + 4 * 2 + 2 + 4 * 5 + 5;
        int experts = 5 * (4 * 6 + 6 + 6 * 4 + 4);
        assertEquals(2 * perModality + experts + 8 * 2 + 2, layout.size());
        int keys = 2 * 5 * 4;
        assertEquals(layout.size() - 2 * (4 * 5 + 5) + keys, new ParameterLayout(shape(Gate.LAPLACE, 1)).size());
    }

    @Test
    void aNetworkThatNoMemoryHoldsIsRefused() {
        NetworkShape shape = new NetworkShape(
                shape(Gate.SOFTMAX, 1).target(),
                shape(Gate.SOFTMAX, 1).modalities(),
                new FusionSettings(
                        4096, new ExpertSettings(64, 2, 16384, Gate.SOFTMAX, 1, .01), new DropoutRates(0, 0, 0)),
                1,
                false,
                List.of());
        Refusal.assertMessage(() -> new ParameterLayout(shape), "it has more than 2147 million parameters");
        ParameterLayout small = new ParameterLayout(shape(Gate.SOFTMAX, 1));
        int most = Integer.MAX_VALUE / Float.BYTES / small.size();
        assertEquals(most * small.size(), small.values(most));
        Refusal.assertMessage(() -> small.values(most + 1), "together may have 536 million");
    }

    @Test
    void slicesCoverEveryParameterOnce() {
        ParameterLayout layout = new ParameterLayout(shape(Gate.LAPLACE, 1));
        int next = 0;
        for (Slice slice : layout.byName().values()) {
            assertEquals(next, slice.offset(), slice.name());
            next += slice.size();
        }
        assertEquals(layout.size(), next);
    }

    @Test
    void startsWithinTheBoundsOfALinearLayer() {
        ParameterLayout layout = new ParameterLayout(shape(Gate.SOFTMAX, 1));
        float[] start = layout.start(1, 3);
        Map<String, Slice> slices = layout.byName();
        assertWithin(start, slices.get("labs/encoder.1.weight"), 1 / Math.sqrt(3));
        assertWithin(start, slices.get("labs/encoder.1.bias"), 1 / Math.sqrt(3));
        assertWithin(start, slices.get("experts.2.weight"), 1 / Math.sqrt(6));
        assertWithin(start, slices.get("experts.2.bias"), 1 / Math.sqrt(6));
        assertWithin(start, slices.get("head.weight"), 1 / Math.sqrt(8));
        Slice gain = slices.get("labs/encoder.norm.gain");
        assertEquals(1, start[gain.offset()]);
        assertEquals(0, start[slices.get("labs/encoder.norm.bias").offset()]);
    }

    @Test
    void aMembersStartDependsOnSeedAndPositionAlone() {
        ParameterLayout layout = new ParameterLayout(shape(Gate.SOFTMAX, 1));
        float[] two = layout.start(2, 3);
        float[] three = layout.start(3, 3);
        assertArrayEquals(two, Arrays.copyOf(three, two.length));
        assertFalse(
                Arrays.equals(Arrays.copyOf(two, layout.size()), Arrays.copyOfRange(two, layout.size(), two.length)));
        assertFalse(Arrays.equals(two, layout.start(2, 4)));
    }

    @Test
    void weightDecayPullsAtMatricesAlone() {
        ParameterLayout layout = new ParameterLayout(shape(Gate.LAPLACE, 1));
        float[] mask = layout.mask(Slice::decays);
        for (Slice slice : layout.byName().values()) {
            float expected = slice.name().endsWith(".weight") ? 1 : 0;
            for (int i = 0; i < slice.size(); i++) {
                assertEquals(expected, mask[slice.offset() + i], slice.name());
            }
        }
    }

    @Test
    void dropoutRatesAreMultiplesOfOneIn256() {
        NetworkShape shape = new NetworkShape(
                Targets.number(),
                shape(Gate.SOFTMAX, 3).modalities(),
                new FusionSettings(
                        4, new ExpertSettings(5, 2, 6, Gate.SOFTMAX, 1, .01), new DropoutRates(.25, 0, .001)),
                3,
                true);
        Dropout dropout =
                NetworkGraph.of(shape, Execution.on(Device.cpu()), List.of()).dropout();
        List<Optional<Dropout.Site>> sites = dropout.sites();
        assertEquals(3 * 2 + 2, sites.size());
        Dropout.Site first = sites.get(0).orElseThrow();
        assertEquals(64, first.threshold());
        assertEquals(3 * 3, first.bytesPerRow());
        assertEquals(256. / 192, first.scale());
        assertEquals(6, sites.stream().filter(Optional::isEmpty).count());
        assertEquals(2 * 3 * 3, dropout.bytesPerRow());
    }

    @Test
    void settingsOutOfRangeSayWhatToDo() {
        InputException tooMany = assertThrows(
                InputException.class,
                () -> new FusionSettings(
                        4, new ExpertSettings(2, 3, 6, Gate.SOFTMAX, 0, 0), new DropoutRates(0, 0, 0)));
        assertTrue(tooMany.getMessage().contains("only 2 experts"), tooMany.getMessage());
        assertTrue(tooMany.remedy().contains("Experts per token"), tooMany.remedy());
        InputException rate = assertThrows(
                InputException.class,
                () -> new FusionSettings(
                        4, new ExpertSettings(2, 1, 6, Gate.SOFTMAX, 0, 0), new DropoutRates(.95, 0, 0)));
        assertTrue(rate.getMessage().contains("Input dropout is 0.95"), rate.getMessage());
        assertThrows(
                InputException.class,
                () -> new FusionSettings(
                        4, new ExpertSettings(2, 1, 6, Gate.SOFTMAX, 0, 0), new DropoutRates(Double.NaN, 0, 0)));
        assertThrows(
                InputException.class,
                () -> new FusionSettings(
                        0, new ExpertSettings(2, 1, 6, Gate.SOFTMAX, 0, 0), new DropoutRates(0, 0, 0)));
    }

    private static void assertWithin(float[] values, Slice slice, double bound) {
        double largest = 0;
        for (int i = 0; i < slice.size(); i++) {
            largest = Math.max(largest, Math.abs(values[slice.offset() + i]));
        }
        assertTrue(largest <= bound && largest > .3 * bound, slice.name() + ": " + largest + ", bound " + bound);
    }

    private static NetworkShape shape(Gate gate, int members) {
        return new NetworkShape(
                Targets.classes(2),
                List.of(
                        new TensorColumn("labs", List.of(3), List.of()),
                        new TensorColumn("notes", List.of(3), List.of())),
                new FusionSettings(4, new ExpertSettings(5, 2, 6, gate, 1, .01), new DropoutRates(.1, .3, .2)),
                members,
                true);
    }
}

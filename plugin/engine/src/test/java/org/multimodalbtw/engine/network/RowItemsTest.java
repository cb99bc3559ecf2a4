package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrialMethods;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.ScriptModule;
import org.multimodalbtw.engine.runtime.Staging;

/** The items of a modality before they are pooled: with missing modalities, all targets, both dispatches and the GPU's form. */
class RowItemsTest {

    private static final String FORMS = "org.multimodalbtw.engine.network.TrialMethodsTest#forms";
    private static final int ROWS = 9;
    private static final int MEMBERS = 2;
    private static final int NOTES = 1;
    private static final int SCAN = 2;

    private static RandomRows rows(NetworkShape shape) {
        return new RandomRows(shape, ROWS, new SplittableRandom(8));
    }

    /** Padded items and their mask, as a method that scores reads them of the rows' tensors. */
    private static List<float[]> read(NetworkShape shape, int modality, int most, float[] parameters) {
        NetworkGraph network = NetworkGraph.of(shape, Execution.on(Device.cpu()), List.of());
        network.graph().scoring("probe", () -> {
            Value seen = network.graph().input(NetworkGraph.SEEN);
            network.graph().rowsOf(seen, 1);
            RowItems items = network.items(modality).orElseThrow();
            int length = shape.modalities().get(modality).shape().get(0);
            return List.of(items.padded(most), items.mask(most, seen.select(2, modality)), items.evenly(most, length));
        });
        try (NDManager manager = EngineRuntime.get().newManager(Device.cpu());
                Staging staging = new Staging(Device.cpu());
                ScriptModule module = EngineRuntime.get()
                        .compile(Device.cpu(), network.graph().script())) {
            Minibatch rows = rows(shape).minibatch();
            Map<String, NDArray> inputs = new HashMap<>(rows.inputArrays(staging, manager));
            inputs.put(NetworkGraph.SEEN, rows.seenArray(staging, manager));
            NDArray flat = manager.create(parameters);
            flat.setName("P[]");
            List<NDArray> arguments = new ArrayList<>(List.of(flat));
            network.graph().methods().get("probe").inputs().forEach(name -> arguments.add(inputs.get(name)));
            NDList results = module.call("probe", manager, arguments.toArray(NDArray[]::new));
            return results.stream().map(NDArray::toFloatArray).toList();
        }
    }

    private static NetworkShape shape() {
        return new TrialMethodsTest.Form(Task.CLASSIFICATION, Dispatch.SORTED, false).shape();
    }

    /** Terms of a row are the vectors of its terms, those that are too many are cut off, and behind the last one are zeros. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 8})
    void termsAreGivenByRow(int most) {
        NetworkShape shape = shape();
        ParameterLayout layout = new ParameterLayout(shape);
        float[] parameters = layout.start(MEMBERS, 5);
        Slice terms = layout.byName().get("notes/encoder.terms");
        List<float[]> read = read(shape, NOTES, most, parameters);
        float[][] notes = rows(shape).itemsOfRows(NOTES);
        int width = TermPooling.WIDTH;
        for (int row = 0; row < MEMBERS * ROWS; row++) {
            float[] own = notes[row] == null ? new float[0] : notes[row];
            double seen = rows(shape).seen(row / ROWS, NOTES)[row % ROWS];
            for (int item = 0; item < most; item++) {
                float[] expected = new float[width];
                if (item < own.length) {
                    int from = row / ROWS * layout.size() + terms.offset() + (int) own[item] * width;
                    expected = Arrays.copyOfRange(parameters, from, from + width);
                }
                int at = row * most + item;
                assertArrayEquals(expected, Arrays.copyOfRange(read.get(0), at * width, (at + 1) * width));
                assertEquals(item < own.length ? seen : 0, read.get(1)[at]);
            }
        }
    }

    /** By hand, of 5 terms 3: floor(3 i / 5) is 0 0 1 1 2, so that the terms 0, 2 and 4 are the first ones; of 4: 0 0 1 2, and so 0, 2 and 3. */
    @Test
    void ofManyItemsThoseAreReadThatLieEvenly() {
        NetworkShape shape = shape();
        ParameterLayout layout = new ParameterLayout(shape);
        float[] parameters = layout.start(MEMBERS, 5);
        Slice terms = layout.byName().get("notes/encoder.terms");
        float[] read = read(shape, NOTES, 3, parameters).get(2);
        float[][] notes = rows(shape).itemsOfRows(NOTES);
        int width = TermPooling.WIDTH;
        int[] rowsOfLength = new int[6];
        for (int row = 0; row < MEMBERS * ROWS; row++) {
            float[] own = notes[row] == null ? new float[0] : notes[row];
            rowsOfLength[own.length]++;
            int[] taken =
                    own.length == 5 ? new int[] {0, 2, 4} : own.length == 4 ? new int[] {0, 2, 3} : new int[] {0, 1, 2};
            for (int place = 0; place < 3; place++) {
                float[] expected = new float[width];
                if (place < own.length) {
                    int term = (int) own[taken[place]];
                    int from = row / ROWS * layout.size() + terms.offset() + term * width;
                    expected = Arrays.copyOfRange(parameters, from, from + width);
                }
                int at = row * 3 + place;
                assertArrayEquals(expected, Arrays.copyOfRange(read, at * width, (at + 1) * width), "row " + row);
            }
        }
        assertTrue(rowsOfLength[4] > 0 && rowsOfLength[5] > 0 && rowsOfLength[3] > 0, Arrays.toString(rowsOfLength));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void stepsOfASeriesAreItsItems(int most) {
        NetworkShape shape = shape();
        List<float[]> read = read(shape, SCAN, most, new ParameterLayout(shape).start(MEMBERS, 5));
        for (int member = 0; member < MEMBERS; member++) {
            double[] series = rows(shape).input(member, SCAN);
            for (int row = 0; row < ROWS; row++) {
                double seen = rows(shape).seen(member, SCAN)[row];
                for (int step = 0; step < most; step++) {
                    int at = (member * ROWS + row) * most + step;
                    assertEquals(seen, read.get(1)[at]);
                    for (int i = 0; i < 3; i++) {
                        assertEquals(series[row * 6 + step * 3 + i], read.get(0)[at * 3 + i], 1e-7);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void aLossOfItemsIsAddedToTheLoss(TrialMethodsTest.Form dropped) {
        TrialMethodsTest.Form form = dropped.withoutDropout();
        NetworkShape shape = form.shape();
        ParameterLayout layout = new ParameterLayout(shape);
        float[] parameters = layout.start(MEMBERS, 5);
        Slice terms = layout.byName().get("notes/encoder.terms");
        double[] plain = losses(form, List.of());
        double[] small = losses(form, List.of(new TrialMethods.Small(NOTES, 4)));
        float[][] notes = rows(shape).itemsOfRows(NOTES);
        for (int member = 0; member < MEMBERS; member++) {
            double added = 0;
            for (int row = member * ROWS; row < (member + 1) * ROWS; row++) {
                for (int item = 0; notes[row] != null && item < Math.min(4, notes[row].length); item++) {
                    int from = member * layout.size() + terms.offset() + (int) notes[row][item] * TermPooling.WIDTH;
                    for (int i = 0; i < TermPooling.WIDTH; i++) {
                        added += Math.pow(parameters[from + i], 2) / TermPooling.WIDTH / ROWS;
                    }
                }
            }
            assertTrue(added > 0);
            assertEquals(plain[member] + added, small[member], 2e-5 * (1 + small[member]));
        }
    }

    private static double[] losses(TrialMethodsTest.Form form, List<TrainingMethod> methods) {
        NetworkShape shape = form.shape();
        float[] start = new ParameterLayout(shape).start(MEMBERS, 5);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), methods, start);
                AdamW optimizer = new AdamW(network, .1, 9)) {
            optimizer.step(rows(shape).minibatch(), 1e-2, .5);
            return optimizer.meanLosses();
        }
    }

    /** Tokens of a row without the modality stay as they are, the others change; a step of training goes through. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void tokensTakeUpItemsWhereThereAreSome(TrialMethodsTest.Form form) {
        NetworkShape bare = form.shape();
        NetworkShape shape = new NetworkShape(
                bare.target(),
                bare.modalities(),
                bare.fusion(),
                MEMBERS,
                true,
                List.of(new TrialMethods.Attending(NOTES, 5, TermPooling.WIDTH)));
        ParameterLayout layout = new ParameterLayout(shape);
        float[] parameters = layout.start(MEMBERS, 5);
        float[] plain = tokens(form, bare, new ParameterLayout(bare).of(parameters, layout));
        float[] attended = tokens(form, shape, parameters);
        int ofRow = 3 * bare.fusion().width();
        RandomRows rows = rows(shape);
        for (int row = 0; row < MEMBERS * ROWS; row++) {
            float[] before = Arrays.copyOfRange(plain, row * ofRow, (row + 1) * ofRow);
            float[] after = Arrays.copyOfRange(attended, row * ofRow, (row + 1) * ofRow);
            boolean isSeen = rows.seen(row / ROWS, NOTES)[row % ROWS] > 0;
            assertEquals(isSeen, !Arrays.equals(before, after), "row " + row);
        }
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), parameters);
                AdamW optimizer = new AdamW(network, 0, 9)) {
            optimizer.step(rows.minibatch(), 1e-2, .5);
            Slice query = layout.byName().get("attending/query");
            int end = query.offset() + query.size();
            assertFalse(Arrays.equals(parameters, query.offset(), end, network.parameters(), query.offset(), end));
        }
    }

    private static float[] tokens(TrialMethodsTest.Form form, NetworkShape shape, float[] parameters) {
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), parameters);
                EncodedRows encoded = network.encode(rows(shape).minibatch())) {
            return encoded.tokens();
        }
    }
}

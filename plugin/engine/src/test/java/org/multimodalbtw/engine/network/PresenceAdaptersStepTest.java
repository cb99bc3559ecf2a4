package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.PresenceAdapters;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.TwoPass;

/** Adapters of what a row has: rows of all sets in one batch, all targets, a ragged modality, both dispatches and the GPU's form. */
class PresenceAdaptersStepTest {

    private static final String FORMS = "org.multimodalbtw.engine.network.TrialMethodsTest#forms";
    private static final int ROWS = 7;
    private static final int MEMBERS = 2;
    private static final int MODALITIES = 3;
    private static final int RANK = 2;
    private static final int WIDTH = 6;

    /** Bits 1 labs, 2 notes, 4 scan; the sets 7, 5 and 4 are known, 1, 2, 3 and 6 are not. */
    private static final List<Integer> KNOWN = List.of(7, 5, 4);

    private static final PresenceAdapters METHOD = new PresenceAdapters(
            RANK, .5, 0, false, List.of(List.of("labs", "notes", "scan"), List.of("labs", "scan"), List.of("scan")));

    private static RandomRows rows(NetworkShape shape) {
        return new RandomRows(shape, ROWS, new SplittableRandom(8));
    }

    /** Row i of each member has the modalities whose bits i + 1 has. */
    private static Minibatch sets(NetworkShape shape) {
        Minibatch batch = rows(shape).minibatch();
        for (int i = 0; i < MEMBERS * ROWS * MODALITIES; i++) {
            see(batch, i, (i / MODALITIES % ROWS + 1 >> i % MODALITIES & 1) == 1);
        }
        return batch;
    }

    private static Minibatch all(NetworkShape shape, int code) {
        Minibatch batch = rows(shape).minibatch();
        for (int i = 0; i < MEMBERS * ROWS * MODALITIES; i++) {
            see(batch, i, (code >> i % MODALITIES & 1) == 1);
        }
        return batch;
    }

    private static void see(Minibatch batch, int at, boolean there) {
        batch.seen().put(at, there ? 1 : 0);
        batch.known().put(at, there ? 1 : 0);
        batch.weights().put(at, there ? 1 : 0);
    }

    /** With adapters that have left zero. */
    private static float[] drawn(ParameterLayout layout) {
        float[] values = layout.start(MEMBERS, 5);
        SplittableRandom random = new SplittableRandom(3);
        layout.byName().values().stream().filter(PresenceAdapters::isAdapter).forEach(slice -> {
            for (int i = 0; i < MEMBERS * slice.size(); i++) {
                values[i / slice.size() * layout.size() + slice.offset() + i % slice.size()] =
                        (float) random.nextGaussian();
            }
        });
        return values;
    }

    /** Tokens, own outputs and the fused one. */
    private static List<float[]> outputs(
            TrialMethodsTest.Form form, NetworkShape shape, float[] parameters, Minibatch batch) {
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), parameters);
                EncodedRows encoded = network.encode(batch)) {
            return List.of(encoded.tokens(), encoded.own(), encoded.fuse());
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void atFirstNothingIsChangedWhateverARowHas(TrialMethodsTest.Form form) {
        NetworkShape shape = form.shape().with(List.of(METHOD));
        float[] start = new ParameterLayout(shape).start(MEMBERS, 5);
        float[] bare = new ParameterLayout(form.shape()).of(start, new ParameterLayout(shape));
        List<float[]> plain = outputs(form, form.shape(), bare, sets(shape));
        List<float[]> adapted = outputs(form, shape, start, sets(shape));
        for (int i = 0; i < plain.size(); i++) {
            assertArrayEquals(plain.get(i), adapted.get(i));
        }
    }

    /** By hand: z + z A B + z A_S B_S, in a batch whose rows all have other sets; a set that is not known takes the first pair alone. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void eachRowTakesThePairsOfItsOwnSet(TrialMethodsTest.Form form) {
        NetworkShape shape = form.shape().with(List.of(METHOD));
        ParameterLayout layout = new ParameterLayout(shape);
        float[] parameters = drawn(layout);
        float[] bare = new ParameterLayout(form.shape()).of(parameters, layout);
        float[] plain = outputs(form, form.shape(), bare, sets(shape)).get(0);
        float[] adapted = outputs(form, shape, parameters, sets(shape)).get(0);
        for (int token = 0; token < MEMBERS * ROWS * MODALITIES; token++) {
            int code = token / MODALITIES % ROWS + 1;
            if ((code >> token % MODALITIES & 1) == 1) {
                int member = token / MODALITIES / ROWS;
                int set = KNOWN.indexOf(code);
                double[] expected = new double[WIDTH];
                for (int i = 0; i < WIDTH; i++) {
                    expected[i] = plain[token * WIDTH + i];
                }
                add(expected, plain, token, 0, layout, parameters, member);
                if (set >= 0) {
                    add(expected, plain, token, 1 + set, layout, parameters, member);
                }
                for (int i = 0; i < WIDTH; i++) {
                    assertEquals(expected[i], adapted[token * WIDTH + i], 2e-5 * (1 + Math.abs(expected[i])));
                }
            }
        }
    }

    private static void add(
            double[] expected, float[] plain, int token, int pair, ParameterLayout layout, float[] values, int member) {
        String name = List.of("labs", "notes", "scan").get(token % MODALITIES);
        int down = member * layout.size()
                + layout.byName().get(name + "/patterns.down").offset();
        int up = member * layout.size()
                + layout.byName().get(name + "/patterns.up").offset();
        int inner = (1 + KNOWN.size()) * RANK;
        for (int r = pair * RANK; r < (pair + 1) * RANK; r++) {
            double sum = 0;
            for (int j = 0; j < WIDTH; j++) {
                sum += plain[token * WIDTH + j] * values[down + j * inner + r];
            }
            for (int i = 0; i < WIDTH; i++) {
                expected[i] += sum * values[up + r * WIDTH + i];
            }
        }
    }

    /** Rows that all have the scan alone move its pair and the first one, of the scan; all other pairs stay bitwise as they are. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void aStepMovesThePairsOfItsOwnSetAlone(TrialMethodsTest.Form form) {
        NetworkShape shape = form.shape().with(List.of(METHOD));
        ParameterLayout layout = new ParameterLayout(shape);
        float[] start = drawn(layout);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), List.of(METHOD), start);
                AdamW optimizer = new AdamW(network, 0, 9)) {
            optimizer.step(all(shape, 4), 1e-2, 1);
            optimizer.step(all(shape, 4), 1e-2, 1);
            float[] after = network.parameters();
            Slice up = layout.byName().get("scan/patterns.up");
            for (int pair = 0; pair <= KNOWN.size(); pair++) {
                int from = up.offset() + pair * RANK * WIDTH;
                boolean isSame = Arrays.equals(start, from, from + RANK * WIDTH, after, from, from + RANK * WIDTH);
                assertEquals(pair != 0 && pair != 1 + KNOWN.indexOf(4), isSame, "pair " + pair);
            }
            assertTrue(isSame(layout.byName().get("labs/patterns.down"), layout.size(), start, after));
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void whereTheNetworkRestsAdaptersAloneLearn(TrialMethodsTest.Form form) {
        PresenceAdapters resting = new PresenceAdapters(RANK, .5, 3, false, METHOD.patterns());
        NetworkShape shape = form.shape().with(List.of(resting));
        ParameterLayout layout = new ParameterLayout(shape);
        float[] start = layout.start(MEMBERS, 5);
        float[] after = steps(form, shape, List.of(resting), start);
        List<TrainingMethod> before = resting.before().get(0).methods();
        float[] first = steps(form, shape, before, start);
        for (Slice slice : layout.byName().values()) {
            assertEquals(!PresenceAdapters.isAdapter(slice), isSame(slice, layout.size(), start, after), slice.name());
            assertFalse(
                    PresenceAdapters.isAdapter(slice) && !isSame(slice, layout.size(), start, first),
                    "before that they rest: " + slice.name());
        }
        assertFalse(isSame(layout.byName().get("head.weight"), layout.size(), start, first));
    }

    private static float[] steps(
            TrialMethodsTest.Form form, NetworkShape shape, List<TrainingMethod> methods, float[] start) {
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), methods, start);
                AdamW optimizer = new AdamW(network, .1, 9)) {
            for (int step = 0; step < 3; step++) {
                optimizer.step(sets(shape), 1e-2, 1);
            }
            return network.parameters();
        }
    }

    /** Rows that are shown with fewer modalities are as rows that have no more, tokens and all. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void whatIsShownOfRowsCountsAsAllThatTheyHave(TrialMethodsTest.Form form) {
        NetworkShape shape = form.shape().with(List.of(METHOD));
        float[] parameters = drawn(new ParameterLayout(shape));
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), parameters)) {
            Minibatch whole = all(shape, 7);
            List<boolean[]> parts = List.of(new boolean[] {true, false, true}, new boolean[] {true, true, true});
            List<List<RowOutputs>> shown = new TwoPass(network, whole).showing(parts);
            List<RowOutputs> lacking = new TwoPass(network, all(shape, 5)).first();
            List<RowOutputs> complete = new TwoPass(network, whole).first();
            for (int row = 0; row < lacking.size(); row++) {
                assertArrayEquals(
                        lacking.get(row).fused()[0], shown.get(0).get(row).fused()[0]);
                assertArrayEquals(
                        lacking.get(row).own()[0][2], shown.get(0).get(row).own()[0][2]);
                assertArrayEquals(
                        complete.get(row).fused()[0], shown.get(1).get(row).fused()[0]);
            }
        }
    }

    /** (1 + sets) rank (inputs + outputs) a modality: 4 x 2 x (6 + 6), of three modalities. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void thereAreAsManyNumbersMoreAsTheFormulaSays(TrialMethodsTest.Form form) {
        NetworkShape shape = form.shape().with(List.of(METHOD));
        assertEquals(
                (1 + 3) * RANK * (WIDTH + WIDTH) * MODALITIES,
                new ParameterLayout(shape).size() - new ParameterLayout(form.shape()).size());
    }

    private static boolean isSame(Slice slice, int size, float[] one, float[] other) {
        for (int member = 0; member < MEMBERS; member++) {
            int from = member * size + slice.offset();
            int to = from + slice.size();
            if (!Arrays.equals(one, from, to, other, from, to)) {
                return false;
            }
        }
        return true;
    }
}

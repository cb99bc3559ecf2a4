package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.TrialMethods;

/** A part that is added to a network for good: with missing modalities, all targets, both dispatches and the GPU's form. */
class NetworkPartTest {

    private static final String FORMS = "org.multimodalbtw.engine.network.TrialMethodsTest#forms";
    private static final int ROWS = 9;
    private static final int MEMBERS = 2;
    private static final int MODALITIES = 3;
    private static final int RANK = 2;
    private static final TrialMethods.Adapted ADAPTER = new TrialMethods.Adapted(RANK);

    private static NetworkShape adapted(TrialMethodsTest.Form form) {
        NetworkShape shape = form.shape();
        return new NetworkShape(
                shape.target(),
                shape.modalities(),
                shape.fusion(),
                shape.members(),
                shape.weighted(),
                List.of(ADAPTER));
    }

    private static RandomRows rows(TrialMethodsTest.Form form) {
        return new RandomRows(form.shape(), ROWS, new SplittableRandom(8));
    }

    /** The parameters' start, with other values of the part's second matrix. */
    private static float[] start(NetworkShape shape, double size) {
        ParameterLayout layout = new ParameterLayout(shape);
        float[] values = layout.start(MEMBERS, 5);
        SplittableRandom random = new SplittableRandom(3);
        Slice up = layout.byName().get(TrialMethods.Adapted.NAMES.get(1));
        for (int member = 0; member < MEMBERS; member++) {
            for (int i = 0; i < up.size(); i++) {
                values[member * layout.size() + up.offset() + i] = (float) (size * random.nextGaussian());
            }
        }
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
    void aPartThatStillDoesNothingLeavesTheOutputs(TrialMethodsTest.Form form) {
        NetworkShape shape = adapted(form);
        float[] parameters = start(shape, 0);
        float[] bare = new ParameterLayout(form.shape()).of(parameters, new ParameterLayout(shape));
        List<float[]> plain = outputs(form, form.shape(), bare, rows(form).minibatch());
        List<float[]> adapted = outputs(form, shape, parameters, rows(form).minibatch());
        for (int i = 0; i < plain.size(); i++) {
            assertArrayEquals(plain.get(i), adapted.get(i));
        }
    }

    /** t + s t A B, where s is the share of the modalities that are seen. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void tokensAreChangedAsThePartSays(TrialMethodsTest.Form form) {
        NetworkShape shape = adapted(form);
        ParameterLayout layout = new ParameterLayout(shape);
        float[] parameters = start(shape, 1);
        RandomRows rows = rows(form);
        int width = shape.fusion().width();
        float[] plain = outputs(
                        form, form.shape(), new ParameterLayout(form.shape()).of(parameters, layout), rows.minibatch())
                .get(0);
        float[] adapted = outputs(form, shape, parameters, rows.minibatch()).get(0);
        for (int token = 0; token < MEMBERS * ROWS * MODALITIES; token++) {
            int member = token / MODALITIES / ROWS;
            int row = token / MODALITIES % ROWS;
            double share = 0;
            for (int m = 0; m < MODALITIES; m++) {
                share += rows.seen(member, m)[row] / MODALITIES;
            }
            for (int i = 0; i < width; i++) {
                double expected = plain[token * width + i];
                for (int r = 0; r < RANK; r++) {
                    double down = 0;
                    for (int j = 0; j < width; j++) {
                        down += plain[token * width + j] * parameter(layout, parameters, member, 0, j * RANK + r);
                    }
                    expected += share * down * parameter(layout, parameters, member, 1, r * width + i);
                }
                assertEquals(expected, adapted[token * width + i], 1e-5 * (1 + Math.abs(expected)));
            }
        }
    }

    private static double parameter(ParameterLayout layout, float[] values, int member, int matrix, int place) {
        Slice slice = layout.byName().get(TrialMethods.Adapted.NAMES.get(matrix));
        return values[member * layout.size() + slice.offset() + place];
    }

    /** Rows that serve all members, as in scoring, give what the same rows of each member do. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void rowsThatServeAllMembersAreChangedAlike(TrialMethodsTest.Form form) {
        NetworkShape shape = adapted(form);
        float[] parameters = start(shape, 1);
        List<float[]> shared = outputs(form, shape, parameters, first(rows(form), shape, 1));
        List<float[]> each = outputs(form, shape, parameters, first(rows(form), shape, MEMBERS));
        for (int i = 0; i < shared.size(); i++) {
            assertArrayEquals(each.get(i), shared.get(i), 1e-6f);
        }
    }

    /** The first member's rows for so many members. */
    private static Minibatch first(RandomRows rows, NetworkShape shape, int members) {
        Minibatch batch = new Minibatch(shape, members, ROWS);
        batch.rows(ROWS);
        float[][] notes = new float[members * ROWS][];
        for (int i = 0; i < notes.length; i++) {
            notes[i] = rows.itemsOfRows(1)[i % ROWS];
        }
        batch.fill(1, notes);
        for (int m : new int[] {0, 2}) {
            double[] values = rows.input(0, m);
            for (int i = 0; i < members * values.length; i++) {
                batch.input(m).put(i, (float) values[i % values.length]);
            }
        }
        for (int m = 0; m < MODALITIES; m++) {
            for (int i = 0; i < members * ROWS; i++) {
                batch.seen().put(i * MODALITIES + m, (float) rows.seen(0, m)[i % ROWS]);
                batch.weights().put(i * MODALITIES + m, (float) rows.weights(0, m)[i % ROWS]);
            }
        }
        return batch;
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void aPartLearnsWithTheNetwork(TrialMethodsTest.Form form) {
        NetworkShape shape = adapted(form);
        ParameterLayout layout = new ParameterLayout(shape);
        float[] start = start(shape, 0);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), start);
                AdamW optimizer = new AdamW(network, .1, 9)) {
            optimizer.step(rows(form).minibatch(), 1e-2, .5);
            optimizer.step(rows(form).minibatch(), 1e-2, .5);
            float[] after = network.parameters();
            for (String name : TrialMethods.Adapted.NAMES) {
                Slice slice = layout.byName().get(name);
                int end = slice.offset() + slice.size();
                assertTrue(!Arrays.equals(start, slice.offset(), end, after, slice.offset(), end), name);
            }
        }
    }
}

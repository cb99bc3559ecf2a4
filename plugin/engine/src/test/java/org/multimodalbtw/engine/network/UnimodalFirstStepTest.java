package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.UnimodalFirst;
import org.multimodalbtw.engine.outcome.Task;

/** Single modalities first: both stages' steps, with lacking modalities, all targets, both dispatches and the GPU's form. */
class UnimodalFirstStepTest {

    private static final String FORMS = "org.multimodalbtw.engine.network.TrialMethodsTest#forms";
    private static final UnimodalFirst METHOD = new UnimodalFirst(2, 3);
    private static final int ROWS = 8;
    private static final int MEMBERS = 2;
    private static final int MODALITIES = 3;

    private static NetworkShape shape(TrialMethodsTest.Form form) {
        return form.shape().with(List.of(METHOD));
    }

    private static List<TrainingMethod> firstStage() {
        return METHOD.before().get(0).methods();
    }

    private static RandomRows rows(NetworkShape shape) {
        return new RandomRows(shape, ROWS, new SplittableRandom(8));
    }

    /** Row i of each member has the modalities whose bits i has: all patterns, also the empty one. */
    private static Minibatch patterns(NetworkShape shape) {
        Minibatch batch = rows(shape).minibatch();
        for (int i = 0; i < MEMBERS * ROWS * MODALITIES; i++) {
            float there = i / MODALITIES % ROWS >> i % MODALITIES & 1;
            batch.seen().put(i, there);
            batch.weights().put(i, there);
        }
        return batch;
    }

    private static float[] steps(FusionNetwork network, RandomRows rows, int count) {
        try (AdamW optimizer = new AdamW(network, .1, 9)) {
            for (int step = 0; step < count; step++) {
                optimizer.step(rows.minibatch(), 1e-2, 1);
            }
        }
        return network.parameters();
    }

    private static void assertEnsemble(NetworkShape shape, EncodedRows encoded) {
        float[] own = encoded.own();
        float[] fused = encoded.fuse();
        int outputs = shape.outputs();
        for (int row = 0; row < MEMBERS * ROWS; row++) {
            for (int c = 0; c < outputs; c++) {
                double sum = 0;
                int there = Integer.bitCount(row % ROWS);
                for (int m = 0; m < MODALITIES; m++) {
                    sum += (row % ROWS >> m & 1) * own[(row * MODALITIES + m) * outputs + c];
                }
                double mean = there == 0 ? 0 : sum / there;
                assertEquals(mean, fused[row * outputs + c], 1e-6, "pattern " + row % ROWS);
            }
        }
    }

    /** After the first stage, which leaves the fusion as it is. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void theSecondStageStartsAtTheMeanOfTheHeadsWhateverARowHas(TrialMethodsTest.Form form) {
        NetworkShape shape = shape(form);
        ParameterLayout plain = new ParameterLayout(shape);
        float[] start = plain.start(MEMBERS, 5);
        float[] first;
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), firstStage(), start)) {
            first = steps(network, rows(shape), 4);
        }
        ParameterLayout all = ParameterLayout.of(shape, List.of(METHOD));
        float[] second = all.start(MEMBERS, 6);
        all.take(first, plain, second);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), List.of(METHOD), second);
                EncodedRows encoded = network.encode(patterns(shape))) {
            assertEnsemble(shape, encoded);
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void theFirstStageMovesEncodersAndOwnHeadsAlone(TrialMethodsTest.Form form) {
        NetworkShape shape = shape(form);
        ParameterLayout layout = new ParameterLayout(shape);
        float[] start = layout.start(MEMBERS, 5);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), firstStage(), start)) {
            float[] after = steps(network, rows(shape), 3);
            for (Slice slice : layout.byName().values()) {
                boolean isOwn = slice.name().matches("(labs|notes|scan)/(encoder|head)\\..*");
                assertEquals(isOwn, !isSame(slice, layout.size(), start, after), slice.name());
            }
        }
    }

    /** What one modality says of the rows changes nothing of another one's gradient, which is that of its own loss. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void inTheFirstStageAModalityLearnsAsIfItWereAlone(TrialMethodsTest.Form form) {
        TrialMethodsTest.Form still = form.withoutDropout();
        NetworkShape shape = shape(still);
        ParameterLayout layout = new ParameterLayout(shape);
        float[] start = layout.start(MEMBERS, 5);
        float[][] after = new float[2][];
        for (int run = 0; run < 2; run++) {
            try (FusionNetwork network = new FusionNetwork(shape, still.execution(), firstStage(), start);
                    AdamW optimizer = new AdamW(network, 0, 9)) {
                for (int step = 0; step < 3; step++) {
                    Minibatch batch = rows(shape).minibatch();
                    for (int i = 0; i < batch.input(0).limit(); i++) {
                        batch.input(0).put(i, batch.input(0).get(i) * (1 + run));
                    }
                    optimizer.step(batch, 1e-2, 1e9);
                }
                after[run] = network.parameters();
            }
        }
        for (Slice slice : layout.byName().values()) {
            if (slice.name().startsWith("scan/") || slice.name().startsWith("notes/")) {
                assertTrue(isSame(slice, layout.size(), after[0], after[1]), slice.name());
            }
        }
        assertTrue(!isSame(layout.byName().get("labs/encoder.1.weight"), layout.size(), after[0], after[1]));
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void inTheSecondStageEncodersRestAndTheirFactorsMerge(TrialMethodsTest.Form form) {
        NetworkShape shape = shape(form);
        ParameterLayout all = ParameterLayout.of(shape, List.of(METHOD));
        float[] start = all.start(MEMBERS, 5);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), List.of(METHOD), start)) {
            float[] after = steps(network, rows(shape), 4);
            for (Slice slice : all.byName().values()) {
                boolean rests = slice.name().matches("(labs|notes|scan)/encoder\\.[^/]*");
                assertEquals(rests, isSame(slice, all.size(), start, after), slice.name());
            }
            float[] merged = after.clone();
            METHOD.merge(all, merged);
            try (FusionNetwork plain =
                            new FusionNetwork(shape, form.execution(), new ParameterLayout(shape).of(merged, all));
                    EncodedRows expected = network.encode(rows(shape).minibatch());
                    EncodedRows found = plain.encode(rows(shape).minibatch())) {
                assertArrayEquals(expected.own(), found.own(), 1e-5f);
                assertArrayEquals(expected.fuse(), found.fuse(), 1e-5f);
            }
        }
    }

    /**
     * By hand, for tokens of 6 and rank 2: labs [3, 6] and [6, 6], notes [terms, 6] and [6, 6], scan [2, 3] as a series; each layer has
     * rank (inputs + outputs) numbers more, with the rank cut to what the layer has.
     */
    @Test
    void theFactorsHaveAsManyNumbersAsTheFormulaSays() {
        NetworkShape shape = shape(new TrialMethodsTest.Form(Task.REGRESSION, Dispatch.SORTED, false));
        ParameterLayout bare = new ParameterLayout(shape);
        ParameterLayout all = ParameterLayout.of(shape, List.of(METHOD));
        int expected = bare.byName().values().stream()
                .filter(slice -> slice.name().matches(".*/encoder\\.([12]|gru\\.(input|state))\\.weight"))
                .mapToInt(slice -> {
                    int inputs = slice.shape().get(0);
                    int outputs = slice.shape().get(1);
                    return Math.min(2, Math.min(inputs, outputs)) * (inputs + outputs);
                })
                .sum();
        assertEquals(expected, all.size() - bare.size());
        int labs = 2 * (3 + 6) + 2 * (6 + 6);
        assertEquals(
                labs,
                all.byName().values().stream()
                        .filter(slice ->
                                slice.name().startsWith("labs/") && slice.name().contains("low-rank"))
                        .mapToInt(Slice::size)
                        .sum());
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

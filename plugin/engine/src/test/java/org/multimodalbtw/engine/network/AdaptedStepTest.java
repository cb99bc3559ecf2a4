package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.adapt.Way;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.outcome.Task;

/** A network of which some goes on: with missing modalities, a ragged one, all targets, both dispatches and the GPU's form. */
class AdaptedStepTest {

    private static final int ROWS = 11;
    private static final int MEMBERS = 2;
    private static final int RANK = 2;

    static Stream<Arguments> ways() {
        return TrialMethodsTest.forms()
                .flatMap(form -> Stream.of(Way.values()).filter(Way::trains).map(way -> Arguments.of(form, way)));
    }

    private static RandomRows rows(TrialMethodsTest.Form form) {
        return new RandomRows(form.shape(), ROWS, new SplittableRandom(8));
    }

    private static TrainingMethod method(Way way, String... lacking) {
        return way.method(RANK, List.of(lacking)).orElseThrow();
    }

    /** Tokens, own outputs and the fused one. */
    private static List<float[]> outputs(FusionNetwork network, RandomRows rows) {
        try (EncodedRows encoded = network.encode(rows.minibatch())) {
            return List.of(encoded.tokens(), encoded.own(), encoded.fuse());
        }
    }

    private static float[] steps(FusionNetwork network, RandomRows rows) {
        try (AdamW optimizer = new AdamW(network, 0, 9)) {
            for (int step = 0; step < 3; step++) {
                optimizer.step(rows.minibatch(), 1e-2, 1);
            }
        }
        return network.parameters();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void atFirstNothingIsChanged(TrialMethodsTest.Form form, Way way) {
        NetworkShape shape = form.shape();
        ParameterLayout all = ParameterLayout.of(shape, List.of(method(way)));
        float[] start = all.start(MEMBERS, 5);
        float[] bare = new ParameterLayout(shape).of(start, all);
        try (FusionNetwork plain = new FusionNetwork(shape, form.execution(), bare);
                FusionNetwork adapted = new FusionNetwork(shape, form.execution(), List.of(method(way)), start)) {
            List<float[]> before = outputs(plain, rows(form));
            List<float[]> after = outputs(adapted, rows(form));
            for (int i = 0; i < before.size(); i++) {
                assertArrayEquals(before.get(i), after.get(i));
            }
        }
    }

    /** What rests is bitwise the same, all else goes on, and the network without factors gives what the one with them does. */
    @ParameterizedTest
    @MethodSource("ways")
    void whatRestsStaysAndTheRestMerges(TrialMethodsTest.Form form, Way way) {
        NetworkShape shape = form.shape();
        TrainingMethod method = method(way);
        ParameterLayout all = ParameterLayout.of(shape, List.of(method));
        float[] start = all.start(MEMBERS, 5);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), List.of(method), start)) {
            float[] after = steps(network, rows(form));
            for (Slice slice : all.byName().values()) {
                assertEquals(!method.learns(slice), isSame(slice, all.size(), start, after), slice.name());
            }
            float[] merged = after.clone();
            method.merge(all, merged);
            try (FusionNetwork plain =
                    new FusionNetwork(shape, form.execution(), new ParameterLayout(shape).of(merged, all))) {
                List<float[]> expected = outputs(network, rows(form));
                List<float[]> found = outputs(plain, rows(form));
                for (int i = 0; i < expected.size(); i++) {
                    assertArrayEquals(expected.get(i), found.get(i), 5e-6f);
                }
            }
        }
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

    @ParameterizedTest
    @MethodSource("ways")
    void aModalityThatNoRowHasRests(TrialMethodsTest.Form form, Way way) {
        if (form.asynchronous()) {
            return;
        }
        TrainingMethod method = method(way, "labs");
        ParameterLayout all = ParameterLayout.of(form.shape(), List.of(method));
        float[] start = all.start(MEMBERS, 5);
        try (FusionNetwork network = new FusionNetwork(form.shape(), form.execution(), List.of(method), start)) {
            float[] after = steps(network, rows(form));
            all.byName().values().stream()
                    .filter(slice -> slice.name().startsWith("labs/"))
                    .forEach(slice -> assertTrue(isSame(slice, all.size(), start, after), slice.name()));
            Slice head = all.byName().get("head.weight");
            assertFalse(isSame(head, all.size(), start, after));
        }
    }

    /**
     * By hand, for tokens of 6, three experts of 5, two classes more than a number: the layers are labs [3, 6] and [6, 6], notes
     * [features, 6] and [6, 6], scan [series of 2 with 3 values], and experts [6, 5] and [5, 6].
     */
    @Test
    void asManyNumbersLearnAsTheFormulasSay() {
        NetworkShape shape = new TrialMethodsTest.Form(Task.REGRESSION, Dispatch.SORTED, false).shape();
        ParameterLayout bare = new ParameterLayout(shape);
        List<Slice> layers = bare.byName().values().stream()
                .filter(slice -> slice.name()
                        .matches(".*(encoder\\.[12]|encoder\\.gru\\.(input|state)|experts\\.[12])\\.weight"))
                .toList();
        int heads = bare.byName().values().stream()
                .filter(slice -> slice.name().contains("head."))
                .mapToInt(Slice::size)
                .sum();
        // three modalities have a head of 6 + 1 numbers, the fused one reads 18
        assertEquals(3 * 7 + 19, heads);
        assertEquals(heads, learnt(Way.HEADS, shape));
        assertEquals(bare.size(), learnt(Way.ALL, shape));
        int lowRank = layers.stream()
                .mapToInt(slice -> count(slice) * RANK * (inputs(slice) + outputs(slice)))
                .sum();
        assertEquals(heads + lowRank, learnt(Way.LOW_RANK, shape));
        int vectors = layers.stream().mapToInt(slice -> count(slice) * RANK).sum();
        int shared = RANK
                        * layers.stream()
                                .mapToInt(AdaptedStepTest::inputs)
                                .distinct()
                                .sum()
                + RANK
                        * layers.stream()
                                .mapToInt(AdaptedStepTest::outputs)
                                .distinct()
                                .sum();
        assertEquals(heads + vectors + shared, learnt(Way.SHARED_LOW_RANK, shape));
        assertTrue(learnt(Way.SHARED_LOW_RANK, shape) < learnt(Way.LOW_RANK, shape));
    }

    private static int count(Slice slice) {
        return slice.size() / inputs(slice) / outputs(slice);
    }

    private static int inputs(Slice slice) {
        return slice.shape().get(slice.shape().size() - 2);
    }

    private static int outputs(Slice slice) {
        return slice.shape().get(slice.shape().size() - 1);
    }

    private static int learnt(Way way, NetworkShape shape) {
        TrainingMethod method = method(way);
        return ParameterLayout.of(shape, List.of(method)).byName().values().stream()
                .filter(method::learns)
                .mapToInt(Slice::size)
                .sum();
    }

    /** The change of a matrix has no more dimensions than the rank: of three of its rows, each is a sum of the other two. */
    @ParameterizedTest
    @MethodSource("ways")
    void whatIsAddedHasFewDimensions(TrialMethodsTest.Form form, Way way) {
        if (way == Way.HEADS || way == Way.ALL || form.asynchronous()) {
            return;
        }
        TrainingMethod method = method(way);
        ParameterLayout all = ParameterLayout.of(form.shape(), List.of(method));
        float[] start = all.start(MEMBERS, 5);
        try (FusionNetwork network = new FusionNetwork(form.shape(), form.execution(), List.of(method), start)) {
            float[] merged = steps(network, rows(form)).clone();
            method.merge(all, merged);
            Slice slice = all.byName().get("labs/encoder.2.weight");
            double[][] change = new double[3][3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    int at = slice.offset() + i * outputs(slice) + j;
                    change[i][j] = (double) merged[at] - start[at];
                }
            }
            double largest = Arrays.stream(change)
                    .flatMapToDouble(Arrays::stream)
                    .map(Math::abs)
                    .max()
                    .orElseThrow();
            assertTrue(largest > 1e-4);
            assertEquals(0, determinant(change) / Math.pow(largest, 3), 1e-3);
        }
    }

    private static double determinant(double[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }
}

package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.AlternatingTraining;
import org.multimodalbtw.engine.method.MethodRun;
import org.multimodalbtw.engine.method.StepBatch;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.outcome.Task;

/** Modalities in turns with a shared head: with missing modalities, all targets, both dispatches and the GPU's form. */
class AlternatingStepTest {

    private static final String FORMS = "org.multimodalbtw.engine.network.TrialMethodsTest#forms";
    private static final int ROWS = 12;
    private static final int MEMBERS = 2;
    private static final int MODALITIES = 3;

    private static NetworkShape shape(TrialMethodsTest.Form form, AlternatingTraining method) {
        NetworkShape shape = form.shape();
        return new NetworkShape(shape.target(), shape.modalities(), shape.fusion(), MEMBERS, true, List.of(method));
    }

    private record Learnt(float[] parameters, List<float[]> moments, ParameterLayout layout) {

        float[] of(String name, float[] values, int member) {
            Slice slice = layout.byName().get(name);
            int from = member * layout.size() + slice.offset();
            return Arrays.copyOfRange(values, from, from + slice.size());
        }
    }

    private static Learnt learn(TrialMethodsTest.Form form, AlternatingTraining method, int[]... steps) {
        NetworkShape shape = shape(form, method);
        List<TrainingMethod> methods = List.of(method);
        ParameterLayout layout = ParameterLayout.of(shape, methods);
        RandomRows rows = new RandomRows(shape, ROWS, new SplittableRandom(6));
        MethodRun run = method.begin(null, shape);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), methods, layout.start(MEMBERS, 5));
                AdamW optimizer = new AdamW(network, 0, 9)) {
            for (int[] order : steps) {
                Minibatch batch = rows.minibatch();
                run.beforeStep(new StepBatch(batch, new int[0]), new SplittableRandom(1));
                optimizer.step(batch, order, 1e-2, .5);
            }
            List<float[]> moments = new ArrayList<>();
            for (int update = 0; update < optimizer.updates(); update++) {
                moments.add(optimizer.state(update).firstMoment());
            }
            return new Learnt(network.parameters(), moments, layout);
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void theTurnOfAModalityLeavesTheEncodersOfTheOthersAsTheyAre(TrialMethodsTest.Form form) {
        Learnt learnt = learn(form, AlternatingTraining.STANDARD, new int[] {1}, new int[] {1});
        float[] start = learnt.layout().start(MEMBERS, 5);
        assertEquals(MODALITIES, learnt.moments().size(), "one update a modality");
        for (Slice slice : learnt.layout().byName().values()) {
            for (int member = 0; member < MEMBERS; member++) {
                float[] before = learnt.of(slice.name(), start, member);
                float[] after = learnt.of(slice.name(), learnt.parameters(), member);
                if (slice.name().startsWith("notes/") || SharedHead.isHead(slice)) {
                    assertFalse(slice.name().equals("notes/map.weight") && Arrays.equals(before, after), slice.name());
                } else if (!slice.name().startsWith("memory.")) {
                    assertArrayEquals(before, after, slice.name());
                    assertArrayEquals(
                            new float[slice.size()],
                            learnt.of(slice.name(), learnt.moments().get(1), member));
                }
            }
        }
        for (int other : new int[] {0, 2}) {
            assertArrayEquals(new float[start.length], learnt.moments().get(other));
        }
    }

    /** The memory is the head at first, and then a hundredth of the way to it with each turn. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void theMemoryIsAMovingAverageOfTheHead(TrialMethodsTest.Form form) {
        int[] turn = {2};
        Learnt one = learn(form, AlternatingTraining.STANDARD, turn);
        Learnt two = learn(form, AlternatingTraining.STANDARD, turn, turn);
        float[] start = one.layout().start(MEMBERS, 5);
        for (int member = 0; member < MEMBERS; member++) {
            float[] first = one.of("shared.weight", start, member);
            float[] second = one.of("shared.weight", one.parameters(), member);
            float[] remembered = two.of("memory.weight", two.parameters(), member);
            assertArrayEquals(first, one.of("memory.weight", one.parameters(), member), 1e-7f);
            for (int i = 0; i < first.length; i++) {
                assertEquals(first[i] + .01 * (second[i] - first[i]), remembered[i], 1e-6);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void theMemoryHoldsTheHeadOnceThereIsSomethingToRemember(TrialMethodsTest.Form form) {
        int[][] turns = {{0}, {1}, {2}, {0}};
        float[] without = learn(form, new AlternatingTraining(1, 0), turns[0]).parameters();
        assertArrayEquals(
                without, learn(form, new AlternatingTraining(1, 5), turns[0]).parameters());
        float[] free = learn(form, new AlternatingTraining(1, 0), turns).parameters();
        float[] held = learn(form, new AlternatingTraining(1, 5), turns).parameters();
        assertFalse(Arrays.equals(free, held));
    }

    /** The fused output is the mean of what is said of each modality alone, by 1 less its entropy, times the weights. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void theFusedOutputIsAnAverageByConfidence(TrialMethodsTest.Form form) {
        NetworkShape shape = shape(form, AlternatingTraining.STANDARD);
        Minibatch batch = new RandomRows(shape, ROWS, new SplittableRandom(8)).minibatch();
        float[] weights = new float[MEMBERS * ROWS * MODALITIES];
        batch.weights().get(weights);
        int outputs = shape.outputs();
        try (FusionNetwork network =
                        new FusionNetwork(shape, form.execution(), new ParameterLayout(shape).start(MEMBERS, 5));
                EncodedRows encoded = network.encode(batch)) {
            float[] all = encoded.fuse();
            List<float[]> alone = new ArrayList<>();
            for (int m = 0; m < MODALITIES; m++) {
                only(batch.weights(), m);
                alone.add(encoded.fuse());
            }
            for (int row = 0; row < MEMBERS * ROWS; row++) {
                double[] expected = new double[outputs];
                double sum = 0;
                for (int m = 0; m < MODALITIES; m++) {
                    double[] said = new double[outputs];
                    for (int c = 0; c < outputs; c++) {
                        said[c] = alone.get(m)[row * outputs + c];
                    }
                    double counts = weights[row * MODALITIES + m] * Math.max(1e-4, confidence(form.task(), said));
                    sum += counts;
                    for (int c = 0; c < outputs; c++) {
                        expected[c] += counts * said[c];
                    }
                }
                for (int c = 0; c < outputs; c++) {
                    assertEquals(expected[c] / sum, all[row * outputs + c], 2e-5);
                }
            }
            only(batch.weights(), -1);
            assertArrayEquals(new float[all.length], encoded.fuse(), "nothing is there");
        }
    }

    private static void only(FloatBuffer weights, int modality) {
        for (int i = 0; i < weights.limit(); i++) {
            weights.put(i, i % MODALITIES == modality ? 1 : 0);
        }
    }

    private static double confidence(Task task, double[] said) {
        return switch (task) {
            case REGRESSION -> 1;
            case CLASSIFICATION -> {
                double sum = Arrays.stream(said).map(Math::exp).sum();
                yield 1
                        + Arrays.stream(said)
                                        .map(one -> Math.exp(one) / sum * Math.log(Math.exp(one) / sum))
                                        .sum()
                                / Math.log(said.length);
            }
            case MULTILABEL ->
                1
                        - Arrays.stream(said)
                                        .map(one -> {
                                            double p = 1 / (1 + Math.exp(-one));
                                            return -p * Math.log(p) - (1 - p) * Math.log(1 - p);
                                        })
                                        .average()
                                        .orElseThrow()
                                / Math.log(2);
        };
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void theOrderOfTheTurnsCounts(TrialMethodsTest.Form form) {
        float[] forth =
                learn(form, AlternatingTraining.STANDARD, new int[] {0, 1, 2}).parameters();
        float[] back =
                learn(form, AlternatingTraining.STANDARD, new int[] {2, 1, 0}).parameters();
        assertNotEquals(Arrays.hashCode(forth), Arrays.hashCode(back));
        assertTrue(forth.length == back.length);
    }
}

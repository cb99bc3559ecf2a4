package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.Device;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrialMethods;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** Methods that add a loss, mix rows, and scale updates: with missing modalities, all targets, both dispatches and the GPU's form. */
class TrialMethodsTest {

    private static final int ROWS = 14;
    private static final int MEMBERS = 2;
    private static final double PRECISION = 1e-5;
    private static final double DECAY = .1;
    private static final double RATE = 1e-2;

    /** A kind of target, how experts are reached, and whether the device makes its own random bytes. */
    record Form(Task task, Dispatch dispatch, boolean asynchronous, DropoutRates rates) {

        Form(Task task, Dispatch dispatch, boolean asynchronous) {
            this(task, dispatch, asynchronous, new DropoutRates(.1, .3, .2));
        }

        Form withoutDropout() {
            return new Form(task, dispatch, asynchronous, new DropoutRates(0, 0, 0));
        }

        Execution execution() {
            return new Execution(Device.cpu(), dispatch, dispatch, asynchronous, Precision.FLOAT32);
        }

        NetworkShape shape() {
            FusionSettings fusion = new FusionSettings(6, new ExpertSettings(3, 2, 5, Gate.SOFTMAX, 1, .1), rates);
            List<TensorColumn> modalities = List.of(
                    TensorColumn.vector("labs", List.of("a", "b", "c")),
                    new TensorColumn("notes", List.of(5), List.of(), Items.tokens(4)),
                    new TensorColumn("scan", List.of(2, 3), List.of()));
            return new NetworkShape(Targets.of(task, 3), modalities, fusion, MEMBERS, true);
        }
    }

    static Stream<Form> forms() {
        return Stream.of(Task.values())
                .flatMap(task -> Stream.of(
                        new Form(task, Dispatch.SORTED, false),
                        new Form(task, Dispatch.GROUPED, false),
                        new Form(task, Dispatch.GROUPED, true)));
    }

    /** What is left after some steps. */
    private record Learnt(double[] losses, float[] parameters, float[] moments, ParameterLayout layout) {

        float[] of(String prefix, float[] values) {
            float[] chosen = new float[0];
            for (int member = 0; member < MEMBERS; member++) {
                for (Slice slice : layout.byName().values()) {
                    if (slice.name().startsWith(prefix)) {
                        int from = member * layout.size() + slice.offset();
                        int at = chosen.length;
                        chosen = Arrays.copyOf(chosen, at + slice.size());
                        System.arraycopy(values, from, chosen, at, slice.size());
                    }
                }
            }
            return chosen;
        }
    }

    private interface Bringing {
        void accept(Minibatch batch);
    }

    private static Learnt learn(Form form, RandomRows rows, List<TrainingMethod> methods, Bringing brought) {
        return learn(form, rows, methods, brought, 3);
    }

    private static Learnt learn(Form form, RandomRows rows, List<TrainingMethod> methods, Bringing brought, int steps) {
        NetworkShape shape = form.shape();
        ParameterLayout layout = ParameterLayout.of(shape, methods);
        float[] start = layout.start(MEMBERS, 5);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), methods, start);
                AdamW optimizer = new AdamW(network, DECAY, 9)) {
            for (int step = 0; step < steps; step++) {
                Minibatch batch = rows.minibatch();
                brought.accept(batch);
                optimizer.step(batch, RATE, .5);
            }
            return new Learnt(
                    optimizer.meanLosses(),
                    network.parameters(),
                    optimizer.state(0).firstMoment(),
                    layout);
        }
    }

    private static RandomRows rows(Form form) {
        return new RandomRows(form.shape(), ROWS, new SplittableRandom(3));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aMethodThatAddsNothingLeavesTheScriptAsItIs(Form form) {
        String plain = NetworkGraph.of(form.shape(), form.execution(), List.of())
                .graph()
                .script();
        TrainingMethod nothing = new TrainingMethod() {};
        assertEquals(
                plain,
                NetworkGraph.of(form.shape(), form.execution(), List.of(nothing, nothing))
                        .graph()
                        .script());
        assertFalse(plain.contains("clone"), "parameters are copied only where updates are scaled");
        assertFalse(plain.contains(AdamWStep.LEARNS));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anAddedLossOfZeroChangesNothing(Form form) {
        RandomRows rows = rows(form);
        Learnt plain = learn(form, rows, List.of(), batch -> {});
        Learnt none = learn(form, rows, List.of(new TrialMethods.Alignment(0)), batch -> {});
        assertArrayEquals(plain.losses(), none.losses(), 1e-6);
        // the gradient's length is a sum of more numbers, and rounds otherwise
        assertArrayEquals(
                plain.parameters(), new ParameterLayout(form.shape()).of(none.parameters(), none.layout()), 1e-5f);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anAddedLossIsTheDistanceOfTheTokens(Form dropped) {
        Form form = dropped.withoutDropout();
        RandomRows rows = rows(form);
        double factor = .5;
        Learnt plain = learn(form, rows, List.of(), batch -> {}, 1);
        Learnt aligned = learn(form, rows, List.of(new TrialMethods.Alignment(factor)), batch -> {}, 1);
        double[] distances = distances(form, rows);
        for (int member = 0; member < MEMBERS; member++) {
            double expected = plain.losses()[member] + factor * distances[member];
            assertEquals(expected, aligned.losses()[member], PRECISION * (1 + expected));
        }
        assertNotEquals(0, aligned.of(TrialMethods.SCALE, aligned.moments())[0], "the method's own parameter learns");
    }

    /** The mean squared distance between the first two modalities' tokens, over rows, 0 where one lacks. */
    private static double[] distances(Form form, RandomRows rows) {
        NetworkShape shape = form.shape();
        int width = shape.fusion().width();
        double[] sums = new double[MEMBERS];
        float[] start = new ParameterLayout(shape).start(MEMBERS, 5);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), start);
                EncodedRows encoded = network.encode(rows.minibatch())) {
            float[] tokens = encoded.tokens();
            for (int member = 0; member < MEMBERS; member++) {
                double[] first = rows.known(member, 0);
                double[] second = rows.known(member, 1);
                for (int row = 0; row < ROWS; row++) {
                    if (first[row] > 0 && second[row] > 0) {
                        int at = (member * ROWS + row) * 3 * width;
                        double square = 0;
                        for (int i = 0; i < width; i++) {
                            square += Math.pow(tokens[at + i] - tokens[at + width + i], 2);
                        }
                        sums[member] += square / width / ROWS;
                    }
                }
            }
        }
        return sums;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void rowsThatAreMixedWithNothingLearnAsTheyAre(Form form) {
        RandomRows rows = rows(form);
        TrainingMethod mixing = new TrialMethods.Mixing(1);
        Learnt plain = learn(form, rows, List.of(), batch -> {});
        Learnt mixed = learn(form, rows, List.of(mixing), batch -> bring(batch, 1));
        for (int member = 0; member < MEMBERS; member++) {
            assertEquals(plain.losses()[member], mixed.losses()[member], PRECISION * (1 + plain.losses()[member]));
        }
        assertArrayEquals(plain.parameters(), mixed.parameters(), 2e-3f);
    }

    /** Where all rows are there whole, mixing with nothing of the row itself is learning from the other row. */
    @ParameterizedTest
    @MethodSource("forms")
    void rowsThatAreWhollyMixedLearnAsTheOthersDo(Form dropped) {
        Form form = dropped.withoutDropout();
        Learnt other = learn(form, rows(form), List.of(), batch -> whole(batch, form, 1), 1);
        Learnt mixed = learn(
                form,
                rows(form),
                List.of(new TrialMethods.Mixing(0)),
                batch -> {
                    whole(batch, form, 0);
                    bring(batch, 0);
                },
                1);
        Learnt half = learn(
                form,
                rows(form),
                List.of(new TrialMethods.Mixing(.5)),
                batch -> {
                    whole(batch, form, 0);
                    bring(batch, .5f);
                },
                1);
        for (int member = 0; member < MEMBERS; member++) {
            assertEquals(other.losses()[member], mixed.losses()[member], PRECISION * (1 + mixed.losses()[member]));
            assertNotEquals(other.losses()[member], half.losses()[member], 1e-4);
        }
    }

    /** Rows that have all modalities, the first modality and the target by a rule of their number, which is moved on. */
    private static void whole(Minibatch batch, Form form, int on) {
        NetworkShape shape = form.shape();
        for (int i = 0; i < MEMBERS * ROWS; i++) {
            int number = i / ROWS * ROWS + (i + on) % ROWS;
            for (int m = 0; m < 3; m++) {
                batch.seen().put(i * 3 + m, 1);
                batch.known().put(i * 3 + m, 1);
                batch.weights().put(i * 3 + m, 1);
            }
            batch.rowWeights().put(i, 1);
            for (int value = 0; value < 3; value++) {
                batch.input(0).put(i * 3 + value, number % 5 - value);
            }
            for (int value = 0; value < 6; value++) {
                batch.input(2).put(i * 6 + value, number % 7 - value);
            }
            if (shape.target().task() == Task.CLASSIFICATION) {
                batch.targets().asLongBuffer().put(i, number % 3);
            } else {
                for (int c = 0; c < shape.outputs(); c++) {
                    batch.targets().asFloatBuffer().put(i * shape.outputs() + c, (number + c) % 2);
                }
            }
        }
        float[][] notes = new float[MEMBERS * ROWS][];
        for (int i = 0; i < notes.length; i++) {
            notes[i] = new float[] {(i / ROWS * ROWS + (i + on) % ROWS) % 4};
        }
        batch.fill(1, notes);
    }

    /** Each row with the next one. */
    private static void bring(Minibatch batch, float share) {
        long[] others = new long[ROWS];
        Arrays.setAll(others, row -> (row + 1) % ROWS);
        batch.bring(TrialMethods.OTHERS, others, ROWS);
        batch.bring(TrialMethods.SHARE, new float[] {share}, 1);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void updatesGoAsFarAsTheyAreScaledAndWhatRestsStays(Form form) {
        RandomRows rows = rows(form);
        List<TrainingMethod> rested = List.of(new TrialMethods.Rested("scan"));
        float[] whole = {1, 1, 1, 1, 1, 1};
        float[] half = {1, .5f, 1, 1, .5f, 1};
        Learnt plain = learn(form, rows, rested, batch -> batch.bring(TrialMethods.FACTORS, whole, MEMBERS, 3), 1);
        Learnt scaled = learn(form, rows, rested, batch -> batch.bring(TrialMethods.FACTORS, half, MEMBERS, 3), 1);
        float[] start = plain.layout().start(MEMBERS, 5);
        Learnt before = new Learnt(null, start, null, plain.layout());
        float[] from = before.of("notes/", decayed(start, plain.layout()));
        float[] all = plain.of("notes/", plain.parameters());
        float[] part = scaled.of("notes/", scaled.parameters());
        for (int i = 0; i < from.length; i++) {
            assertEquals((all[i] - from[i]) / 2, part[i] - from[i], 1e-6);
        }
        assertArrayEquals(before.of("scan/encoder.", start), scaled.of("scan/encoder.", scaled.parameters()));
        float[] resting = scaled.of("scan/encoder.", scaled.moments());
        assertArrayEquals(new float[resting.length], resting, "moments rest too");
        assertFalse(Arrays.equals(before.of("scan/head", start), scaled.of("scan/head", scaled.parameters())));
    }

    /** What decay alone leaves of the parameters after a step, which no factor changes. */
    private static float[] decayed(float[] start, ParameterLayout layout) {
        float[] decayed = start.clone();
        for (int i = 0; i < decayed.length; i++) {
            int place = i % layout.size();
            boolean decays = layout.byName().values().stream()
                    .anyMatch(slice ->
                            slice.decays() && place >= slice.offset() && place < slice.offset() + slice.size());
            decayed[i] -= decays ? (float) (DECAY * RATE) * start[i] : 0;
        }
        return decayed;
    }

    @Test
    void aFactorOfZeroLeavesAModalityToDecayWhileItsMomentsGoOn() {
        Form form = new Form(Task.CLASSIFICATION, Dispatch.GROUPED, false);
        float[] none = {0, 1, 1, 0, 1, 1};
        Learnt held = learn(
                form,
                rows(form),
                List.of(new TrialMethods.Rested("nothing")),
                batch -> batch.bring(TrialMethods.FACTORS, none, MEMBERS, 3),
                1);
        float[] start = held.layout().start(MEMBERS, 5);
        assertArrayEquals(held.of("labs/", decayed(start, held.layout())), held.of("labs/", held.parameters()), 1e-7f);
        float[] moments = held.of("labs/", held.moments());
        assertFalse(Arrays.equals(new float[moments.length], moments));
        assertFalse(Arrays.equals(held.of("scan/", start), held.of("scan/", held.parameters())));
    }
}

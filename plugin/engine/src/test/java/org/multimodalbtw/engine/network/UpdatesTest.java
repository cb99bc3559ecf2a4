package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrialMethods;

/** Several updates a step: with missing modalities, all targets, both dispatches and the GPU's form. */
class UpdatesTest {

    private static final String FORMS = "org.multimodalbtw.engine.network.TrialMethodsTest#forms";
    private static final int ROWS = 12;
    private static final int MEMBERS = 2;
    private static final float RATE = 1e-2f;
    private static final int NOTES = 1;

    private static final List<TrainingMethod> ALTERNATING = List.of(new TrialMethods.Alternating());

    /** What is left: parameters and losses, and of each update its first moments. */
    private record Learnt(double[] losses, float[] parameters, List<float[]> moments, ParameterLayout layout) {

        float[] start() {
            return layout.start(MEMBERS, 5);
        }

        List<Integer> places(Predicate<String> names) {
            List<Integer> places = new ArrayList<>();
            for (int member = 0; member < MEMBERS; member++) {
                for (Slice slice : layout.byName().values()) {
                    for (int i = 0; names.test(slice.name()) && i < slice.size(); i++) {
                        places.add(member * layout.size() + slice.offset() + i);
                    }
                }
            }
            return places;
        }
    }

    /** Steps on the same rows, with the updates of each. */
    private static Learnt learn(TrialMethodsTest.Form form, double clip, int[]... steps) {
        NetworkShape shape = form.shape();
        RandomRows rows = new RandomRows(shape, ROWS, new SplittableRandom(6));
        ParameterLayout layout = ParameterLayout.of(shape, ALTERNATING);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), ALTERNATING, layout.start(MEMBERS, 5));
                AdamW optimizer = new AdamW(network, 0, 9)) {
            assertEquals(4, optimizer.updates());
            for (int[] order : steps) {
                optimizer.step(rows.minibatch(), order, RATE, clip);
            }
            List<float[]> moments = new ArrayList<>();
            for (int update = 0; update < 4; update++) {
                moments.add(optimizer.state(update).firstMoment());
            }
            return new Learnt(optimizer.meanLosses(), network.parameters(), moments, layout);
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void anUpdateMovesItsOwnParametersAndNoMoments(TrialMethodsTest.Form form) {
        Learnt learnt = learn(form, .5, new int[] {NOTES}, new int[] {NOTES});
        Predicate<String> own = name -> name.startsWith("notes/") || name.equals(TrialMethods.Alternating.HEAD);
        float[] start = learnt.start();
        for (int place : learnt.places(own.negate())) {
            assertEquals(start[place], learnt.parameters()[place]);
            assertEquals(0, learnt.moments().get(NOTES)[place]);
        }
        for (String moved : List.of("notes/encoder.1.weight", TrialMethods.Alternating.HEAD)) {
            assertTrue(learnt.places(moved::equals).stream().anyMatch(at -> start[at] != learnt.parameters()[at]));
        }
        for (int update : new int[] {0, 2, 3}) {
            assertArrayEquals(new float[start.length], learnt.moments().get(update));
        }
    }

    /** The first step of AdamW is as long as the learning rate wherever there is a gradient, whatever its size. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void anUpdateBeginsWithMomentsAndStepsOfItsOwn(TrialMethodsTest.Form form) {
        int[] first = {0};
        Learnt before = learn(form, 1e9, first, first, first, first);
        Learnt after = learn(form, 1e9, first, first, first, first, new int[] {NOTES});
        int checked = 0;
        for (int place :
                after.places(name -> name.startsWith("notes/") || name.equals(TrialMethods.Alternating.HEAD))) {
            if (Math.abs(after.moments().get(NOTES)[place]) > 1e-5) {
                float way = after.parameters()[place] - before.parameters()[place];
                assertEquals(RATE, Math.abs(way), 1e-3 * RATE);
                assertEquals(Math.signum(-after.moments().get(NOTES)[place]), Math.signum(way));
                checked++;
            }
        }
        assertTrue(checked > 50);
        assertArrayEquals(before.moments().get(0), after.moments().get(0));
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void theUpdatesOfAStepFollowEachOtherInTheirOrder(TrialMethodsTest.Form form) {
        Learnt one = learn(form, .5, new int[] {2, 0, 1, 3});
        Learnt apart = learn(form, .5, new int[] {2}, new int[] {0}, new int[] {1}, new int[] {3});
        assertArrayEquals(apart.parameters(), one.parameters());
        assertArrayEquals(apart.losses(), one.losses());
        for (int update = 0; update < 4; update++) {
            assertArrayEquals(apart.moments().get(update), one.moments().get(update));
        }
        Learnt other = learn(form, .5, new int[] {1, 0, 2, 3});
        assertFalse(Arrays.equals(other.parameters(), one.parameters()), "they share a head, so that the order counts");
    }

    @Test
    void aStepThatIsSplitOnceIsNotSplitAgain() {
        NetworkShape shape = TrialMethodsTest.forms().findFirst().orElseThrow().shape();
        List<TrainingMethod> twice = List.of(new TrialMethods.Alternating(), new TrialMethods.Alternating());
        assertThrows(InputException.class, () -> Update.of(twice, shape));
    }
}

package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.method.BalancedMixup;
import org.multimodalbtw.engine.method.MultimodalMixup;
import org.multimodalbtw.engine.method.StepBatch;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrialMixing;
import org.multimodalbtw.engine.outcome.Task;

/** Mixed rows in the step: with missing modalities, weights of rows, all targets, both dispatches and the GPU's form. */
class MixupTest {

    private static final String FORMS = "org.multimodalbtw.engine.network.TrialMethodsTest#forms";
    private static final int ROWS = 14;
    private static final int MEMBERS = 2;

    /** Losses and parameters after a few steps on the same rows. */
    private record Learnt(double[] losses, float[] parameters) {}

    private static Learnt learn(TrialMethodsTest.Form form, int steps, TrainingMethod... methods) {
        NetworkShape shape = form.shape();
        RandomRows rows = new RandomRows(shape, ROWS, new SplittableRandom(3));
        List<TrainingMethod> all = List.of(methods);
        float[] start = ParameterLayout.of(shape, all).start(MEMBERS, 5);
        SplittableRandom random = new SplittableRandom(4);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), all, start);
                AdamW optimizer = new AdamW(network, .1, 9)) {
            for (int step = 0; step < steps; step++) {
                Minibatch batch = rows.minibatch();
                StepBatch brought = new StepBatch(batch, new int[MEMBERS * ROWS]);
                all.forEach(method -> method.begin(null, shape).beforeStep(brought, random));
                optimizer.step(batch, 1e-2, .5);
            }
            return new Learnt(optimizer.meanLosses(), network.parameters());
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void withAVanishingAlphaTheLossIsThatOfTheRowsThemselves(TrialMethodsTest.Form form) {
        Learnt plain = learn(form, 1);
        Learnt mixed = learn(form, 1, new MultimodalMixup(1e-6));
        assertArrayEquals(plain.losses(), mixed.losses(), 1e-6);
        Learnt much = learn(form, 1, new MultimodalMixup(1));
        assertNotEquals(plain.losses()[0], much.losses()[0], 1e-4);
    }

    /** Without numbers, whose loss is not linear in them. */
    static Stream<TrialMethodsTest.Form> formsOfShares() {
        return TrialMethodsTest.forms().filter(form -> form.task() != Task.REGRESSION);
    }

    /** The loss of a mixed target is that of each of the two targets, times its share and the weight of its own row. */
    @ParameterizedTest
    @MethodSource("formsOfShares")
    void theLossOfAMixedTargetIsTheMixtureOfTheLosses(TrialMethodsTest.Form dropped) {
        TrialMethodsTest.Form form = dropped.withoutDropout();
        double share = .7;
        double[] own = learn(form, 1, new TrialMixing(share, 1)).losses();
        double[] other = learn(form, 1, new TrialMixing(share, 0)).losses();
        double[] mixed = learn(form, 1, new TrialMixing(share, share)).losses();
        for (int member = 0; member < MEMBERS; member++) {
            assertEquals(share * own[member] + (1 - share) * other[member], mixed[member], 1e-6 * (1 + mixed[member]));
            assertNotEquals(own[member], other[member], 1e-3);
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void withoutARatioAboveOneBalancedMixupIsMixup(TrialMethodsTest.Form form) {
        Learnt plain = learn(form, 3, new MultimodalMixup(.4));
        Learnt balanced = learn(form, 3, new BalancedMixup(.4, .5, 5));
        assertArrayEquals(plain.losses(), balanced.losses());
        assertArrayEquals(plain.parameters(), balanced.parameters());
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void scoringIsAsItIsWithout(TrialMethodsTest.Form form) {
        NetworkShape shape = form.shape();
        float[] parameters = new ParameterLayout(shape).start(MEMBERS, 5);
        Minibatch batch = new RandomRows(shape, ROWS, new SplittableRandom(3)).minibatch();
        List<float[]> plain = scored(new FusionNetwork(shape, form.execution(), parameters), batch);
        List<TrainingMethod> mixup = List.of(new BalancedMixup(1, .5, 0));
        List<float[]> mixed = scored(new FusionNetwork(shape, form.execution(), mixup, parameters), batch);
        for (int i = 0; i < plain.size(); i++) {
            assertArrayEquals(plain.get(i), mixed.get(i));
        }
    }

    private static List<float[]> scored(FusionNetwork network, Minibatch batch) {
        try (network;
                EncodedRows encoded = network.encode(batch)) {
            return List.of(encoded.tokens(), encoded.own(), encoded.fuse());
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void theSameSeedGivesTheSameBytesAndMixingChangesThem(TrialMethodsTest.Form form) {
        float[] first = learn(form, 3, new MultimodalMixup(1)).parameters();
        assertArrayEquals(first, learn(form, 3, new MultimodalMixup(1)).parameters());
        assertFalse(Arrays.equals(first, learn(form, 3).parameters()));
    }
}

package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrialMethods;

/** The losses of rows that a step gives: with missing modalities, all targets, both dispatches and the GPU's form. */
class RowLossesTest {

    private static final String FORMS = "org.multimodalbtw.engine.network.TrialMethodsTest#forms";
    private static final int ROWS = 6;
    private static final int MEMBERS = 2;
    private static final int MODALITIES = 3;
    private static final double PRECISION = 2e-5;
    private static final List<TrainingMethod> WATCHING = List.of(new TrialMethods.Watching(new ArrayList<>()));

    /** What is left after some steps on the same rows, of which those with a factor count that much. */
    private record Learnt(double[] means, List<float[]> losses, float[] parameters) {}

    private static Learnt learn(TrialMethodsTest.Form form, List<TrainingMethod> methods, int only, int steps) {
        NetworkShape shape = form.shape();
        RandomRows rows = new RandomRows(shape, ROWS, new SplittableRandom(8));
        float[] start = new ParameterLayout(shape).start(MEMBERS, 5);
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), methods, start);
                AdamW optimizer = new AdamW(network, .1, 9)) {
            for (int step = 0; step < steps; step++) {
                Minibatch batch = rows.minibatch();
                for (int i = 0; only >= 0 && i < MEMBERS * ROWS; i++) {
                    batch.rowWeights().put(i, i % ROWS == only ? 1 : 0);
                }
                optimizer.step(batch, 1e-2, .5);
            }
            List<float[]> losses = optimizer.rowLosses();
            assertTrue(optimizer.rowLosses().isEmpty(), "they are given once");
            return new Learnt(optimizer.meanLosses(), losses, network.parameters());
        }
    }

    private static double sum(Learnt learnt, RandomRows rows, int step, int member, int row) {
        float[] losses = learnt.losses().get(step);
        int at = (member * ROWS + row) * (1 + MODALITIES);
        double sum = losses[at];
        for (int m = 0; m < MODALITIES; m++) {
            sum += rows.known(member, m)[row] > 0 ? losses[at + 1 + m] : 0;
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void theyAddUpToTheLossOfTheSteps(TrialMethodsTest.Form form) {
        RandomRows rows = new RandomRows(form.shape(), ROWS, new SplittableRandom(8));
        Learnt learnt = learn(form, WATCHING, -1, 2);
        assertEquals(2, learnt.losses().size());
        for (int member = 0; member < MEMBERS; member++) {
            double mean = 0;
            for (int step = 0; step < 2; step++) {
                for (int row = 0; row < ROWS; row++) {
                    double weight = rows.minibatch().rowWeights().get(member * ROWS + row);
                    mean += weight * sum(learnt, rows, step, member, row) / ROWS / 2;
                }
            }
            assertEquals(mean, learnt.means()[member], PRECISION * (1 + mean));
        }
    }

    /** Where no other row counts, the loss of the step is that of the row. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void eachIsTheLossOfItsRow(TrialMethodsTest.Form dropped) {
        TrialMethodsTest.Form form = dropped.withoutDropout();
        RandomRows rows = new RandomRows(form.shape(), ROWS, new SplittableRandom(8));
        Learnt all = learn(form, WATCHING, -1, 1);
        for (int row = 0; row < ROWS; row++) {
            Learnt one = learn(form, List.of(), row, 1);
            for (int member = 0; member < MEMBERS; member++) {
                double loss = sum(all, rows, 0, member, row);
                assertEquals(loss, one.means()[member] * ROWS, PRECISION * (1 + loss));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void readingThemChangesNothing(TrialMethodsTest.Form form) {
        Learnt plain = learn(form, List.of(), -1, 3);
        Learnt watched = learn(form, WATCHING, -1, 3);
        assertArrayEquals(plain.means(), watched.means());
        assertArrayEquals(plain.parameters(), watched.parameters());
        assertTrue(plain.losses().isEmpty(), "nobody asked");
    }
}

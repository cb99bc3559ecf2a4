package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.method.CoralAlignment;
import org.multimodalbtw.engine.method.SteinAlignment;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrialAlignment;

/** Aligned tokens in the step: with missing modalities, all targets, both dispatches and the GPU's form. */
class AlignmentStepTest {

    private static final String FORMS = "org.multimodalbtw.engine.network.TrialMethodsTest#forms";
    private static final int ROWS = 14;
    private static final int MEMBERS = 2;
    private static final int LAST = 2;

    private record Learnt(double[] losses, float[] parameters, ParameterLayout layout) {}

    private static Learnt learn(TrialMethodsTest.Form form, double factor, double rate, TrainingMethod... methods) {
        NetworkShape shape = form.shape();
        List<TrainingMethod> all = List.of(methods);
        ParameterLayout layout = ParameterLayout.of(shape, all);
        float[] start = layout.start(MEMBERS, 5);
        TrialAlignment.settle(layout.byName(), start, layout.size());
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), all, start);
                AdamW optimizer = new AdamW(network, .1, 9)) {
            Minibatch batch = rows(form).minibatch();
            TrialAlignment.bring(batch, shape, factor, rate);
            optimizer.step(batch, 1e-2, .5);
            return new Learnt(optimizer.meanLosses(), network.parameters(), layout);
        }
    }

    private static RandomRows rows(TrialMethodsTest.Form form) {
        return new RandomRows(form.shape(), ROWS, new SplittableRandom(3));
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void aStrengthOfZeroAddsNothing(TrialMethodsTest.Form form) {
        double[] plain = learn(form, 0, 0).losses();
        assertArrayEquals(plain, learn(form, 0, 0, new CoralAlignment(0)).losses(), 1e-6);
        assertArrayEquals(plain, learn(form, 0, 0, new SteinAlignment(1)).losses(), 1e-6);
        assertNotEquals(plain[0], learn(form, 0, 0, new CoralAlignment(1)).losses()[0], 1e-4);
        assertNotEquals(plain[0], learn(form, 1, 0, new SteinAlignment(1)).losses()[0], 1e-4);
    }

    /** The moments go a share of the way to those of the anchor's tokens in the rows that have it, and nothing else moves them. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void theAnchorsMomentsAreMovingAverages(TrialMethodsTest.Form dropped) {
        TrialMethodsTest.Form form = dropped.withoutDropout();
        double rate = .25;
        Learnt learnt = learn(form, 1, rate, new SteinAlignment(1));
        int width = form.shape().fusion().width();
        float[] start = learnt.layout().start(MEMBERS, 5);
        float[] own = new ParameterLayout(form.shape()).of(start, learnt.layout());
        RandomRows rows = rows(form);
        try (FusionNetwork network = new FusionNetwork(form.shape(), form.execution(), own);
                EncodedRows encoded = network.encode(rows.minibatch())) {
            float[] tokens = encoded.tokens();
            for (int member = 0; member < MEMBERS; member++) {
                double[] expected = new double[width + width * width];
                double[] known = rows.known(member, LAST);
                double count = 0;
                for (double one : known) {
                    count += one > 0 ? 1 : 0;
                }
                for (int row = 0; row < ROWS; row++) {
                    int at = ((member * ROWS + row) * 3 + LAST) * width;
                    for (int i = 0; known[row] > 0 && i < width; i++) {
                        expected[i] += rate * tokens[at + i] / count;
                        for (int j = 0; j < width; j++) {
                            expected[width + i * width + j] += rate * tokens[at + i] * tokens[at + j] / count;
                        }
                    }
                }
                float[] moments = TrialAlignment.moments(
                        learnt.layout().byName(),
                        learnt.parameters(),
                        learnt.layout().size(),
                        member);
                for (int i = 0; i < moments.length; i++) {
                    boolean isDiagonal = i >= width && (i - width) / width == (i - width) % width;
                    assertEquals(expected[i] + (isDiagonal ? 1 - rate : 0), moments[i], 1e-5);
                }
            }
        }
    }
}

package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.scoring.Softmax;

class SharpnessTest {

    @Test
    void matchesTheShareThatIsRight() {
        double[][] logits = new double[4][];
        Arrays.fill(logits, new double[] {0, 2});
        double right = .75 * .9 + .25 * .1; // four rows, each in doubt by 1/10
        assertEquals(
                Math.log(right / (1 - right)) / 2,
                Sharpness.fit(logits, new int[] {1, 1, 1, 0}, .2, 3, ProgressMonitor.NONE),
                1e-6);
    }

    @Test
    void isNoWorseThanAnyPointOfAFineGrid() {
        Random random = new Random(3);
        for (int trial = 0; trial < 40; trial++) {
            int classes = 2 + random.nextInt(4);
            double scale = Math.exp(2 * random.nextGaussian());
            double[][] logits = new double[30][classes];
            int[] truth = new int[30];
            for (int row = 0; row < 30; row++) {
                truth[row] = random.nextInt(classes);
                for (int c = 0; c < classes; c++) {
                    logits[row][c] = scale * (random.nextGaussian() + (c == truth[row] ? 1 : 0));
                }
            }
            double factor = Sharpness.fit(logits, truth, .01, 10, ProgressMonitor.NONE);
            assertTrue(factor >= .01 && factor <= 10);
            double loss = loss(logits, truth, factor);
            for (double other = .01; other <= 10; other += .005) {
                assertTrue(loss <= loss(logits, truth, other) + 1e-9, "trial " + trial + ": " + factor + ", " + other);
            }
        }
    }

    @Test
    void staysWithinItsBounds() {
        double[][] right = {{0, 5}, {5, 0}};
        assertEquals(.1, Sharpness.fit(right, new int[] {1, 0}, .01, .1, ProgressMonitor.NONE), 1e-6);
        assertEquals(.2, Sharpness.fit(right, new int[] {0, 1}, .2, 3, ProgressMonitor.NONE), 1e-6);
    }

    @Test
    void rowsThatAreAllRightDoNotMakeCertain() {
        double[][] right = new double[99][];
        Arrays.fill(right, new double[] {0, 1});
        int[] truth = new int[99];
        Arrays.fill(truth, 1);
        double factor = Sharpness.fit(right, truth, .01, 100, ProgressMonitor.NONE);
        assertEquals(.995, Softmax.of(right[0], 1 / factor)[1], 1e-6);
    }

    @Test
    void isOneWithoutRowsAndFiniteWhereLogitsSayNothing() {
        assertEquals(1, Sharpness.fit(new double[0][], new int[0], .2, 3, ProgressMonitor.NONE));
        double factor = Sharpness.fit(new double[][] {{1, 1}, {1, 1}}, new int[] {0, 1}, .2, 3, ProgressMonitor.NONE);
        assertTrue(factor >= .2 && factor <= 3);
    }

    private static double loss(double[][] logits, int[] truth, double factor) {
        double sum = 0;
        for (int row = 0; row < truth.length; row++) {
            double doubt = .5 / (truth.length + 1);
            double[] probabilities = Softmax.of(logits[row], 1 / factor);
            for (int c = 0; c < probabilities.length; c++) {
                double share = c == truth[row] ? 1 - doubt : doubt / (probabilities.length - 1);
                sum -= share * Math.log(probabilities[c]);
            }
        }
        return sum;
    }
}

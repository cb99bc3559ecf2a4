package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;

class ExponentFitTest {

    private static final int ROWS = 600;

    /** Head 0 knows half of what is true, head 1 another half, head 2 nothing, head 3 says the opposite. */
    private final float[][][] logits = new float[ROWS][4][3];

    private final int[] classes = new int[ROWS];

    ExponentFitTest() {
        Random random = new Random(2);
        for (int row = 0; row < ROWS; row++) {
            double[] true0 = new double[3];
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < 3; c++) {
                logits[row][0][c] = (float) random.nextGaussian();
                logits[row][1][c] = (float) random.nextGaussian();
                logits[row][2][c] = (float) random.nextGaussian();
                logits[row][3][c] = -logits[row][0][c] + (float) random.nextGaussian();
                true0[c] = 2 * logits[row][0][c] + logits[row][1][c] - Math.log(-Math.log(random.nextDouble()));
                if (true0[c] > largest) {
                    largest = true0[c];
                    classes[row] = c;
                }
            }
        }
    }

    private double[] fit(int... heads) {
        float[][][] some = new float[ROWS][heads.length][];
        for (int row = 0; row < ROWS; row++) {
            for (int h = 0; h < heads.length; h++) {
                some[row][h] = logits[row][heads[h]];
            }
        }
        return new ExponentFit(some, classes, ProgressMonitor.NONE).fit(all(), new double[heads.length]);
    }

    private static int[] all() {
        return IntStream.range(0, ROWS).toArray();
    }

    @Test
    void exponentsAreThoseThatTheClassesWereDrawnBy() {
        double[] found = fit(0, 1);
        assertEquals(2, found[0], .3);
        assertEquals(1, found[1], .2);
    }

    @Test
    void noneIsNegativeAndTheRestIsAsWithoutIt() {
        double[] found = fit(0, 1, 3);
        double[] without = fit(0, 1);
        assertTrue(found[2] >= 0);
        assertTrue(fit(3)[0] == 0, "what says the opposite does not count");
        assertArrayEquals(without, new double[] {found[0], found[1]}, found[2] == 0 ? 1e-3 : .5);
    }

    @Test
    void noOtherExponentsHaveALowerLoss() {
        ExponentFit fit = new ExponentFit(logits, classes, ProgressMonitor.NONE);
        double[] found = fit.fit(all(), new double[] {.25, .25, .25, .25});
        double least = loss(fit, found);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            double[] other = found.clone();
            for (int h = 0; h < other.length; h++) {
                other[h] = Math.max(0, other[h] + .1 * random.nextGaussian());
            }
            assertTrue(loss(fit, other) > least - 2e-5);
        }
    }

    private static double loss(ExponentFit fit, double[] exponents) {
        return IntStream.range(0, ROWS)
                .mapToDouble(row -> fit.lossOf(row, exponents))
                .average()
                .orElseThrow();
    }

    @Test
    void whereAllRowsAreRightItIsNotCertain() {
        float[][][] sure = new float[9][1][];
        for (int row = 0; row < 9; row++) {
            sure[row][0] = new float[] {1, 0};
        }
        double[] found = new ExponentFit(sure, new int[9], ProgressMonitor.NONE)
                .fit(IntStream.range(0, 9).toArray(), new double[] {1});
        // each of 9 rows is wrong with probability 1 / 20: the log odds of 19 to 1
        assertEquals(Math.log(19), found[0], 1e-2);
    }
}

package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.outcome.OfNumber;

class HeadSharesTest {

    private static final double BETA = OfNumber.SMOOTH_L1_BETA;

    @Test
    void agreesWithSolutionsWorkedByHand() {
        // small errors: the loss is a square
        assertArrayEquals(new double[] {.25, .75}, fit(new double[][] {{0, .2}}, .15), 1e-6);
        assertArrayEquals(new double[] {.5, .5}, fit(new double[][] {{.1, 0}, {0, .1}}, .05, .05), 1e-6);
        assertArrayEquals(new double[] {0, 1}, fit(new double[][] {{1, 2}, {1, 3}}, 5, 7), 1e-9);
        assertArrayEquals(new double[] {1, 0}, fit(new double[][] {{1, 2}, {1, 3}}, -5, 0), 1e-9);
    }

    @Test
    void mostRowsDecideAndNotTheFarthest() {
        double[][] heads = {{1, 0}, {2, 0}, {3, 0}, {1, 0}};
        // in a square the row of -50 counts 14 times the others together
        double second = BETA / (1 + 4 + 9);
        assertArrayEquals(new double[] {1 - second, second}, fit(heads, 1, 2, 3, -50), 1e-6);
    }

    @Test
    void equalHeadsLeaveAllToTheFirst() {
        assertArrayEquals(new double[] {1, 0, 0}, fit(new double[][] {{1, 1, 1}, {2, 2, 2}}, 3, 6), 0);
        assertArrayEquals(new double[] {1}, fit(new double[][] {{1}, {2}}, 3, 6), 0);
    }

    @Test
    void noMoveOfAShareIsBetter() {
        Random random = new Random(4);
        for (int trial = 0; trial < 50; trial++) {
            double[][] heads = new double[40][4];
            double[] target = new double[heads.length];
            for (int row = 0; row < heads.length; row++) {
                target[row] = random.nextGaussian();
                for (int i = 0; i < 4; i++) {
                    heads[row][i] = .4 * target[row] * i + .7 * random.nextGaussian();
                }
            }
            double[] best = HeadShares.of(heads, target, ProgressMonitor.NONE);
            assertEquals(1, Arrays.stream(best).sum(), 1e-9);
            assertNoMoveIsBetter(heads, target, best);
        }
    }

    private static void assertNoMoveIsBetter(double[][] heads, double[] target, double[] best) {
        double loss = loss(heads, target, best);
        for (int from = 0; from < best.length; from++) {
            assertTrue(best[from] >= 0);
            for (int to = 0; to < best.length; to++) {
                double[] other = best.clone();
                double moved = Math.min(1e-3, best[from]);
                other[from] -= moved;
                other[to] += moved;
                assertTrue(loss <= loss(heads, target, other) + 1e-9);
            }
        }
    }

    private static double loss(double[][] heads, double[] target, double[] shares) {
        double sum = 0;
        for (int row = 0; row < target.length; row++) {
            double error = target[row];
            for (int i = 0; i < shares.length; i++) {
                error -= shares[i] * heads[row][i];
            }
            error = Math.abs(error);
            sum += error < BETA ? error * error / (2 * BETA) : error - BETA / 2;
        }
        return sum;
    }

    private static double[] fit(double[][] heads, double... target) {
        return HeadShares.of(heads, target, ProgressMonitor.NONE);
    }
}

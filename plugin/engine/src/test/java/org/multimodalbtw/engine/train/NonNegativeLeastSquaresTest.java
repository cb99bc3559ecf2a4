package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NonNegativeLeastSquaresTest {

    @Test
    void agreesWithSolutionsWorkedByHand() {
        assertArrayEquals(new double[] {2, 0}, fit(new double[][] {{1, 0}, {0, 1}}, 2, -3), 1e-9);
        assertArrayEquals(new double[] {0, 1}, fit(new double[][] {{1, 1}, {1, 2}, {1, 3}}, 1, 2, 3), 1e-9);
        assertArrayEquals(new double[] {1, 2}, fit(new double[][] {{1, 1}, {1, 2}, {1, 3}}, 3, 5, 7), 1e-9);
        // unconstrained (7/3, -1/2): the second column goes, the first is then the mean
        assertArrayEquals(new double[] {4. / 3, 0}, fit(new double[][] {{1, 1}, {1, 2}, {1, 3}}, 2, 1, 1), 1e-9);
    }

    @Test
    void givesAnEmptyColumnNothing() {
        assertArrayEquals(new double[] {0, 2}, fit(new double[][] {{0, 1}, {0, 2}}, 2, 4), 1e-9);
    }

    @Test
    void equalColumnsShareTheCoefficient() {
        double[] values = fit(new double[][] {{1, 1}, {2, 2}}, 3, 6);
        assertEquals(3, values[0] + values[1], 1e-9);
    }

    @Test
    void noSmallChangeOfACoefficientIsBetter() {
        Random random = new Random(4);
        for (int trial = 0; trial < 50; trial++) {
            double[][] columns = new double[20][4];
            double[] target = new double[20];
            for (int row = 0; row < 20; row++) {
                target[row] = random.nextGaussian();
                for (int i = 0; i < 4; i++) {
                    columns[row][i] = .7 * target[row] * (i - 1) + random.nextGaussian();
                }
            }
            double[] best = new NonNegativeLeastSquares(columns, target).coefficients();
            double error = error(columns, target, best);
            for (int i = 0; i < 4; i++) {
                assertTrue(best[i] >= 0);
                for (double change : new double[] {-1e-3, 1e-3}) {
                    double[] other = best.clone();
                    other[i] += change;
                    if (other[i] >= 0) {
                        assertTrue(error <= error(columns, target, other));
                    }
                }
            }
        }
    }

    private static double error(double[][] columns, double[] target, double[] coefficients) {
        double sum = 0;
        for (int row = 0; row < target.length; row++) {
            double rest = target[row];
            for (int i = 0; i < coefficients.length; i++) {
                rest -= coefficients[i] * columns[row][i];
            }
            sum += rest * rest;
        }
        return sum;
    }

    private static double[] fit(double[][] columns, double... target) {
        return new NonNegativeLeastSquares(columns, target).coefficients();
    }
}

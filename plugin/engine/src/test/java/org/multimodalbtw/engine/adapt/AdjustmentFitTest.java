package org.multimodalbtw.engine.adapt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.scoring.Adjustment;
import org.multimodalbtw.engine.scoring.Family;

class AdjustmentFitTest {

    private static Adjustment fit(Family family, double[][] predictions, double[][] truths) {
        return AdjustmentFit.of(family, predictions, truths, ProgressMonitor.NONE);
    }

    /**
     * Where nothing is known of any row, 80 of 100 of which are of the second class, the shifts are x and -x with 80 - 100 / (1 + exp(-2 x))
     * = x, by the prior; solved by bisection. The slope has nothing to say.
     */
    @Test
    void aShiftOfTheFrequencyIsFoundAsByHand() {
        double[][] even = new double[100][];
        double[][] truths = new double[100][];
        for (int row = 0; row < 100; row++) {
            even[row] = new double[] {.5, .5};
            truths[row] = row < 80 ? new double[] {0, 1} : new double[] {1, 0};
        }
        double low = 0;
        double high = 3;
        for (int i = 0; i < 60; i++) {
            double x = (low + high) / 2;
            if (80 - 100 / (1 + Math.exp(-2 * x)) - x > 0) {
                low = x;
            } else {
                high = x;
            }
        }
        Adjustment found = fit(Family.CATEGORICAL, even, truths);
        assertEquals(low, found.shifts()[1], 1e-3);
        assertEquals(-low, found.shifts()[0], 1e-3);
        assertEquals(1, found.slope(), 1e-3);
        double[] adjusted = Family.CATEGORICAL.adjusted(even[0], found);
        assertEquals(1 / (1 + Math.exp(-2 * low)), adjusted[1], 1e-3);
    }

    /** Log odds that are twice too large are halved, but for the prior. */
    @Test
    void predictionsThatAreTooExtremeAreDrawnIn() {
        Random random = new Random(4);
        double[][] said = new double[4000][];
        double[][] truths = new double[4000][];
        for (int row = 0; row < said.length; row++) {
            double logit = 2 * random.nextGaussian();
            said[row] = new double[] {1 / (1 + Math.exp(-2 * logit))};
            truths[row] = new double[] {random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0};
        }
        Adjustment found = fit(Family.BERNOULLI, said, truths);
        assertEquals(.5, found.slope(), .05);
        assertEquals(0, found.shifts()[0], .1);
    }

    /** No small change of slope or shift makes the sum of squares with the prior smaller. */
    @Test
    void aNumberIsFittedByLeastSquaresWithThePrior() {
        Random random = new Random(5);
        double[][] said = new double[30][1];
        double[][] truths = new double[30][1];
        for (int row = 0; row < said.length; row++) {
            said[row][0] = random.nextGaussian();
            truths[row][0] = 1.4 * said[row][0] + .7 + .2 * random.nextGaussian();
        }
        Adjustment found = fit(Family.NORMAL, said, truths);
        double least = posterior(said, truths, found.slope(), found.shifts()[0]);
        for (double step : new double[] {-1e-3, 1e-3}) {
            assertTrue(posterior(said, truths, found.slope() + step, found.shifts()[0]) > least);
            assertTrue(posterior(said, truths, found.slope(), found.shifts()[0] + step) > least);
        }
        assertEquals(1.4, found.slope(), .1);
        assertEquals(.7, found.shifts()[0], .1);
        assertArrayEquals(
                new double[] {found.slope() * 2 + found.shifts()[0]}, Family.NORMAL.adjusted(new double[] {2}, found));
    }

    private static double posterior(double[][] said, double[][] truths, double slope, double shift) {
        double variance = 0;
        double squares = 0;
        for (int row = 0; row < said.length; row++) {
            variance += Math.pow(truths[row][0] - said[row][0], 2) / said.length;
            squares += Math.pow(truths[row][0] - slope * said[row][0] - shift, 2);
        }
        return squares / variance / 2 + (slope - 1) * (slope - 1) / 2 / .25 + shift * shift / 2;
    }

    @Test
    void fewRowsChangeLittle() {
        double[][] said = {{.9, .1}, {.9, .1}, {.9, .1}};
        double[][] truths = {{0, 1}, {0, 1}, {0, 1}};
        double after = Family.CATEGORICAL.adjusted(said[0], fit(Family.CATEGORICAL, said, truths))[1];
        assertTrue(after > .2 && after < .8, "three surprises are no proof: " + after);
    }

    @Test
    void nothingIsDoneByASlopeOfOneAndNoShift() {
        Adjustment none = new Adjustment(1, new double[3]);
        double[] classes = {.2, .5, .3};
        assertArrayEquals(classes, Family.CATEGORICAL.adjusted(classes, none), 1e-12);
        double[] labels = {.01, .99, .4};
        assertArrayEquals(labels, Family.BERNOULLI.adjusted(labels, none), 1e-12);
    }

    @Test
    void whatIsNoAdjustmentIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Adjustment(0, new double[1]));
        assertThrows(IllegalArgumentException.class, () -> new Adjustment(1, new double[] {Double.NaN}));
    }
}

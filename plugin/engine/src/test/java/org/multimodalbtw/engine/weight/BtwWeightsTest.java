package org.multimodalbtw.engine.weight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;

class BtwWeightsTest {

    private static final double NAN = Double.NaN;

    @Test
    void agreementTurnsDownTheModalityThatDiverges() {
        BtwWeights rule = rule(Scheme.KL_MI, Direction.AGREEMENT, .2, .6);
        double[] divergences = {.1, .3};
        double first = Math.exp(-.25) * .2;
        double second = Math.exp(-.75) * .6;
        double[] expected = {2 * first / (first + second), 2 * second / (first + second)};
        assertArrayEquals(expected, rule.unblended(divergences), 1e-12);
        assertArrayEquals(new double[] {.709323, 1.290677}, expected, 1e-6);
        assertArrayEquals(
                new double[] {.5 + .5 * expected[0], .5 + .5 * expected[1]}, rule.blended(divergences), 1e-12);
    }

    @Test
    void divergenceTurnsItUp() {
        BtwWeights rule = rule(Scheme.KL_MI, Direction.DIVERGENCE, .2, .6);
        assertArrayEquals(new double[] {.2, 1.8}, rule.unblended(new double[] {.1, .3}), 1e-12);
        BtwWeights alone = rule(Scheme.KL, Direction.DIVERGENCE, .2, .6);
        assertArrayEquals(new double[] {.5, 1.5}, alone.unblended(new double[] {.1, .3}), 1e-12);
    }

    @Test
    void klAloneIgnoresTheInformationAndMiAloneTheRow() {
        double first = Math.exp(-.25);
        double second = Math.exp(-.75);
        double[] expected = {2 * first / (first + second), 2 * second / (first + second)};
        assertArrayEquals(expected, rule(Scheme.KL, Direction.AGREEMENT, 9, 1).unblended(new double[] {.1, .3}), 1e-12);
        BtwWeights information = rule(Scheme.MI, Direction.AGREEMENT, .2, .6);
        assertArrayEquals(new double[] {.5, 1.5}, information.unblended(new double[] {.1, .3}), 1e-12);
        assertArrayEquals(new double[] {.5, 1.5}, information.unblended(new double[] {7, 0}), 1e-12);
    }

    @Test
    void informationIsAtLeastTheFloorsShareOfItsMean() {
        BtwWeights rule = rule(Scheme.MI, Direction.AGREEMENT, 0, 1);
        assertArrayEquals(new double[] {2 * .025 / 1.025, 2 / 1.025}, rule.unblended(new double[] {.1, .1}), 1e-12);
    }

    @Test
    void weightsAreOneWhereNothingDistinguishesTheModalities() {
        double[] ones = {1, 1, 1};
        for (Direction direction : Direction.values()) {
            assertArrayEquals(ones, rule(Scheme.KL, direction, 1, 2, 3).unblended(new double[3]), 1e-12);
            assertArrayEquals(ones, rule(Scheme.KL_MI, direction, 0, 0, 0).unblended(new double[] {.1, .2, .3}), 1e-12);
        }
        assertArrayEquals(ones, BtwWeights.none(3).blended(new double[] {.1, .2, .3}));
        assertArrayEquals(new double[] {1, 0, 1}, BtwWeights.none(3).blended(new double[] {.1, NAN, .3}));
    }

    @Test
    void aSingleModalityHasWeightOne() {
        for (Scheme scheme : Scheme.values()) {
            for (Direction direction : Direction.values()) {
                BtwWeights rule = rule(scheme, direction, 0, .4, 2);
                for (double divergence : new double[] {0, .3, 12}) {
                    assertArrayEquals(new double[] {0, 1, 0}, rule.blended(new double[] {NAN, divergence, NAN}), 1e-12);
                }
            }
        }
    }

    @Test
    void presentModalitiesHaveMeanOneAndMissingOnesZero() {
        Random random = new Random(1);
        for (int trial = 0; trial < 500; trial++) {
            BtwWeights rule = random(random, 1 + random.nextInt(6));
            double[] divergences = divergences(random, rule.information().length);
            for (double[] weights : new double[][] {rule.unblended(divergences), rule.blended(divergences)}) {
                double sum = 0;
                int present = 0;
                for (int m = 0; m < weights.length; m++) {
                    if (Double.isNaN(divergences[m])) {
                        assertEquals(0, weights[m]);
                    } else {
                        assertTrue(weights[m] >= 0);
                        sum += weights[m];
                        present++;
                    }
                }
                assertEquals(present, sum, 1e-9);
            }
        }
    }

    @Test
    void modalitiesMayComeInAnyOrder() {
        Random random = new Random(2);
        for (int trial = 0; trial < 200; trial++) {
            BtwWeights rule = random(random, 4);
            double[] divergences = divergences(random, 4);
            int[] order = {2, 0, 3, 1};
            double[] information = new double[4];
            double[] moved = new double[4];
            for (int m = 0; m < 4; m++) {
                information[m] = rule.information()[order[m]];
                moved[m] = divergences[order[m]];
            }
            double[] weights = rule.blended(divergences);
            double[] movedWeights = new BtwWeights(rule.settings(), information).blended(moved);
            for (int m = 0; m < 4; m++) {
                assertEquals(weights[order[m]], movedWeights[m], 1e-12);
            }
        }
    }

    @Test
    void aMissingModalityMightAsWellNotExist() {
        double[] all = rule(Scheme.KL_MI, Direction.AGREEMENT, .2, .4, .6).blended(new double[] {.1, NAN, .3});
        double[] two = rule(Scheme.KL_MI, Direction.AGREEMENT, .2, .6).blended(new double[] {.1, .3});
        assertArrayEquals(new double[] {two[0], 0, two[1]}, all, 1e-12);
    }

    @Test
    void aRowWithoutAnyModalityHasNoWeight() {
        double[] none = {NAN, NAN};
        assertArrayEquals(
                new double[2], rule(Scheme.KL_MI, Direction.AGREEMENT, 1, 2).blended(none));
    }

    @Test
    void settingsOutOfRangeSayWhatToDo() {
        assertTrue(assertThrows(
                        InputException.class, () -> new WeightSettings(Scheme.KL, Direction.AGREEMENT, 1.1, 2, .05))
                .remedy()
                .contains("0 to 1"));
        assertThrows(InputException.class, () -> new WeightSettings(Scheme.KL, Direction.AGREEMENT, NAN, 2, .05));
        assertThrows(InputException.class, () -> new WeightSettings(Scheme.KL, Direction.AGREEMENT, .5, 0, .05));
        assertThrows(InputException.class, () -> new WeightSettings(Scheme.KL, Direction.AGREEMENT, .5, 2, -.1));
    }

    private static BtwWeights rule(Scheme scheme, Direction direction, double... information) {
        return new BtwWeights(new WeightSettings(scheme, direction, .5, 2, .05), information);
    }

    private static BtwWeights random(Random random, int modalities) {
        double[] information = new double[modalities];
        for (int m = 0; m < modalities; m++) {
            information[m] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
        }
        Scheme scheme = Scheme.values()[random.nextInt(4)];
        Direction direction = Direction.values()[random.nextInt(2)];
        return new BtwWeights(
                new WeightSettings(scheme, direction, random.nextDouble(), 2, random.nextDouble()), information);
    }

    private static double[] divergences(Random random, int modalities) {
        double[] divergences = new double[modalities];
        for (int m = 0; m < modalities; m++) {
            divergences[m] = random.nextInt(4) == 0 ? NAN : random.nextInt(5) * random.nextDouble();
        }
        return divergences;
    }
}

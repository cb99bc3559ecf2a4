package org.multimodalbtw.engine.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.graph.GraphRun;
import org.multimodalbtw.engine.graph.GraphRun.Given;

/** Numbers that were worked out by hand. */
class VarianceCovarianceTest {

    /** Of one member and one modality. */
    private static double of(double[] there, int size, double[] values) {
        return of(there, 1, size, values)[0];
    }

    /** Of one member, of each modality; rows x modalities x size values. */
    private static double[] of(double[] there, int modalities, int size, double[] values) {
        int rows = there.length / modalities;
        return GraphRun.of(
                        1,
                        Map.of(
                                "values", Given.of(values, 1, rows, modalities, size),
                                "there", Given.of(there, 1, rows, modalities)),
                        graph -> List.of(VarianceCovariance.of(graph.input("values"), graph.input("there"), size)))
                .precise()
                .get(0);
    }

    private static double[] all(int rows) {
        double[] there = new double[rows];
        Arrays.fill(there, 1);
        return there;
    }

    @Test
    void aConstantEmbeddingHasTheValueOfTheReference() {
        double[] constant = new double[6 * 3];
        Arrays.fill(constant, .7);
        assertEquals(4.95, of(all(6), 3, constant), 1e-12);
    }

    @Test
    void independentNumbersOfVarianceOneHaveAlmostNone() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values =
                random.doubles(4000 * 2).map(any -> random.nextGaussian()).toArray();
        assertTrue(of(all(4000), 2, values) < .1);
    }

    @Test
    void varianceIsOverOneLessThanTheRows() {
        // variance .5 of two rows, so that sqrt(.5001) is missing to 1
        assertEquals(5 * (1 - Math.sqrt(.5001)), of(all(2), 1, new double[] {.5, -.5}), 1e-12);
    }

    @Test
    void numbersThatSayTheSameCostTheSquareOfTheirCovariance() {
        // both have the variance 2, and so the covariance 2: two pairs of 2^2, over 2 numbers
        assertEquals(4, of(all(2), 2, new double[] {1, 1, -1, -1}), 1e-12);
    }

    @Test
    void rowsThatLackAModalityDoNotCount() {
        double[] whole = of(all(4), 1, 2, new double[] {1, 0, -1, .5, 0, -1, .25, .5});
        double[] some = of(
                new double[] {1, 0, 1, 1, 0, 1}, 1, 2, new double[] {1, 0, 900, -700, -1, .5, 0, -1, 55, 1e3, .25, .5});
        assertArrayEquals(whole, some, 1e-9);
    }

    @Test
    void aModalityThatFewerThanTwoRowsHaveCostsNothing() {
        double[] each = of(new double[] {1, 0, 0, 0, 0, 0}, 2, 1, new double[] {5, 6, 7, 8, 9, 10});
        assertArrayEquals(new double[] {0, 0}, each, 1e-12);
    }
}

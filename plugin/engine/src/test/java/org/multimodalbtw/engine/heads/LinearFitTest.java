package org.multimodalbtw.engine.heads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;

class LinearFitTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void agreesWithAnIndependentTool() throws IOException {
        try (InputStream file = LinearFitTest.class.getResourceAsStream("logistic.json")) {
            for (JsonNode one : JSON.readTree(file)) {
                float[][] values = JSON.treeToValue(one.get("values"), float[][].class);
                double[][] expected = JSON.treeToValue(one.get("logProbabilities"), double[][].class);
                LinearFit fit = new LinearFit(
                        new HeadRows(
                                values,
                                JSON.treeToValue(one.get("classes"), int[].class),
                                one.get("outputs").intValue()),
                        Scaling.EACH,
                        ProgressMonitor.NONE);
                double strength = one.get("strength").doubleValue();
                fit.at(strength / 10);
                LinearHead head = fit.at(strength);
                for (int row = 0; row < values.length; row++) {
                    // the search ends where no slope is above 3e-4
                    assertArrayEquals(expected[row], head.logProbabilities(values[row]), 1e-2);
                }
            }
        }
    }

    /**
     * Rows of counted terms, and their coordinates along the directions in which they vary: with one scale, the penalty is the same, and so
     * is what the head says. Divided each by its own deviation, it is not.
     */
    @Test
    void withOneScaleAHeadOfComponentsSaysWhatAHeadOfTheTermsSays() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] directions = {
            {.6, .8, 0, 0}, {-.8, .6, 0, 0}, {0, 0, .28, .96}, {0, 0, -.96, .28},
        };
        double[] spread = {5, 1, .5, .1};
        float[][] components = new float[40][4];
        float[][] terms = new float[40][4];
        int[] classes = new int[40];
        for (int row = 0; row < 40; row++) {
            for (int i = 0; i < 4; i++) {
                double along = spread[i] * random.nextGaussian();
                components[row][i] = (float) along;
                for (int term = 0; term < 4; term++) {
                    terms[row][term] += (float) (along * directions[i][term]);
                }
            }
            classes[row] = components[row][0] / 5 + components[row][2] + .3 * random.nextGaussian() > 0 ? 1 : 0;
        }
        double[] ofTerms = said(terms, classes, Scaling.TOGETHER);
        assertArrayEquals(ofTerms, said(components, classes, Scaling.TOGETHER), 2e-3);
        double[] each = said(components, classes, Scaling.EACH);
        double largest = 0;
        for (int row = 0; row < each.length; row++) {
            largest = Math.max(largest, Math.abs(each[row] - ofTerms[row]));
        }
        assertTrue(largest > .1, "largest difference " + largest);
    }

    private static double[] said(float[][] values, int[] classes, Scaling scaling) {
        LinearHead head = new LinearFit(new HeadRows(values, classes, 2), scaling, ProgressMonitor.NONE).at(.1);
        return Arrays.stream(values)
                .mapToDouble(row -> head.logProbabilities(row)[1])
                .toArray();
    }

    @Test
    void aStrongPenaltyLeavesTheSharesOfTheClasses() {
        float[][] values = {{1}, {2}, {3}, {4}};
        LinearHead head = new LinearFit(
                        new HeadRows(values, new int[] {0, 1, 1, 1}, 2), Scaling.EACH, ProgressMonitor.NONE)
                .at(1e-9);
        // 3 of 4 rows, each wrong with probability 1 / 10
        assertEquals(.75 * .9 + .25 * .1, Math.exp(head.logProbabilities(values[0])[1]), 1e-3);
    }

    @Test
    void aClassWithoutARowAndAConstantValueLeaveEverythingFinite() {
        float[][] values = {{1, 7}, {2, 7}, {3, 7}, {9, 7}};
        LinearHead head = new LinearFit(
                        new HeadRows(values, new int[] {0, 0, 1, 1}, 3), Scaling.EACH, ProgressMonitor.NONE)
                .at(1);
        double[] said = head.logProbabilities(new float[] {100, -100});
        assertTrue(Arrays.stream(said).allMatch(Double::isFinite), Arrays.toString(said));
        assertEquals(1, Arrays.stream(said).map(Math::exp).sum(), 1e-9);
        assertArrayEquals(
                new float[] {0, 0, 0}, new float[] {head.weights()[0][1], head.weights()[1][1], head.weights()[2][1]});
    }

    @Test
    void aHeadOfSizesThatDoNotMatchIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LinearHead(new float[][] {{1}}, new float[] {1}));
        assertThrows(
                IllegalArgumentException.class, () -> new LinearHead(new float[][] {{1}, {1, 2}}, new float[] {1, 2}));
        assertThrows(
                IllegalArgumentException.class, () -> new LinearHead(new float[][] {{1}, {2}}, new float[] {1, 2, 3}));
    }
}

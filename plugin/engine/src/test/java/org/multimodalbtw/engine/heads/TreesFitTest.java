package org.multimodalbtw.engine.heads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;

class TreesFitTest {

    /** Value 1 up to 0: a leaf of .9; else value 0 up to 2: a leaf of .2, above it one of .5. */
    private static TreesHead tree() {
        return new TreesHead(
                2,
                new int[] {0},
                new int[] {1, -1, 0, -1, -1},
                new float[] {0, 0, 2, 0, 0},
                new int[] {2, 0, 4, 1, 2},
                new float[][] {{.9f, .1f}, {.2f, .8f}, {.5f, .5f}});
    }

    @Test
    void aRowGoesToItsLeaf() {
        assertEquals(.9, probability(tree(), 9, 0), 1e-6);
        assertEquals(.2, probability(tree(), 2, 1), 1e-6);
        assertEquals(.5, probability(tree(), 2.5f, 1), 1e-6);
    }

    @Test
    void treesAreAveraged() {
        TreesHead two =
                new TreesHead(1, new int[] {0, 1}, new int[] {-1, -1}, new float[2], new int[] {0, 1}, new float[][] {
                    {.9f, .1f}, {.2f, .8f}
                });
        assertEquals(.55, probability(two, 0), 1e-6);
    }

    private static double probability(TreesHead head, float... values) {
        return Math.exp(head.logProbabilities(values)[0]);
    }

    @Test
    void rowsThatCannotBeToldApartGiveSmoothedShares() {
        float[][] values = new float[8][1];
        TreesHead head =
                TreesFit.fit(new HeadRows(values, new int[] {1, 1, 1, 1, 1, 1, 0, 0}, 3), 1, ProgressMonitor.NONE);
        // shares of 8 rows and one more for each class: 3/11, 7/11, 1/11; with the weight of one row
        assertArrayEquals(
                new double[] {Math.log((2 + 3. / 11) / 9), Math.log((6 + 7. / 11) / 9), Math.log((1. / 11) / 9)},
                head.logProbabilities(values[0]),
                1e-5);
        assertEquals(50, head.roots().length);
        assertEquals(50, head.features().length);
    }

    @Test
    void whatASumCannotSayIsFound() {
        Random random = new Random(3);
        float[][] values = new float[400][2];
        int[] classes = new int[400];
        for (int row = 0; row < 400; row++) {
            values[row] = new float[] {random.nextFloat() - .5f, random.nextFloat() - .5f};
            classes[row] = values[row][0] * values[row][1] > 0 ? 1 : 0;
        }
        TreesHead head = TreesFit.fit(new HeadRows(values, classes, 2), 1, ProgressMonitor.NONE);
        assertTrue(probability(head, .3f, -.3f) > .8);
        assertTrue(probability(head, -.3f, -.3f) < .2);
    }

    @Test
    void theSameSeedGivesTheSameTrees() {
        float[][] values = new float[50][3];
        Random random = new Random(1);
        int[] classes = new int[50];
        for (int row = 0; row < 50; row++) {
            classes[row] = row % 2;
            for (int i = 0; i < 3; i++) {
                values[row][i] = (float) random.nextGaussian() + classes[row];
            }
        }
        HeadRows rows = new HeadRows(values, classes, 2);
        TreesHead one = TreesFit.fit(rows, 7, ProgressMonitor.NONE);
        TreesHead same = TreesFit.fit(rows, 7, ProgressMonitor.NONE);
        TreesHead other = TreesFit.fit(rows, 8, ProgressMonitor.NONE);
        assertArrayEquals(one.thresholds(), same.thresholds());
        assertArrayEquals(one.features(), same.features());
        assertTrue(probability(one, 1, 0, 1) != probability(other, 1, 0, 1));
    }

    @Test
    void whatIsNoTreeIsRefused() {
        float[][] leaves = {{.5f, .5f}};
        refused(new int[] {0}, new int[] {0, -1}, new int[] {0, 0}, leaves);
        refused(new int[] {0}, new int[] {0, -1, -1}, new int[] {3, 0, 0}, leaves);
        refused(new int[] {0}, new int[] {2, -1, -1}, new int[] {2, 0, 0}, leaves);
        refused(new int[] {0}, new int[] {-1}, new int[] {1}, leaves);
        refused(new int[] {0}, new int[] {-2}, new int[] {0}, leaves);
        refused(new int[] {0}, new int[] {0, -1, 0}, new int[] {2, 0, 0}, leaves);
        refused(new int[] {0, 0}, new int[] {-1}, new int[] {0}, leaves);
        refused(new int[] {1}, new int[] {-1, -1}, new int[] {0, 0}, leaves);
        refused(new int[] {0}, new int[] {-1}, new int[] {0}, new float[][] {{1, 0}});
        refused(new int[] {0}, new int[] {-1}, new int[] {0}, new float[][] {{.6f, .6f}});
    }

    private static void refused(int[] roots, int[] features, int[] next, float[][] leaves) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new TreesHead(2, roots, features, new float[features.length], next, leaves));
    }
}

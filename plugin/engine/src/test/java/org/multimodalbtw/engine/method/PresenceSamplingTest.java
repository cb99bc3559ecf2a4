package org.multimodalbtw.engine.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.train.LearningRun;

/** Which rows are shown with fewer modalities, and as what. */
class PresenceSamplingTest {

    private static final int ROWS = 3000;

    @Test
    void whereAllGainAlikeAllAreShownAlike() {
        assertArrayEquals(new double[] {1, 1, 1}, PresenceSampling.shares(new double[] {.2, .2, .2}));
        assertArrayEquals(new double[] {1, 1}, PresenceSampling.shares(new double[] {0, 0}));
        assertArrayEquals(new double[] {1, 1}, PresenceSampling.shares(new double[] {Double.NaN, Double.NaN}));
    }

    /** By hand: gains .3, .1 and -.1 have the mean .1 and the mean distance .4 / 3. */
    @Test
    void whatGainsLeastIsShownMost() {
        double[] shares = PresenceSampling.shares(new double[] {.3, .1, -.1, Double.NaN});
        double way = Math.tanh(.2 / (.4 / 3));
        assertArrayEquals(new double[] {1 - way, 1, 1 + way, 1}, shares, 1e-12);
    }

    /** Also where all get worse: the tangent of the authors would have its pole there. */
    @Test
    void sharesStayAbove0AndBelow2WhateverTheGainsAre() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 1000; trial++) {
            double[] gains = random.doubles(7, -1, .2).toArray();
            double[] shares = PresenceSampling.shares(gains);
            assertTrue(Arrays.stream(shares).allMatch(share -> share > 0 && share < 2));
            double least = Arrays.stream(gains).min().orElseThrow();
            double most = Arrays.stream(shares).max().orElseThrow();
            for (int set = 0; set < 7; set++) {
                assertEquals(gains[set] == least, shares[set] == most);
            }
        }
    }

    private static NetworkShape shape() {
        return new NetworkShape(
                Targets.of(Task.CLASSIFICATION, 2), SyntheticRows.SCHEMA.columns(), LearningRun.FUSION, 1, true);
    }

    private static Minibatch batch(int... lacking) {
        Minibatch batch = new Minibatch(shape(), 1, ROWS);
        batch.rows(ROWS);
        for (int i = 0; i < ROWS * 3; i++) {
            int m = i % 3;
            float there = Arrays.stream(lacking).anyMatch(one -> one == m) ? 0 : 1;
            batch.seen().put(i, there);
            batch.known().put(i, there);
            batch.weights().put(i, there);
        }
        return batch;
    }

    private static int[] shown(List<List<String>> sets, double hidden, Minibatch batch) {
        PresenceAdapters method = new PresenceAdapters(2, hidden, 0, true, sets);
        method.begin(null, shape()).beforeStep(new StepBatch(batch, new int[ROWS]), new SplittableRandom(2));
        int[] counts = new int[8];
        FloatBuffer seen = batch.seen();
        for (int row = 0; row < ROWS; row++) {
            boolean[] sees = new boolean[3];
            float sum = 0;
            for (int m = 0; m < 3; m++) {
                sees[m] = seen.get(row * 3 + m) > 0;
                sum += batch.weights().get(row * 3 + m);
            }
            int code = PresencePatterns.code(sees);
            counts[code]++;
            assertEquals(Integer.bitCount(code), sum, 1e-5, "what is left keeps mean weight 1");
        }
        return counts;
    }

    private static final List<List<String>> SETS =
            List.of(List.of("informative", "weak", "noise"), List.of("weak", "noise"), List.of("noise"));

    @Test
    void halfOfTheRowsAreShownAsOneOfTheKnownSetsEachAsOftenAsTheOthers() {
        int[] counts = shown(SETS, .5, batch());
        assertEquals(ROWS / 2. + ROWS / 6., counts[7], .04 * ROWS);
        assertEquals(ROWS / 6., counts[6], .04 * ROWS);
        assertEquals(ROWS / 6., counts[4], .04 * ROWS);
        assertEquals(ROWS, counts[7] + counts[6] + counts[4]);
    }

    @Test
    void aRowIsShownAsNothingThatItLacks() {
        int[] counts = shown(SETS, 1, batch(0));
        assertEquals(ROWS, counts[6] + counts[4]);
        assertEquals(ROWS / 2., counts[4], .05 * ROWS);
        int[] none = shown(SETS, 1, batch(1, 2));
        assertEquals(ROWS, none[1], "no set is within what these rows have, and they are shown as they are");
    }
}

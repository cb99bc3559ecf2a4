package org.multimodalbtw.engine.certainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreListTest {

    @Test
    void countsScoresThatAreAtLeastAsLarge() {
        ScoreList list = ScoreList.of(new double[] {.5, .2, .9, .5}, ones(4), 1000);
        assertArrayEquals(new double[] {.2, .5, .5, .9}, list.scores());
        assertEquals(0, list.counts().length);
        assertEquals(4, list.atLeast(-1));
        assertEquals(4, list.atLeast(.2));
        assertEquals(3, list.atLeast(.5));
        assertEquals(1, list.atLeast(.51));
        assertEquals(0, list.atLeast(.91));
        assertEquals(0, new ScoreList(new double[0], new double[0]).total());
    }

    @Test
    void rowsOfAGroupCountAsOneTogether() {
        ScoreList list = ScoreList.of(new double[] {.1, .2, .3}, new double[] {.5, 1, .5}, 1000);
        assertEquals(2, list.total());
        assertEquals(1.5, list.atLeast(.2));
        assertEquals(.5, list.atLeast(.25));
    }

    @Test
    void ofManyScoresACountIsNeverTooSmallAndAtMostABlockTooLarge() {
        Random random = new Random(4);
        double[] scores = random.doubles(1003)
                .map(value -> Math.round(value * 300) / 300.)
                .toArray();
        ScoreList few = ScoreList.of(scores, ones(1003), 50);
        assertEquals(50, few.scores().length);
        assertEquals(1003, few.total());
        for (double score = -.01; score < 1.02; score += .003) {
            double at = score;
            long counted = Arrays.stream(scores).filter(one -> one >= at).count();
            assertTrue(few.atLeast(score) >= counted, "too few at " + score);
            assertTrue(few.atLeast(score) <= counted + 21, "too many at " + score);
        }
    }

    @Test
    void whatIsNotInOrderIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ScoreList(new double[] {.2, .1}, new double[0]));
        assertThrows(IllegalArgumentException.class, () -> new ScoreList(new double[] {Double.NaN}, new double[0]));
        assertThrows(IllegalArgumentException.class, () -> new ScoreList(new double[] {.1, .2}, new double[] {1, 1}));
        assertThrows(IllegalArgumentException.class, () -> new ScoreList(new double[] {.1}, new double[] {2, 1}));
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}

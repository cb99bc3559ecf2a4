package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochChoiceTest {

    @Test
    void eachMemberKeepsItsEpochOfTheLeastMeanOverThree() {
        EpochChoice choice = new EpochChoice(2);
        double[][] scores = {{.1, .9}, {.7, .9}, {.7, .6}, {.2, .6}, {.3, .7}, {.9, .7}};
        for (int epoch = 1; epoch <= 6; epoch++) {
            choice.add(epoch, scores[epoch - 1], epoch >= 3, new float[] {epoch, -epoch, 10 * epoch, -10 * epoch});
        }
        // means of the first: .5, .533, .4, .467; of the second: .8, .7, .633, .667
        assertArrayEquals(
                new int[] {0, 0, 0, 0, 2, 0},
                IntStream.rangeClosed(1, 6).map(choice::kept).toArray());
        assertArrayEquals(new float[] {5, -5, 50, -50}, choice.parameters());
        assertEquals(5, choice.latest());
    }

    @Test
    void membersChooseApart() {
        EpochChoice choice = new EpochChoice(2);
        choice.add(1, new double[] {.2, .5}, true, new float[] {1, 10});
        choice.add(2, new double[] {.4, .3}, true, new float[] {2, 20});
        choice.add(3, new double[] {.4, .9}, true, new float[] {3, 30});
        assertArrayEquals(new float[] {1, 20}, choice.parameters());
        assertEquals(1, choice.kept(1));
        assertEquals(1, choice.kept(2));
        assertEquals(0, choice.kept(3));
        assertEquals(2, choice.latest());
    }

    @Test
    void noEpochIsChosenBeforeOneMayBe() {
        EpochChoice choice = new EpochChoice(1);
        choice.add(1, new double[] {.2}, false, new float[] {1});
        assertEquals(0, choice.latest());
        choice.add(2, new double[] {.9}, true, new float[] {2});
        assertArrayEquals(new float[] {2}, choice.parameters());
    }
}

package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.evaluate.Metric;

class GuardTest {

    @Test
    void saysThatTheWeightsAreInUse() {
        assertEquals(
                "The weights are in use: on 451 held-out rows they change the log loss by -0.0100, more than its standard error of"
                        + " 0.0043.",
                new Guard(Metric.LOG_LOSS, new MeanGain(.01, .0043), 451, 1).sentence());
    }

    @Test
    void saysThatTheyAreNotInUnitsOfTheTarget() {
        assertEquals(
                "The weights are shown but do not enter the network: on 60 held-out rows they change the mean absolute error by"
                        + " +1.0, no gain beyond its standard error of 2.5.",
                new Guard(Metric.MAE, new MeanGain(-.02, .05), 60, 50).sentence());
    }

    /** As with a single modality, whose weight is always 1. */
    @Test
    void saysThatTheyChangeNothing() {
        assertEquals(
                "The weights are shown but do not enter the network: on 120 held-out rows they change nothing.",
                new Guard(Metric.LOG_LOSS, new MeanGain(0, 0), 120, 1).sentence());
    }
}

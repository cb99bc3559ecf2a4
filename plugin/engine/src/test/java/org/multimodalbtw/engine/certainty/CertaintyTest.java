package org.multimodalbtw.engine.certainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CertaintyTest {

    private static final Certainty KNOWN =
            new Certainty(new double[][] {{.2, .8}, {.4, .6}, {.6, .4}}, new double[] {.49, .5, 1, 0});

    @Test
    void disagreementIsTheDeviationOfWhatTheNetworksSay() {
        assertEquals(.2, KNOWN.disagreement(1), 1e-12);
        Certainty labels = new Certainty(new double[][] {{.1, .5}, {.3, .5}}, new double[0]);
        assertEquals(Math.sqrt(.02), labels.disagreement(), 1e-12);
        assertTrue(Double.isNaN(new Certainty(new double[][] {{3}}, new double[0]).disagreement(0)));
    }

    @Test
    void aModalityIsUnusualThatTheRowHasAndThatIsMoreLikelyUnusualThanNot() {
        assertEquals(List.of(0), KNOWN.unusual(new boolean[] {true, true, true, false}));
        assertEquals(List.of(0, 3), KNOWN.unusual(new boolean[] {true, true, true, true}));
    }
}

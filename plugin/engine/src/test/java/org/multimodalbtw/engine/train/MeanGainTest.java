package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeanGainTest {

    private static final int[] ROWS = {7, 3, 5, 9};
    private static final double[] BEFORE = {2, 2, 4, 4};
    private static final double[] AFTER = {1, 1, 1, 1};

    @Test
    void rowsByThemselvesHaveTheUsualStandardErrorOfAMean() {
        MeanGain gain = MeanGain.of(row -> null, ROWS, BEFORE, AFTER);
        // gains 1, 1, 3, 3: mean 2, population standard deviation 1, over the root of 4
        assertEquals(2, gain.mean(), 1e-12);
        assertEquals(.5, gain.error(), 1e-12);
        assertTrue(gain.isShown());
    }

    @Test
    void rowsOfAGroupCountAsOneObservation() {
        List<String> groups = List.of("", "", "", "a", "", "b", "", "a", "", "b");
        MeanGain gain = MeanGain.of(groups::get, ROWS, BEFORE, AFTER);
        // sums of the groups' differences from the mean: -2 and 2; their root sum of squares over 4 rows
        assertEquals(2, gain.mean(), 1e-12);
        assertEquals(Math.sqrt(8) / 4, gain.error(), 1e-12);
    }

    @Test
    void noGainIsNotShown() {
        assertFalse(MeanGain.of(row -> null, ROWS, BEFORE, BEFORE).isShown());
        assertFalse(MeanGain.of(row -> null, new int[0], new double[0], new double[0])
                .isShown());
    }
}

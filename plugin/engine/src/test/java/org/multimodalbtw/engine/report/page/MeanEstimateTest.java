package org.multimodalbtw.engine.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.evaluate.Estimate;

class MeanEstimateTest {

    @Test
    void rowsOfAUnitCountTogetherInAMean() {
        // mean 3; sums of the deviations by unit -3, 0 and 3; standard error sqrt(18 * 3 / 2) / 4
        Estimate mean = MeanEstimate.of(new double[] {1, 2, 3, 6}, List.of("a", "a", "b", "c"));
        double half = 1.959963984540054 * Math.sqrt(27) / 4;
        assertEquals(3, mean.value(), 1e-12);
        assertEquals(3 - half, mean.low(), 1e-12);
        assertEquals(3 + half, mean.high(), 1e-12);
        assertTrue(Double.isNaN(
                MeanEstimate.of(new double[] {1, 2}, List.of("a", "a")).low()));
    }
}

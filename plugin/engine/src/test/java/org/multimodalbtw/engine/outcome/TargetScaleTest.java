package org.multimodalbtw.engine.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TargetScaleTest {

    @Test
    void isMeanAndStandardDeviation() {
        TargetScale scale = TargetScale.of(DoubleStream.of(1, 3, 5, 7));
        assertEquals(4, scale.mean());
        assertEquals((float) Math.sqrt(5), scale.deviation());
        assertEquals(0, scale.standardise(4));
        assertEquals(11.5, scale.restore(scale.standardise(11.5)), 1e-12);
    }

    @Test
    void ofEqualNumbersOnlyShifts() {
        TargetScale scale = TargetScale.of(DoubleStream.of(2.5, 2.5));
        assertEquals(new TargetScale(2.5, 1), scale);
        assertEquals(new TargetScale(0, 1), TargetScale.of(DoubleStream.empty()));
    }
}

package org.multimodalbtw.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.report.WeightUse.State;
import org.multimodalbtw.engine.weight.Scheme;

class WeightUseTest {

    @Test
    void saysWhetherPredictionsDependOnWeights() {
        assertEquals(State.IN_USE, WeightUse.of(Scheme.KL_MI, false, 0, 2).state());
        assertEquals(State.ONLY_SHOWN, WeightUse.of(Scheme.KL_MI, true, 0, 2).state());
        assertEquals(State.NONE, WeightUse.of(Scheme.NONE, false, 0, 2).state());
        assertTrue(WeightUse.of(Scheme.KL, true, 0, 3).says().contains("not in use"));
        assertEquals(State.BESIDE, WeightUse.of(Scheme.KL_MI, true, .25, 2).state());
        assertEquals(State.IN_USE, WeightUse.of(Scheme.KL_MI, false, .25, 2).state());
    }

    @Test
    void oneModalityHasNothingToBeWeighedAgainst() {
        assertEquals(
                State.NOTHING_TO_WEIGH, WeightUse.of(Scheme.KL_MI, false, 0, 1).state());
        assertEquals(
                State.NOTHING_TO_WEIGH, WeightUse.of(Scheme.NONE, true, 0, 1).state());
    }
}

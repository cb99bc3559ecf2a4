package org.multimodalbtw.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.report.WeightUse.State;
import org.multimodalbtw.engine.weight.Scheme;

class WeightUseTest {

    @Test
    void saysWhetherPredictionsDependOnWeights() {
        assertEquals(State.IN_USE, WeightUse.of(Scheme.KL_MI, false, 2).state());
        assertEquals(State.ONLY_SHOWN, WeightUse.of(Scheme.KL_MI, true, 2).state());
        assertEquals(State.NONE, WeightUse.of(Scheme.NONE, false, 2).state());
        assertTrue(WeightUse.of(Scheme.KL, true, 3).says().contains("not in use"));
    }

    @Test
    void oneModalityHasNothingToBeWeighedAgainst() {
        assertEquals(
                State.NOTHING_TO_WEIGH, WeightUse.of(Scheme.KL_MI, false, 1).state());
        assertEquals(State.NOTHING_TO_WEIGH, WeightUse.of(Scheme.NONE, true, 1).state());
    }
}

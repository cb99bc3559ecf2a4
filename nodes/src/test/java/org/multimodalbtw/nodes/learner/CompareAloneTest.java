package org.multimodalbtw.nodes.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.knime.core.node.NodeSettings;

class CompareAloneTest {

    private final WeightParameters.OfCompareAlone saved = new WeightParameters.OfCompareAlone();
    private final NodeSettings settings = new NodeSettings("learner");

    @Test
    void newLearnersCompareWithTheBestModalityAlone() {
        assertTrue(new BtwLearnerParameters().isAgainstAlone());
    }

    @Test
    void learnersThatWereSavedBeforeTheChoiceDoNot() {
        assertFalse(saved.load(settings));
    }

    @Test
    void theChoiceIsKept() {
        for (boolean chosen : new boolean[] {true, false}) {
            saved.save(chosen, settings);
            assertEquals(chosen, saved.load(settings));
        }
    }
}

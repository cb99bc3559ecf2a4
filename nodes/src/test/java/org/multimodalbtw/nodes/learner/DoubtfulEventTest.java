package org.multimodalbtw.nodes.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.node.NodeSettings;
import org.multimodalbtw.engine.compare.WantedEvent;
import org.multimodalbtw.nodes.run.Device;

class DoubtfulEventTest {

    private static WantedEvent event(boolean isNeverDoubtful) {
        return new UsualChoices(
                        new UsualChoices.OfTable(Predicted.CLASS, "label", null),
                        Optional.empty(),
                        "",
                        Preset.QUICK,
                        true,
                        1,
                        Device.AUTO,
                        new UsualChoices.Decisions("", isNeverDoubtful, Optional.empty()))
                .parameters()
                .event();
    }

    @Test
    void newLearnersPassOverADoubtfulClass() {
        assertEquals(new WantedEvent("", true), new BtwLearnerParameters().event());
        assertEquals(new WantedEvent("", true), event(true));
        assertEquals(new WantedEvent("", false), event(false));
    }

    @Test
    void learnersThatWereSavedBeforeDoNot() {
        NodeSettings saved = new NodeSettings("model");
        assertFalse(new OfDoubtfulEvent().load(saved));
        new OfDoubtfulEvent().save(true, saved);
        assertTrue(new OfDoubtfulEvent().load(saved));
    }
}

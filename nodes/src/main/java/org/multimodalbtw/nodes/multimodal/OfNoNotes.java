package org.multimodalbtw.nodes.multimodal;

import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.multimodalbtw.nodes.run.SavedLater;

/** Nodes that were saved before the choice existed read words for no note as notes. */
final class OfNoNotes extends SavedLater<Boolean> {

    OfNoNotes() {
        super("withoutNoNotes", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
    }
}

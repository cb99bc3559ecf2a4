package org.multimodalbtw.nodes.multimodal;

import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.multimodalbtw.nodes.run.SavedLater;

/** Nodes that were saved before the choice existed use copies of the outcome. */
final class OfCopies extends SavedLater<Boolean> {

    OfCopies() {
        super("withoutCopies", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
    }
}

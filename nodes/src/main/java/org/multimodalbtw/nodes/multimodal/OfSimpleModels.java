package org.multimodalbtw.nodes.multimodal;

import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.multimodalbtw.nodes.run.SavedLater;

/** Nodes that were saved before the choice existed have none. */
final class OfSimpleModels extends SavedLater<Boolean> {

    OfSimpleModels() {
        super("simpleModels", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
    }
}

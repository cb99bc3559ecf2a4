package org.multimodalbtw.nodes.series;

import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.multimodalbtw.nodes.run.SavedLater;

/** Whether values may be texts: in nodes that were saved before the choice existed they are numbers. */
public final class SavedTexts extends SavedLater<Boolean> {

    /** For the platform. */
    public SavedTexts() {
        super("valuesMayBeTexts", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
    }
}

package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** A node's settings to write to. */
public interface NodeSettingsWO extends ConfigWO {
    NodeSettingsWO addNodeSettings(String key);

    void addNodeSettings(NodeSettings settings);
}

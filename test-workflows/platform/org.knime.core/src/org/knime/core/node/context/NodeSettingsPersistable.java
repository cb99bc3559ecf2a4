package org.knime.core.node.context;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** Is stored in settings. */
public interface NodeSettingsPersistable {
    void saveSettingsTo(NodeSettingsWO settings);

    void loadSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException;
}

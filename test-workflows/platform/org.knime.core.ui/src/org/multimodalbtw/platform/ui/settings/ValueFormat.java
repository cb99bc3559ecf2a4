package org.multimodalbtw.platform.ui.settings;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** How values of one type are stored under a key. */
interface ValueFormat {

    void save(Object value, NodeSettingsWO settings, String key);

    /**
     * @param current the value that a new object has; its class is that of the loaded one where the field's is abstract
     */
    Object load(NodeSettingsRO settings, String key, Object current) throws InvalidSettingsException;

    /** What is stored for an optional value that is not there. */
    Object empty();

    default boolean isIn(NodeSettingsRO settings, String key) {
        return settings.containsKey(key);
    }
}

package org.multimodalbtw.platform.ui.settings;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A nested group: a group of the settings. */
record GroupFormat(Class<?> type) implements ValueFormat {

    @Override
    public void save(Object value, NodeSettingsWO settings, String key) {
        ParametersFormat.saveGroup(value, settings.addNodeSettings(key));
    }

    @Override
    public Object load(NodeSettingsRO settings, String key, Object current) throws InvalidSettingsException {
        Class<?> concrete = current == null ? type : current.getClass();
        return ParametersFormat.loadGroup(concrete, settings.getNodeSettings(key));
    }

    @Override
    public Object empty() {
        return ParameterFields.create(type);
    }
}

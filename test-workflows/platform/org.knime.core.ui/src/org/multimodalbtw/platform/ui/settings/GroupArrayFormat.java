package org.multimodalbtw.platform.ui.settings;

import java.lang.reflect.Array;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** An array of groups: a group of the settings with one group an element, named 0, 1, ... */
record GroupArrayFormat(Class<?> element) implements ValueFormat {

    @Override
    public void save(Object array, NodeSettingsWO settings, String key) {
        NodeSettingsWO elements = settings.addNodeSettings(key);
        for (int i = 0; i < Array.getLength(array); i++) {
            ParametersFormat.saveGroup(Array.get(array, i), elements.addNodeSettings(String.valueOf(i)));
        }
    }

    @Override
    public Object load(NodeSettingsRO settings, String key, Object current) throws InvalidSettingsException {
        NodeSettingsRO elements = settings.getNodeSettings(key);
        int length = 0;
        while (elements.containsKey(String.valueOf(length))) {
            length++;
        }
        Object array = Array.newInstance(element, length);
        for (int i = 0; i < length; i++) {
            Array.set(array, i, ParametersFormat.loadGroup(element, elements.getNodeSettings(String.valueOf(i))));
        }
        return array;
    }

    @Override
    public Object empty() {
        return Array.newInstance(element, 0);
    }
}

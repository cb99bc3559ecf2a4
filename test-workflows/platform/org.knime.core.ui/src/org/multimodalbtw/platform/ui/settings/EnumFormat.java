package org.multimodalbtw.platform.ui.settings;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A constant: its name as text. */
record EnumFormat(Class<?> type) implements ValueFormat {

    @Override
    public void save(Object value, NodeSettingsWO settings, String key) {
        settings.addString(key, value == null ? null : ((Enum<?>) value).name());
    }

    @Override
    public Object load(NodeSettingsRO settings, String key, Object current) throws InvalidSettingsException {
        String name = settings.getString(key);
        if (name == null) {
            return null;
        }
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new InvalidSettingsException("Invalid value '" + name + "'. Possible values: "
                + Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Object empty() {
        return null;
    }
}

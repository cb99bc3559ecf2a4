package org.multimodalbtw.platform.ui.settings;

import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A value that may be absent: the value, empty where it is absent, and beside it whether it is there. */
record OptionalFormat(ValueFormat value) implements ValueFormat {

    private static final String IS_PRESENT = "_is_present";

    @Override
    public void save(Object optional, NodeSettingsWO settings, String key) {
        Optional<?> given = (Optional<?>) optional;
        value.save(given.isPresent() ? given.get() : value.empty(), settings, key);
        settings.addBoolean(key + IS_PRESENT, given.isPresent());
    }

    @Override
    public Object load(NodeSettingsRO settings, String key, Object current) throws InvalidSettingsException {
        boolean isPresent = !settings.containsKey(key + IS_PRESENT) || settings.getBoolean(key + IS_PRESENT);
        return isPresent ? Optional.ofNullable(value.load(settings, key, null)) : Optional.empty();
    }

    @Override
    public Object empty() {
        return Optional.empty();
    }

    @Override
    public boolean isIn(NodeSettingsRO settings, String key) {
        return settings.containsKey(key) || settings.containsKey(key + IS_PRESENT);
    }
}

package org.knime.core.data;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** Texts attached to a column. */
public final class DataColumnProperties {
    private final Map<String, String> properties;

    public DataColumnProperties() {
        this(Map.of());
    }

    public DataColumnProperties(final Map<String, String> properties) {
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    public DataColumnProperties cloneAndOverwrite(final Map<String, String> changes) {
        Map<String, String> merged = new LinkedHashMap<>(properties);
        merged.putAll(changes);
        return new DataColumnProperties(merged);
    }

    public boolean containsProperty(final String key) {
        return properties.containsKey(key);
    }

    /** @return null where there is no such property */
    public String getProperty(final String key) {
        return properties.get(key);
    }

    public String getProperty(final String key, final String def) {
        return properties.getOrDefault(key, def);
    }

    public Enumeration<String> properties() {
        return Collections.enumeration(properties.keySet());
    }

    public int size() {
        return properties.size();
    }

    public void save(final ConfigWO config) {
        properties.forEach(config::addString);
    }

    public static DataColumnProperties load(final ConfigRO config) throws InvalidSettingsException {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String key : config) {
            properties.put(key, config.getString(key));
        }
        return new DataColumnProperties(properties);
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof DataColumnProperties && ((DataColumnProperties) other).properties.equals(properties);
    }

    @Override
    public int hashCode() {
        return properties.hashCode();
    }

    @Override
    public String toString() {
        return properties.toString();
    }
}

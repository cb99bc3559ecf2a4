package org.knime.core.node.config.base;

/** A setting of type {@code boolean}. */
public final class ConfigBooleanEntry extends AbstractConfigEntry {
    private final boolean value;

    public ConfigBooleanEntry(final String key, final boolean value) {
        super(ConfigEntries.xboolean, key);
        this.value = value;
    }

    public boolean getBoolean() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Boolean.toString(value);
    }
}

package org.knime.core.node.config.base;

/** A setting of type {@code int}. */
public final class ConfigIntEntry extends AbstractConfigEntry {
    private final int value;

    public ConfigIntEntry(final String key, final int value) {
        super(ConfigEntries.xint, key);
        this.value = value;
    }

    public int getInt() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Integer.toString(value);
    }
}

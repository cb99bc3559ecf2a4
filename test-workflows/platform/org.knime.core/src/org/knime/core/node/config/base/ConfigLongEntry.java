package org.knime.core.node.config.base;

/** A setting of type {@code long}. */
public final class ConfigLongEntry extends AbstractConfigEntry {
    private final long value;

    public ConfigLongEntry(final String key, final long value) {
        super(ConfigEntries.xlong, key);
        this.value = value;
    }

    public long getLong() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Long.toString(value);
    }
}

package org.knime.core.node.config.base;

/** A setting of type {@code String}. */
public final class ConfigStringEntry extends AbstractConfigEntry {
    private final String value;

    public ConfigStringEntry(final String key, final String value) {
        super(ConfigEntries.xstring, key);
        this.value = value;
    }

    public String getString() {
        return value;
    }

    @Override
    public String toStringValue() {
        return value;
    }
}

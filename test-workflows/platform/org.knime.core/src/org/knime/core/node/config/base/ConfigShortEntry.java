package org.knime.core.node.config.base;

/** A setting of type {@code short}. */
public final class ConfigShortEntry extends AbstractConfigEntry {
    private final short value;

    public ConfigShortEntry(final String key, final short value) {
        super(ConfigEntries.xshort, key);
        this.value = value;
    }

    public short getShort() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Short.toString(value);
    }
}

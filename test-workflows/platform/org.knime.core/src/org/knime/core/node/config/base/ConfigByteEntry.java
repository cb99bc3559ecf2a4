package org.knime.core.node.config.base;

/** A setting of type {@code byte}. */
public final class ConfigByteEntry extends AbstractConfigEntry {
    private final byte value;

    public ConfigByteEntry(final String key, final byte value) {
        super(ConfigEntries.xbyte, key);
        this.value = value;
    }

    public byte getByte() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Byte.toString(value);
    }
}

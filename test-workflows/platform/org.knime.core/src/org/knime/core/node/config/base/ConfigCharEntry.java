package org.knime.core.node.config.base;

/** A setting of type {@code char}. */
public final class ConfigCharEntry extends AbstractConfigEntry {
    private final char value;

    public ConfigCharEntry(final String key, final char value) {
        super(ConfigEntries.xchar, key);
        this.value = value;
    }

    public char getChar() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Character.toString(value);
    }
}

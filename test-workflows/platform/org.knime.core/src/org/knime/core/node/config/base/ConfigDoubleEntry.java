package org.knime.core.node.config.base;

/** A setting of type {@code double}. */
public final class ConfigDoubleEntry extends AbstractConfigEntry {
    private final double value;

    public ConfigDoubleEntry(final String key, final double value) {
        super(ConfigEntries.xdouble, key);
        this.value = value;
    }

    public double getDouble() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Double.toString(value);
    }
}

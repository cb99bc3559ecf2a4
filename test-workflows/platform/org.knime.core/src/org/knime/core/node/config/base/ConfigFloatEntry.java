package org.knime.core.node.config.base;

/** A setting of type {@code float}. */
public final class ConfigFloatEntry extends AbstractConfigEntry {
    private final float value;

    public ConfigFloatEntry(final String key, final float value) {
        super(ConfigEntries.xfloat, key);
        this.value = value;
    }

    public float getFloat() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Float.toString(value);
    }
}

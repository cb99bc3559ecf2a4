package org.knime.core.node.config.base;

/** A password as it stands in the file, that is encrypted; {@code null} where none was stored. */
public final class ConfigPasswordEntry extends AbstractConfigEntry {
    private final String value;

    public ConfigPasswordEntry(final String key, final String value) {
        super(ConfigEntries.xpassword, key);
        this.value = value;
    }

    public String getPassword() {
        return value;
    }

    @Override
    public String toStringValue() {
        return value;
    }
}

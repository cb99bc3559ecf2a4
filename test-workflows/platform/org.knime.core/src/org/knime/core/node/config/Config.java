package org.knime.core.node.config;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.multimodalbtw.platform.core.CellSettings;

/** A configuration that can hold cells and their types. */
public abstract class Config extends ConfigBase implements ConfigRO, ConfigWO {
    protected Config(final String key) {
        super(key);
    }

    @Override
    public abstract Config getInstance(String key);

    @Override
    public final Config addConfig(final String key) {
        return (Config) addConfigBase(key);
    }

    protected final void addConfig(final Config config) {
        addConfigBase(config);
    }

    @Override
    public final Config getConfig(final String key) throws InvalidSettingsException {
        return (Config) getConfigBase(key);
    }

    @Override
    public void addEntry(final AbstractConfigEntry entry) {
        super.addEntry(entry);
    }

    @Override
    public void addDataCell(final String key, final DataCell cell) {
        CellSettings.save(cell, addConfig(key));
    }

    @Override
    public DataCell getDataCell(final String key) throws InvalidSettingsException {
        return CellSettings.load(getConfig(key));
    }

    @Override
    public DataCell getDataCell(final String key, final DataCell def) {
        try {
            return getDataCell(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addDataType(final String key, final DataType type) {
        type.save(addConfig(key));
    }

    @Override
    public DataType getDataType(final String key) throws InvalidSettingsException {
        return DataType.load(getConfig(key));
    }

    @Override
    public DataType getDataType(final String key, final DataType def) {
        try {
            return getDataType(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void load(final InputStream in) throws IOException {
        super.load(in);
    }

    protected static Config loadFromXML(final Config config, final InputStream in) throws IOException {
        return (Config) ConfigBase.loadFromXML(config, in);
    }

    @Override
    public String toString() {
        return super.toString();
    }
}

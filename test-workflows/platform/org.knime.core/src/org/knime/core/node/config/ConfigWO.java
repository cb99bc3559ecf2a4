package org.knime.core.node.config;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.node.config.base.ConfigBaseWO;

/** A configuration to write to that can hold cells and their types. */
public interface ConfigWO extends ConfigBaseWO {
    Config addConfig(String key);

    void addDataCell(String key, DataCell cell);

    void addDataType(String key, DataType type);
}

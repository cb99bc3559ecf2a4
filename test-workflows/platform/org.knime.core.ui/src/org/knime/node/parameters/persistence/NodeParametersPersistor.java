package org.knime.node.parameters.persistence;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.migration.ParametersLoader;

/**
 * Stores a field by hand. It is made with its constructor without arguments.
 *
 * @param <T> the field's type
 */
public interface NodeParametersPersistor<T> extends ParametersSaver<T>, ParametersLoader<T> {

    @Override
    T load(NodeSettingsRO settings) throws InvalidSettingsException;

    @Override
    void save(T value, NodeSettingsWO settings);

    /** The paths of keys that the persistor writes. */
    String[][] getConfigPaths();
}

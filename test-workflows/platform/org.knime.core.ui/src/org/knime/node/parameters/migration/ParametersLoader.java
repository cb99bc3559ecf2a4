package org.knime.node.parameters.migration;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/**
 * Reads a value.
 *
 * @param <T> its type
 */
public interface ParametersLoader<T> {

    T load(NodeSettingsRO settings) throws InvalidSettingsException;
}

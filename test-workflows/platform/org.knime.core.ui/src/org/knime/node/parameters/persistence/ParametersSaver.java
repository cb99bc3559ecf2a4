package org.knime.node.parameters.persistence;

import org.knime.core.node.NodeSettingsWO;

/**
 * Writes a value.
 *
 * @param <T> its type
 */
public interface ParametersSaver<T> {

    void save(T value, NodeSettingsWO settings);
}

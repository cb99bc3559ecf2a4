package org.knime.node.parameters.updates;

/**
 * Names a field.
 *
 * @param <V> its type
 */
public interface ParameterReference<V> {}

package org.knime.node.parameters.migration;

import java.util.List;

/**
 * How a field loads from settings of older forms.
 *
 * @param <T> the field's type
 */
public interface NodeParametersMigration<T> {

    List<ConfigMigration<T>> getConfigMigrations();
}

package org.knime.node.parameters.migration;

import java.util.List;

/**
 * A value for a field that older settings lack.
 *
 * @param <T> the field's type
 */
public interface DefaultProvider<T> extends NodeParametersMigration<T> {

    T getDefault();

    @Override
    default List<ConfigMigration<T>> getConfigMigrations() {
        return List.of(ConfigMigration.<T>builder(settings -> getDefault()).build());
    }
}

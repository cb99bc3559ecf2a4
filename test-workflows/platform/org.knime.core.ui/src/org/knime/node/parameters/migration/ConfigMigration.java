package org.knime.node.parameters.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.knime.core.node.NodeSettingsRO;
import org.multimodalbtw.platform.ui.settings.ConfigPaths;

/**
 * One older form of a field: how it is told, and how it is read.
 *
 * @param <T> the field's type
 */
public final class ConfigMigration<T> {

    private final ParametersLoader<T> m_loader;
    private final Predicate<NodeSettingsRO> m_matcher;

    private ConfigMigration(ParametersLoader<T> loader, Predicate<NodeSettingsRO> matcher) {
        m_loader = loader;
        m_matcher = matcher;
    }

    public static <T> Builder<T> builder(ParametersLoader<T> loader) {
        return new Builder<>(loader);
    }

    public ParametersLoader<T> getLoader() {
        return m_loader;
    }

    public Predicate<NodeSettingsRO> getMatcher() {
        return m_matcher;
    }

    /**
     * Builds a migration. Without a matcher, settings match that hold every deprecated path.
     *
     * @param <T> the field's type
     */
    public static final class Builder<T> {

        private final ParametersLoader<T> m_loader;
        private final List<String[]> m_paths = new ArrayList<>();
        private Predicate<NodeSettingsRO> m_matcher;

        public Builder(ParametersLoader<T> loader) {
            m_loader = loader;
        }

        public Builder<T> withDeprecatedConfigPath(String... path) {
            m_paths.add(path.clone());
            return this;
        }

        public Builder<T> withMatcher(Predicate<NodeSettingsRO> matcher) {
            m_matcher = matcher;
            return this;
        }

        public ConfigMigration<T> build() {
            List<String[]> paths = List.copyOf(m_paths);
            return new ConfigMigration<>(
                    m_loader, m_matcher == null ? settings -> ConfigPaths.containsAll(settings, paths) : m_matcher);
        }
    }
}

package org.multimodalbtw.platform.ui.settings;

import java.lang.reflect.Field;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persistor;

/** How parameters are stored in a node's settings. */
public final class ParametersFormat {

    private ParametersFormat() {}

    public static void save(NodeParameters parameters, NodeSettingsWO settings) {
        saveGroup(parameters, settings);
    }

    /**
     * @throws InvalidSettingsException if a parameter is absent or not of its type, or the parameters do not go together
     */
    public static <T extends NodeParameters> T load(Class<T> type, NodeSettingsRO settings)
            throws InvalidSettingsException {
        T parameters = loadGroup(type, settings);
        parameters.validate();
        return parameters;
    }

    /** Checks that all fields are of types that can be stored. */
    public static void check(Field field) {
        if (field.getType() != Void.class && !field.isAnnotationPresent(Persistor.class)) {
            ValueFormats.of(field);
        }
    }

    static void saveGroup(Object group, NodeSettingsWO settings) {
        for (Field field : ParameterFields.of(group.getClass())) {
            Object value = ParameterFields.get(field, group);
            Persistor persistor = field.getAnnotation(Persistor.class);
            if (persistor != null) {
                save(persistor, value, settings);
            } else if (field.getType() != Void.class) {
                ValueFormats.of(field).save(value, settings, ParameterFields.key(field));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void save(Persistor persistor, Object value, NodeSettingsWO settings) {
        ((NodeParametersPersistor<Object>) ParameterFields.create(persistor.value())).save(value, settings);
    }

    static <T> T loadGroup(Class<T> type, NodeSettingsRO settings) throws InvalidSettingsException {
        T group = ParameterFields.create(type);
        for (Field field : ParameterFields.of(type)) {
            if (field.getType() != Void.class) {
                ParameterFields.set(field, group, load(field, ParameterFields.get(field, group), settings));
            }
        }
        return group;
    }

    private static Object load(Field field, Object current, NodeSettingsRO settings) throws InvalidSettingsException {
        Persistor persistor = field.getAnnotation(Persistor.class);
        if (persistor != null) {
            return ParameterFields.create(persistor.value()).load(settings);
        }
        ValueFormat format = ValueFormats.of(field);
        String key = ParameterFields.key(field);
        if (!format.isIn(settings, key)) {
            if (keepsDefault(field)) {
                return current;
            }
            for (ConfigMigration<?> migration : migrations(field)) {
                if (migration.getMatcher().test(settings)) {
                    return migration.getLoader().load(settings);
                }
            }
        }
        return format.load(settings, key, current);
    }

    private static boolean keepsDefault(Field field) {
        Migrate migrate = field.getAnnotation(Migrate.class);
        return migrate != null && migrate.loadDefaultIfAbsent()
                || field.getDeclaringClass().isAnnotationPresent(LoadDefaultsForAbsentFields.class);
    }

    @SuppressWarnings("unchecked")
    private static List<ConfigMigration<?>> migrations(Field field) {
        Migration migration = field.getAnnotation(Migration.class);
        return migration == null
                ? List.of()
                : ParameterFields.create(migration.value()).getConfigMigrations();
    }
}

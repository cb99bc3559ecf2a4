package org.multimodalbtw.platform.ui.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.persistence.Persist;

/** The fields of a group of parameters, by reflection. */
public final class ParameterFields {

    private ParameterFields() {}

    /** The fields that are stored: of the superclass first, then as declared; private ones are not seen. */
    public static List<Field> of(Class<?> group) {
        List<Field> fields = new ArrayList<>();
        if (group.getSuperclass() != null && group.getSuperclass() != Object.class) {
            fields.addAll(of(group.getSuperclass()));
        }
        for (Field field : group.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (!Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers) && !field.isSynthetic()) {
                field.setAccessible(true);
                fields.add(field);
            }
        }
        return fields;
    }

    /** The key under which a field is stored: as annotated, or its name without a leading {@code m_}. */
    public static String key(Field field) {
        Persist persist = field.getAnnotation(Persist.class);
        if (persist != null && !persist.configKey().isEmpty()) {
            return persist.configKey();
        }
        String name = field.getName();
        return name.startsWith("m_") ? name.substring(2) : name;
    }

    public static Object get(Field field, Object group) {
        try {
            return field.get(group);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void set(Field field, Object group, Object value) {
        try {
            field.set(group, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes an object with its constructor without arguments.
     *
     * @throws IllegalStateException if it has none, or the constructor fails
     */
    public static <T> T create(Class<T> type) {
        try {
            return call(type.getDeclaredConstructor());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("No default constructor found for class " + type.getName() + ".", e);
        }
    }

    /** Makes parameters from what is connected, where their class has such a constructor, else the default ones. */
    public static <T> T create(Class<T> type, NodeParametersInput input) {
        try {
            return call(type.getDeclaredConstructor(NodeParametersInput.class), input);
        } catch (NoSuchMethodException none) {
            return create(type);
        }
    }

    private static <T> T call(Constructor<T> constructor, Object... arguments) {
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "The constructor of " + constructor.getDeclaringClass().getName() + " failed: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    constructor.getDeclaringClass().getName() + " cannot be made: " + e.getMessage(), e);
        }
    }
}

package org.multimodalbtw.nodes.run;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.multimodalbtw.engine.InputException;

/**
 * Finds settings without a value. A flow variable, or a workflow written by another program, can leave any of them so. Only a choice
 * among columns and the like may be open: whether it is needed depends on other settings and on what is connected.
 */
final class RequiredValues {

    private RequiredValues() {}

    /**
     * @param parameters a node's settings
     * @throws InputException if one lacks its value
     */
    static void check(NodeParameters parameters) {
        for (Class<?> type = parameters.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && field.getType() != Void.class) {
                    check(field, value(field, parameters));
                }
            }
        }
    }

    private static void check(Field field, Object value) {
        boolean mayBeOpen = field.getType() == String.class && field.isAnnotationPresent(ChoicesProvider.class);
        if (value == null && !mayBeOpen) {
            throw lacking(field);
        }
        if (value instanceof Object[] elements) {
            for (Object element : elements) {
                if (element == null) {
                    throw lacking(field);
                }
                if (element instanceof NodeParameters group) {
                    check(group);
                }
            }
        }
    }

    private static InputException lacking(Field field) {
        Widget widget = field.getAnnotation(Widget.class);
        String title = widget == null ? field.getName() : widget.title();
        return new InputException(
                "'" + title + "' has no value.", "Give it one in the node's dialog, or remove its flow variable.");
    }

    private static Object value(Field field, NodeParameters parameters) {
        try {
            field.setAccessible(true);
            return field.get(parameters);
        } catch (IllegalAccessException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

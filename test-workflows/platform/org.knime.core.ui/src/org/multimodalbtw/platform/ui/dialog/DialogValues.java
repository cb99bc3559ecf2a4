package org.multimodalbtw.platform.ui.dialog;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.multimodalbtw.platform.ui.settings.ParameterFields;

/** The values of a dialog's fields, by the references that name them, and what is connected to the node. */
public final class DialogValues {

    private final NodeParametersInput input;
    private final Map<Class<?>, Object> values = new HashMap<>();

    /** @param groups the dialog's parameters; in an element of an array, also the element */
    public DialogValues(NodeParametersInput input, List<Object> groups) {
        this.input = input;
        groups.forEach(this::addAll);
    }

    private void addAll(Object group) {
        for (Field field : ParameterFields.of(group.getClass())) {
            Object value = ParameterFields.get(field, group);
            ValueReference reference = field.getAnnotation(ValueReference.class);
            if (reference != null && values.put(reference.value(), orNothing(value)) != null) {
                throw new IllegalStateException(
                        "Two fields are named by " + reference.value().getName() + ".");
            }
            if (value instanceof WidgetGroup nested) {
                addAll(nested);
            }
        }
    }

    private static Object orNothing(Object value) {
        return value == null ? Nothing.NOTHING : value;
    }

    public NodeParametersInput input() {
        return input;
    }

    public boolean has(Class<?> reference) {
        return values.containsKey(reference);
    }

    /**
     * @return null where the field is empty
     * @throws NoSuchElementException if no field has the name
     */
    @SuppressWarnings("unchecked")
    public <T> T get(Class<? extends ParameterReference<T>> reference) {
        Object value = values.get(reference);
        if (value == null) {
            throw new NoSuchElementException("No field of the dialog is named by " + reference.getName() + ".");
        }
        return value == Nothing.NOTHING ? null : (T) value;
    }

    private enum Nothing {
        NOTHING
    }
}

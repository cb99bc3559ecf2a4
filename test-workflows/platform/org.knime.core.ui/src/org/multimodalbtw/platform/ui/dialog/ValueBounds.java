package org.multimodalbtw.platform.ui.dialog;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation;
import org.multimodalbtw.platform.ui.settings.ParameterFields;

/** Holds numbers to the bounds that a dialog checks. */
final class ValueBounds {

    private static final Pattern NUMBER = Pattern.compile(
            "byte|int|long|float|double|java\\.util\\.Optional<java\\.lang\\.(Byte|Integer|Long|Float|Double)>");

    private ValueBounds() {}

    /** The messages of the bounds that a value exceeds. */
    static List<String> check(Field field, Object value) {
        NumberInputWidget widget = field.getAnnotation(NumberInputWidget.class);
        Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        List<String> messages = new ArrayList<>();
        if (widget == null) {
            return messages;
        }
        if (!isNumber(field)) {
            messages.add("it has @NumberInputWidget but is no number");
            return messages;
        }
        Double number = present == null ? null : ((Number) present).doubleValue();
        bound(widget.minValidation()).ifPresent(min -> {
            double least = limit(min);
            if (number != null && (number < least || min.isExclusive() && number == least)) {
                messages.add(number + ": " + min.getErrorMessage());
            }
        });
        bound(widget.maxValidation()).ifPresent(max -> {
            double most = limit(max);
            if (number != null && (number > most || max.isExclusive() && number == most)) {
                messages.add(number + ": " + max.getErrorMessage());
            }
        });
        return messages;
    }

    private static boolean isNumber(Field field) {
        return NUMBER.matcher(field.getGenericType().getTypeName()).matches();
    }

    /** Nothing for the abstract class, which stands for no bound. */
    private static Optional<NumberInputWidgetValidation> bound(Class<? extends NumberInputWidgetValidation> type) {
        return Modifier.isAbstract(type.getModifiers()) ? Optional.empty() : Optional.of(ParameterFields.create(type));
    }

    /** The first of the parameters that the dialog is given. */
    private static double limit(NumberInputWidgetValidation bound) {
        Record parameters = (Record) bound.getParameters();
        Method limit = parameters.getClass().getRecordComponents()[0].getAccessor();
        limit.setAccessible(true);
        try {
            return (double) limit.invoke(parameters);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

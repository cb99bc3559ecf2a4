package org.multimodalbtw.platform.ui.settings;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.knime.node.parameters.persistence.Persistable;

/** The format of each type that parameters may have. */
final class ValueFormats {

    private ValueFormats() {}

    static ValueFormat of(Field field) {
        ValueFormat format = of(field.getGenericType(), field.getType());
        if (format == null) {
            throw new IllegalStateException("The parameter "
                    + field.getDeclaringClass().getName() + "." + field.getName() + " is of a type that is not stored: "
                    + field.getGenericType().getTypeName());
        }
        return format;
    }

    private static ValueFormat of(Type generic, Class<?> type) {
        ValueFormat scalar = ScalarFormat.of(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnum()) {
            return new EnumFormat(type);
        }
        if (type == Optional.class && generic instanceof ParameterizedType parameterized) {
            Type content = parameterized.getActualTypeArguments()[0];
            ValueFormat format = content instanceof Class<?> contentClass ? of(contentClass, contentClass) : null;
            return format == null ? null : new OptionalFormat(format);
        }
        if (Persistable.class.isAssignableFrom(type)) {
            return new GroupFormat(type);
        }
        if (type.isArray() && Persistable.class.isAssignableFrom(type.getComponentType())) {
            return new GroupArrayFormat(type.getComponentType());
        }
        return null;
    }
}

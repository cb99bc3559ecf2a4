package org.multimodalbtw.platform.core;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * The class that a serializer is for: the argument of its generic superclass.
 *
 * @param <T> what the serializer stores
 */
public final class SerializedClass<T> {
    private final Class<?> type;

    private SerializedClass(final Class<?> type) {
        this.type = type;
    }

    /**
     * @param serializer extends a serializer with one type argument
     * @param bound what the argument extends
     */
    public static <T> SerializedClass<T> of(final Class<?> serializer, final Class<?> bound) {
        for (Class<?> c = serializer; c != Object.class; c = c.getSuperclass()) {
            if (c.getGenericSuperclass() instanceof ParameterizedType) {
                Type argument = ((ParameterizedType) c.getGenericSuperclass()).getActualTypeArguments()[0];
                if (argument instanceof Class<?> && bound.isAssignableFrom((Class<?>) argument)) {
                    return new SerializedClass<>((Class<?>) argument);
                }
            }
        }
        throw new IllegalArgumentException(serializer.getName() + " does not say which class it stores.");
    }

    /** @return a new object, made by the public constructor without parameters */
    @SuppressWarnings("unchecked")
    public T create() throws IOException {
        try {
            return (T) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException(type.getName() + " needs a public constructor without parameters.", e);
        }
    }
}

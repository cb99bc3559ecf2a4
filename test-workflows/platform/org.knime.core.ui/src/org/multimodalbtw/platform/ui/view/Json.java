package org.multimodalbtw.platform.ui.view;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** JSON of plain values: records, maps, lists, arrays, texts, numbers, truth values, constants and null. */
public final class Json {

    private Json() {}

    /**
     * Not-a-number and infinities become texts, as in the platform.
     *
     * @throws IllegalArgumentException for a value of another kind
     */
    public static String write(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    /**
     * Reads JSON as maps (in the text's order), lists, texts, {@code Long}, {@code Double}, truth values and null.
     *
     * @throws IllegalArgumentException if the text is not JSON
     */
    public static Object read(String text) {
        return new JsonReader(text).read();
    }

    private static void write(Object value, StringBuilder text) {
        if (value == null || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Number number) {
            writeNumber(number, text);
        } else if (value instanceof CharSequence || value instanceof Character || value instanceof Enum<?>) {
            writeText(value instanceof Enum<?> constant ? constant.name() : value.toString(), text);
        } else if (value instanceof Map<?, ?> map) {
            writeObject(map, text);
        } else if (value instanceof Iterable<?> values) {
            writeArray(values.iterator(), text);
        } else if (value.getClass().isArray()) {
            writeArray(
                    IntStream.range(0, Array.getLength(value))
                            .mapToObj(i -> Array.get(value, i))
                            .iterator(),
                    text);
        } else if (value instanceof Record instance) {
            writeObject(components(instance), text);
        } else {
            throw new IllegalArgumentException("A view's data is made of records, maps, lists and plain values, not of "
                    + value.getClass().getName() + ".");
        }
    }

    private static Map<String, Object> components(Record instance) {
        Map<String, Object> components = new LinkedHashMap<>();
        for (RecordComponent component : instance.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                components.put(component.getName(), component.getAccessor().invoke(instance));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("The record " + instance + " cannot be read.", e);
            }
        }
        return components;
    }

    private static void writeNumber(Number number, StringBuilder text) {
        if (number instanceof Double || number instanceof Float) {
            boolean isFinite = Double.isFinite(number.doubleValue());
            text.append(isFinite ? number.toString() : '"' + number.toString() + '"');
        } else {
            text.append(number);
        }
    }

    private static void writeObject(Map<?, ?> map, StringBuilder text) {
        char separator = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            writeText(String.valueOf(entry.getKey()), text);
            text.append(':');
            write(entry.getValue(), text);
            separator = ',';
        }
        text.append(map.isEmpty() ? "{}" : "}");
    }

    private static void writeArray(Iterator<?> values, StringBuilder text) {
        text.append('[');
        while (values.hasNext()) {
            write(values.next(), text);
            if (values.hasNext()) {
                text.append(',');
            }
        }
        text.append(']');
    }

    private static void writeText(String value, StringBuilder text) {
        text.append('"');
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    static List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("Not an array: " + value);
    }
}

package org.multimodalbtw.engine.storage;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Set;

/** JSON of saved things, taken by the letter: no name twice, no number for a word, nothing in the text that is not in effect. */
public final class StrictJson {

    private StrictJson() {}

    /** @return a builder of mappers that write with indents and read by the letter */
    public static JsonMapper.Builder builder() {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(SerializationFeature.INDENT_OUTPUT);
    }

    /**
     * @param text what a file says
     * @param read what was read of it, as it would be written
     * @throws IllegalArgumentException if the text says something that was not read so
     */
    public static void requireRead(JsonNode text, JsonNode read) {
        requireRead(text, read, "it");
    }

    private static void requireRead(JsonNode text, JsonNode read, String where) {
        if (text.isObject() && read.isObject()) {
            for (Map.Entry<String, JsonNode> field : text.properties()) {
                JsonNode value = read.path(field.getKey());
                if (!field.getValue().isNull() || !value.isMissingNode()) {
                    requireRead(field.getValue(), value, "'" + field.getKey() + "'");
                }
            }
        } else if (text.isArray() && read.isArray() && text.size() == read.size()) {
            for (int i = 0; i < text.size(); i++) {
                requireRead(text.get(i), read.get(i), where);
            }
        } else if (!isSame(text, read)) {
            throw new IllegalArgumentException(where + " is not what can stand there");
        }
    }

    private static boolean isSame(JsonNode text, JsonNode read) {
        if (text.isNumber() && read.isNumber()) {
            return text.isIntegralNumber() && read.isIntegralNumber()
                    ? text.bigIntegerValue().equals(read.bigIntegerValue())
                    : text.doubleValue() == read.doubleValue();
        }
        boolean isWrittenAsText = read.isNumber() && !Double.isFinite(read.doubleValue());
        return isWrittenAsText ? text.isTextual() && text.textValue().equals(read.asText()) : text.equals(read);
    }

    /**
     * @param read what was read, as it would be written
     * @param but names of fields in which numbers may be anything
     * @throws IllegalArgumentException if a number is not finite
     */
    public static void requireFinite(JsonNode read, Set<String> but) {
        if (read.isNumber() && !Double.isFinite(read.doubleValue())) {
            throw new IllegalArgumentException("a number is " + read.asText());
        }
        if (read.isObject()) {
            read.properties().stream()
                    .filter(field -> !but.contains(field.getKey()))
                    .forEach(field -> requireFinite(field.getValue(), but));
        } else {
            read.forEach(item -> requireFinite(item, but));
        }
    }
}

package org.multimodalbtw.engine.encode.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What may stand at a place of a {@code tokenizer.json}. */
interface TokenizerCheck {

    TokenizerCheck ANYTHING = (value, where) -> {};

    TokenizerCheck TEXT = (value, where) -> require(value.isTextual(), where, "must be a text", value);

    TokenizerCheck CHARACTER = (value, where) -> require(
            value.isTextual()
                    && value.textValue().codePointCount(0, value.textValue().length()) == 1,
            where,
            "must be one character",
            value);

    TokenizerCheck FLAG = (value, where) -> require(value.isBoolean(), where, "must be true or false", value);

    /** A number of tokens, or the number of one. */
    TokenizerCheck WHOLE = (value, where) -> require(
            value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0,
            where,
            "must be a whole number from 0 to " + Integer.MAX_VALUE,
            value);

    /**
     * @param value what stands there
     * @param where it stands, for a person
     * @throws IllegalArgumentException if it may not stand there
     */
    void check(JsonNode value, String where);

    /**
     * @param names texts that are known
     * @return the check that it is one of them
     */
    static TokenizerCheck oneOf(String... names) {
        List<String> known = List.of(names);
        return (value, where) -> require(
                value.isTextual() && known.contains(value.textValue()),
                where,
                "must be one of " + String.join(", ", known),
                value);
    }

    /**
     * @param check of what is there
     * @return the same, or nothing
     */
    static TokenizerCheck optional(TokenizerCheck check) {
        return (value, where) -> {
            if (!value.isNull()) {
                check.check(value, where);
            }
        };
    }

    /**
     * @param item the check of each item
     * @return a list of any length
     */
    static TokenizerCheck list(TokenizerCheck item) {
        return (value, where) -> {
            require(value.isArray(), where, "must be a list", value);
            for (int i = 0; i < value.size(); i++) {
                item.check(value.get(i), "item " + (i + 1) + " of " + where);
            }
        };
    }

    /**
     * @param items the check of each item
     * @return a list of exactly these
     */
    static TokenizerCheck tuple(TokenizerCheck... items) {
        List<TokenizerCheck> all = Arrays.asList(items);
        return (value, where) -> {
            require(value.isArray() && value.size() == all.size(), where, "must be " + all.size() + " items", value);
            for (int i = 0; i < all.size(); i++) {
                all.get(i).check(value.get(i), "item " + (i + 1) + " of " + where);
            }
        };
    }

    /**
     * @param fields the checks of the fields that it may have; which ones it must have the library says itself
     * @return an object with no others
     */
    static TokenizerCheck object(Map<String, TokenizerCheck> fields) {
        return (value, where) -> {
            require(value.isObject(), where, "must be an object", value);
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                TokenizerCheck check = fields.get(field.getKey());
                if (check == null) {
                    throw new IllegalArgumentException(
                            "the field '" + shown(field.getKey()) + "' of " + where + " is not known");
                }
                check.check(field.getValue(), "'" + field.getKey() + "' of " + where);
            }
        };
    }

    /**
     * @param field without which the library ends its program
     * @param check of an object
     * @return the same for an object that has the field
     */
    static TokenizerCheck having(String field, TokenizerCheck check) {
        return (value, where) -> {
            check.check(value, where);
            require(value.has(field), where, "must have '" + field + "'", value);
        };
    }

    /**
     * @param types the checks of an object, beside its type, by the type
     * @return an object of one of these types
     */
    static TokenizerCheck typed(Map<String, TokenizerCheck> types) {
        return (value, where) -> {
            require(value.isObject(), where, "must be an object", value);
            JsonNode type = value.path("type");
            TokenizerCheck check = type.isTextual() ? types.get(type.textValue()) : null;
            require(check != null, where, "is of a type that is not known", type);
            check.check(value, type.textValue() + " in " + where);
        };
    }

    /** @throws IllegalArgumentException unless the condition holds */
    static void require(boolean condition, String where, String otherwise, JsonNode value) {
        if (!condition) {
            throw new IllegalArgumentException(where + " " + otherwise + ", not " + shown(value.toString()));
        }
    }

    private static String shown(String text) {
        return text.isEmpty() ? "absent" : text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}

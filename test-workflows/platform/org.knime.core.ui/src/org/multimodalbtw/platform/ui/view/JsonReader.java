package org.multimodalbtw.platform.ui.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a JSON text once, from its start to its end. */
final class JsonReader {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final String text;
    private int position;

    JsonReader(String text) {
        this.text = text;
    }

    Object read() {
        Object value = value();
        if (next() != END) {
            throw error("the end");
        }
        return value;
    }

    private static final char END = '\0';

    /** The next character that is no white space, without taking it. */
    private char next() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position < text.length() ? text.charAt(position) : END;
    }

    private boolean take(char expected) {
        if (next() == expected) {
            position++;
            return true;
        }
        return false;
    }

    private void require(char expected) {
        if (!take(expected)) {
            throw error("'" + expected + "'");
        }
    }

    private Object value() {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        require('{');
        if (take('}')) {
            return object;
        }
        do {
            next();
            String key = string();
            require(':');
            object.put(key, value());
        } while (take(','));
        require('}');
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        require('[');
        if (take(']')) {
            return array;
        }
        do {
            array.add(value());
        } while (take(','));
        require(']');
        return array;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, position)) {
            throw error("a value");
        }
        position += word.length();
        return value;
    }

    private Number number() {
        Matcher matcher = NUMBER.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            throw error("a value");
        }
        position = matcher.end();
        boolean isWhole = matcher.group(2) == null && matcher.group(3) == null;
        return isWhole ? (Number) Long.valueOf(matcher.group()) : (Number) Double.valueOf(matcher.group());
    }

    private String string() {
        require('"');
        StringBuilder string = new StringBuilder();
        while (position < text.length() && text.charAt(position) != '"') {
            char c = text.charAt(position++);
            if (c < ' ') {
                throw error("no control character in a text");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        require('"');
        return string.toString();
    }

    private char escaped() {
        char c = position < text.length() ? text.charAt(position++) : END;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw error("an escape");
        };
    }

    private char unicode() {
        if (position + 4 > text.length()) {
            throw error("four hexadecimal digits");
        }
        String digits = text.substring(position, position + 4);
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw error("four hexadecimal digits");
        }
        position += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private IllegalArgumentException error(String expected) {
        return new IllegalArgumentException(
                "Not JSON: expected " + expected + " at character " + (position + 1) + " of " + text);
    }
}

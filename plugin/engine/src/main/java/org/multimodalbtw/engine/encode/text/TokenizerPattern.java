package org.multimodalbtw.engine.encode.text;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A regular expression of a {@code tokenizer.json}, in the syntax of Oniguruma. The native library ends the whole program where one tries
 * too many ways to match a text, so that only expressions are taken whose ways grow with the length of the text, and no faster. That
 * holds if in each branch nothing that repeats stands in something that repeats, and of two things that repeat without end the second can
 * only be followed by what may be left out.
 */
final class TokenizerPattern {

    static final TokenizerCheck CHECK = TokenizerPattern::check;

    private static final int LONGEST = 10_000;
    /** {0,3} may be matched in few ways, and counts as a choice; wider ranges count as endless. */
    private static final int NARROW = 3;

    private static final int MOST_ENDLESS = 2;
    private static final int MOST_CHOICES = 8;
    private static final String ESCAPES = "sSwWdDhrntfvabBAzZpP";

    private final String text;
    private int position;

    private TokenizerPattern(String text) {
        this.text = text;
    }

    /** What a part of a branch may do. */
    private record Part(int endless, int choices, boolean varies, boolean optional) {

        static final Part NOTHING = new Part(0, 0, false, true);
        static final Part ONE = new Part(0, 0, false, false);

        Part then(Part next) {
            return new Part(
                    endless + next.endless, choices + next.choices, varies || next.varies, optional && next.optional);
        }
    }

    private static void check(JsonNode value, String where) {
        TokenizerCheck.TEXT.check(value, where);
        TokenizerPattern pattern = new TokenizerPattern(value.textValue());
        try {
            pattern.require(pattern.text.length() <= LONGEST, "is too long");
            pattern.alternatives(0);
            pattern.require(pattern.position == pattern.text.length(), "has a ')' too many");
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException(where + " " + failure.getMessage(), failure);
        }
    }

    /** Reads branches up to the end of a group, or of the whole. */
    private Part alternatives(int depth) {
        require(depth <= MOST_CHOICES, "has too many groups in groups");
        Part all = branch(depth);
        int branches = 1;
        for (; at('|'); branches++) {
            position++;
            Part next = branch(depth);
            all = new Part(
                    Math.max(all.endless, next.endless),
                    Math.max(all.choices, next.choices),
                    true,
                    all.optional || next.optional);
        }
        return depth == 0 || branches == 1
                ? all
                : new Part(all.endless, all.choices + (branches > 2 ? 2 : 1), true, all.optional);
    }

    private Part branch(int depth) {
        Part all = Part.NOTHING;
        while (position < text.length() && !at('|') && !at(')')) {
            Part next = repeated(atom(depth));
            require(
                    all.endless < MOST_ENDLESS || next.optional && next.endless == 0,
                    "repeats too much in one branch, which may take for ever");
            all = all.then(next);
            require(
                    all.endless <= MOST_ENDLESS && all.choices <= MOST_CHOICES,
                    "repeats too much in one branch, which may take for ever");
        }
        return all;
    }

    private Part atom(int depth) {
        char first = text.charAt(position++);
        return switch (first) {
            case '(' -> group(depth);
            case '[' -> set();
            case '\\' -> escape();
            case '^', '$' -> Part.ONE;
            case '*', '+', '?', '{' -> throw new IllegalArgumentException("repeats nothing at " + position);
            default -> {
                if (Character.isHighSurrogate(first) && position < text.length()) {
                    position++;
                }
                yield Part.ONE;
            }
        };
    }

    private Part group(int depth) {
        boolean plain = true;
        if (at('?')) {
            plain = false;
            for (String kind : new String[] {"?:", "?i:", "?=", "?!", "?>", "?<=", "?<!"}) {
                if (text.startsWith(kind, position)) {
                    position += kind.length();
                    plain = true;
                    break;
                }
            }
        }
        require(plain, "has a kind of group that is not known at " + position);
        Part inner = alternatives(depth + 1);
        require(at(')'), "has a group without an end");
        position++;
        return inner;
    }

    private Part set() {
        int depth = 1;
        // a ']' at the beginning is one of the characters
        position += at('^') ? 1 : 0;
        position += at(']') ? 1 : 0;
        while (depth > 0) {
            require(position < text.length(), "has a set without an end");
            char next = text.charAt(position++);
            if (next == '\\') {
                escape();
            } else if (next == '[') {
                depth++;
            } else if (next == ']') {
                depth--;
            }
        }
        return Part.ONE;
    }

    private Part escape() {
        require(position < text.length(), "ends with '\\'");
        char kind = text.charAt(position++);
        boolean letter = kind >= 'a' && kind <= 'z' || kind >= 'A' && kind <= 'Z' || kind >= '0' && kind <= '9';
        if (kind == 'x' || kind == 'u') {
            return Part.ONE;
        }
        require(!letter || ESCAPES.indexOf(kind) >= 0, "has '\\" + kind + "', which is not known");
        if (kind == 'p' || kind == 'P') {
            int end = text.indexOf('}', position);
            require(at('{') && end > 0, "has '\\" + kind + "' without a name");
            position = end + 1;
        }
        return Part.ONE;
    }

    /** A part with what says how often it stands there. */
    private Part repeated(Part once) {
        if (position == text.length() || "*+?{".indexOf(text.charAt(position)) < 0) {
            return once;
        }
        char sign = text.charAt(position++);
        int least = sign == '+' ? 1 : 0;
        long most = sign == '?' ? 1 : Integer.MAX_VALUE;
        if (sign == '{') {
            int end = text.indexOf('}', position);
            require(end > 0, "has a '{' without an end");
            String[] range = text.substring(position, end).split(",", -1);
            require(range.length <= 2, "has a range that is not known");
            least = number(range[0], 0);
            most = range.length == 1 ? least : number(range[1], Integer.MAX_VALUE);
            require(least <= most, "has a range that is not known");
            position = end + 1;
        }
        boolean lazy = at('?') || sign != '{' && at('+');
        position += lazy ? 1 : 0;
        require(
                position == text.length() || "*+?{".indexOf(text.charAt(position)) < 0,
                "repeats what is repeated already");
        return times(once, least, most);
    }

    private Part times(Part once, int least, long most) {
        if (most <= 1) {
            return new Part(once.endless, once.choices + (least < most ? 1 : 0), true, once.optional || least == 0);
        }
        require(!once.varies && !once.optional, "repeats what may be matched in several ways, which may take for ever");
        boolean endless = most - least > NARROW;
        int choices = endless || least == most ? 0 : 2;
        return new Part(endless ? 1 : 0, choices, least < most, once.optional || least == 0);
    }

    private static int number(String digits, int absent) {
        if (digits.isEmpty()) {
            return absent;
        }
        if (!digits.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException("has a range that is not known");
        }
        return Integer.parseInt(digits);
    }

    private boolean at(char sign) {
        return position < text.length() && text.charAt(position) == sign;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

package org.multimodalbtw.engine.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of a TorchScript file into words. What it does not know is refused. */
final class Tokens {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
    private static final String SYMBOLS = "()[]{},:.=-";
    private static final int LONGEST_TEXT = 10_000;
    private static final int DEEPEST = 100;

    private final String place;
    private final String code;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>(List.of(0));
    private int at;
    private int line = 1;
    private int brackets;

    private Tokens(String place, byte[] code) {
        this.place = place;
        this.code = new String(code, StandardCharsets.ISO_8859_1);
    }

    /**
     * @param place the name of the file
     * @param code its bytes
     * @return its words, the last of which is the end
     * @throws Refused if a character is unknown
     */
    static List<Token> of(String place, byte[] code) {
        Tokens tokens = new Tokens(place, code);
        tokens.all();
        return tokens.tokens;
    }

    private void all() {
        boolean lineStart = true;
        while (at < code.length()) {
            if (lineStart && brackets == 0) {
                indentation();
                lineStart = false;
            } else {
                lineStart = next();
            }
        }
        if (!tokens.isEmpty() && !tokens.get(tokens.size() - 1).is(Token.Kind.LINE_END)) {
            add(Token.Kind.LINE_END, "");
        }
        while (indents.pop() > 0) {
            add(Token.Kind.DEDENT, "");
        }
        if (brackets != 0) {
            throw unknown("a bracket is not closed");
        }
        add(Token.Kind.END, "");
    }

    private void indentation() {
        int start = at;
        while (at < code.length() && code.charAt(at) == ' ') {
            at++;
        }
        if (at == code.length() || code.charAt(at) == '\n' || code.charAt(at) == '#') {
            return;
        }
        int depth = at - start;
        if (depth > indents.peek()) {
            indents.push(depth);
            add(Token.Kind.INDENT, "");
        }
        while (depth < indents.peek()) {
            indents.pop();
            add(Token.Kind.DEDENT, "");
        }
        if (depth != indents.peek() || indents.size() > DEEPEST) {
            throw unknown("the indentation is unclear");
        }
    }

    /** @return whether a line begins behind the word */
    private boolean next() {
        char c = code.charAt(at);
        if (c == '\n') {
            lineEnd();
            return true;
        }
        if (c == ' ') {
            at++;
        } else if (c == '#') {
            while (at < code.length() && code.charAt(at) != '\n') {
                at++;
            }
        } else if (c == '"' || c == '\'') {
            text(c);
        } else if (!matched(NAME, Token.Kind.NAME) && !matched(NUMBER, Token.Kind.NUMBER)) {
            symbol(c);
        }
        return false;
    }

    private void lineEnd() {
        boolean empty = tokens.isEmpty()
                || tokens.get(tokens.size() - 1).is(Token.Kind.LINE_END)
                || tokens.get(tokens.size() - 1).is(Token.Kind.DEDENT);
        if (brackets == 0 && !empty) {
            add(Token.Kind.LINE_END, "");
        }
        at++;
        line++;
    }

    private boolean matched(Pattern pattern, Token.Kind kind) {
        Matcher matcher = pattern.matcher(code).region(at, code.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        add(kind, matcher.group());
        at = matcher.end();
        return true;
    }

    private void symbol(char c) {
        if (c == '-' && code.startsWith("->", at)) {
            add(Token.Kind.SYMBOL, "->");
            at += 2;
            return;
        }
        if (SYMBOLS.indexOf(c) < 0) {
            throw unknown("the character '" + (c > ' ' && c < 0x7F ? c : "\\" + (int) c) + "' is not read");
        }
        brackets += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        if (brackets < 0 || brackets > DEEPEST) {
            throw unknown("brackets do not fit");
        }
        add(Token.Kind.SYMBOL, String.valueOf(c));
        at++;
    }

    private void text(char quote) {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < code.length() && code.charAt(at) != quote) {
            if (code.charAt(at) == '\n' || text.length() > LONGEST_TEXT) {
                throw unknown("a text has no end");
            }
            text.append(code.charAt(at) == '\\' ? escaped() : code.charAt(at));
            at++;
        }
        if (at == code.length()) {
            throw unknown("a text has no end");
        }
        at++;
        add(Token.Kind.TEXT, text.toString());
    }

    private char escaped() {
        at++;
        char c = at < code.length() ? code.charAt(at) : '\n';
        int simple = "\\'\"nrtabfv".indexOf(c);
        if (simple >= 0) {
            return "\\'\"\n\r\t\u0007\b\f\u000b".charAt(simple);
        }
        if (at + 3 <= code.length() && code.substring(at, at + 3).matches("[0-3][0-7]{2}")) {
            at += 2;
            return (char) Integer.parseInt(code.substring(at - 2, at + 1), 8);
        }
        throw unknown("a text has an unknown sign");
    }

    private void add(Token.Kind kind, String text) {
        tokens.add(new Token(kind, text, line));
    }

    private Refused unknown(String reason) {
        return Refused.forbidden(place, line, reason);
    }
}

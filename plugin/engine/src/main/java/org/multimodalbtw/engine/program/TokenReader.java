package org.multimodalbtw.engine.program;

import java.util.List;
import java.util.Set;

/** Takes words one after the other. */
final class TokenReader {

    private static final Set<String> RESERVED = Set.of(
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "exec",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "print",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private final String place;
    private final List<Token> tokens;
    private int at;

    TokenReader(String place, List<Token> tokens) {
        this.place = place;
        this.tokens = tokens;
    }

    String place() {
        return place;
    }

    /** @return the next word, which stays */
    Token peek() {
        return tokens.get(at);
    }

    boolean sees(String symbol) {
        return peek().is(symbol);
    }

    boolean sees(Token.Kind kind) {
        return peek().is(kind);
    }

    /** @return the next word; the end stays */
    Token take() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** @return whether the next word was this one, and is taken */
    boolean takes(String symbol) {
        if (!sees(symbol)) {
            return false;
        }
        take();
        return true;
    }

    void expect(String symbol) {
        if (!takes(symbol)) {
            throw unexpected();
        }
    }

    Token expect(Token.Kind kind) {
        if (!sees(kind)) {
            throw unexpected();
        }
        return take();
    }

    /** @return the next word, which is a name and none of Python's own words */
    String name() {
        if (RESERVED.contains(peek().text())) {
            throw unexpected();
        }
        return expect(Token.Kind.NAME).text();
    }

    Refused unexpected() {
        Token token = peek();
        String what =
                switch (token.kind()) {
                    case LINE_END, END, INDENT, DEDENT -> "the line ends where more is needed, or is indented";
                    default -> "'" + token.text() + "' is not used in models that only compute";
                };
        return refused(token.line(), what);
    }

    Refused refused(int line, String reason) {
        return Refused.forbidden(place, line, reason);
    }
}

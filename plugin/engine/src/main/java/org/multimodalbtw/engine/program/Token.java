package org.multimodalbtw.engine.program;

/**
 * A word of a text.
 *
 * @param kind what it is
 * @param text as it is written; of a text what it says
 * @param line where it stands, from 1
 */
record Token(Kind kind, String text, int line) {

    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SYMBOL,
        LINE_END,
        INDENT,
        DEDENT,
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean is(String symbol) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbol);
    }
}

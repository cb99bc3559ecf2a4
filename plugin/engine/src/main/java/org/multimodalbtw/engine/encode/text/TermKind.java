package org.multimodalbtw.engine.encode.text;

/** What the terms of a text are. */
enum TermKind {
    /** Its words. */
    WORDS("words"),
    /** Its words and the pairs of neighbours. */
    PAIRS("words and pairs of words"),
    /** Parts of its words: three to five characters in a row. */
    PARTS("parts of words");

    private final String called;

    TermKind(String called) {
        this.called = called;
    }

    /** @return what several of them are called in a sentence */
    String called() {
        return called;
    }
}

package org.multimodalbtw.engine.encode.text;

/** What the terms of a text are. */
enum TermKind {
    /** Its words. */
    WORDS,
    /** Its words and the pairs of neighbours. */
    PAIRS,
    /** Parts of its words: three to five characters in a row. */
    PARTS
}

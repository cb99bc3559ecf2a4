package org.multimodalbtw.engine.encode.text;

/** What is counted of texts that become components. */
public enum TextUnit {
    /** Words, and pairs of neighbouring words if wanted. */
    WORDS,
    /** Three to five characters in a row within a word, with its beginning and end. */
    PARTS
}

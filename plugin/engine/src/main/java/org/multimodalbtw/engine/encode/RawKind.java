package org.multimodalbtw.engine.encode;

/** What the rows are that an encoder reads: it decides whether a patient may have several, and what a text in them stands for. */
public enum RawKind {
    /** Numbers and categories, one row a patient. Numbers that are written as texts are read as the encoder learnt to. */
    CELLS,
    /** Numbers and lists of numbers that are taken as they are, one row a patient. */
    NUMBERS,
    /** Measurements, any number of rows a patient. */
    MEASUREMENTS,
    /** Texts. */
    TEXTS,
    /** Pictures, or the names of their files. */
    PICTURES
}

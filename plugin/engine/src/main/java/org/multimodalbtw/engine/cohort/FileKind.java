package org.multimodalbtw.engine.cohort;

/** What a file of a cohort's folder holds, and so which encoder reads it. */
public enum FileKind {
    /** Numbers and categories, one row an id: the Tabular Encoder. */
    TABLE,
    /** Long texts: the Text Encoder. */
    TEXT,
    /** The names of image files, one or more an id: the Image Encoder. */
    IMAGES,
    /** Measurements, with several rows an id: the Series Encoder. */
    SERIES
}

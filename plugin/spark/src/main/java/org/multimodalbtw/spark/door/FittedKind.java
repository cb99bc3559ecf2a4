package org.multimodalbtw.spark.door;

/** What kind of encoder is fitted. */
public enum FittedKind {
    /** Of numbers and categories, one row a patient. */
    TABULAR,
    /** Of measurements over time, any number of rows a patient. */
    SERIES,
    /** Of notes, any number of rows a patient. */
    TEXT,
    /** Of pictures, any number of rows a patient, each of which becomes components of a descriptor. */
    IMAGE,
    /** Of pictures, any number of rows a patient, which stay pixels. */
    PIXELS
}

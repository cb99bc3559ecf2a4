package org.multimodalbtw.spark.door;

/** What the cells of a raw table's column hold, and as what they cross the door. */
public enum CellKind {
    /** A {@link String}. */
    TEXT,
    /** A {@link Double}. */
    NUMBER,
    /** A point in time, a {@link Double}: hours since 1970-01-01T00:00 UTC. */
    TIME,
    /** A {@code double[]}; NaN where an element is empty. */
    VECTOR,
    /** The bytes of a file, a {@code byte[]}. */
    BYTES
}

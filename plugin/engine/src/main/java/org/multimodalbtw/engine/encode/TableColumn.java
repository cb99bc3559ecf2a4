package org.multimodalbtw.engine.encode;

import java.util.Objects;

/**
 * A column of a table of raw data.
 *
 * @param name the column's name
 * @param kind what its cells hold
 */
public record TableColumn(String name, Kind kind) {

    /** @throws NullPointerException if it has no name or no kind */
    public TableColumn {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
    }

    /** What the cells of a column hold. */
    public enum Kind {
        /** A number; NaN and infinities are possible in raw data. */
        NUMBER,
        /** A text: the name of a category, a note, a path. */
        CATEGORY,
        /** Several names: a text with one a line. */
        CODES,
        /** A list of numbers, of one length in all rows. */
        VECTOR,
        /** The bytes of an image file. */
        IMAGE,
        /** A point in time, in hours since 1970-01-01T00:00; only as the times of a series. */
        TIME
    }
}

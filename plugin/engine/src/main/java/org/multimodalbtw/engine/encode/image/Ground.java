package org.multimodalbtw.engine.encode.image;

/** What the transparent parts of a picture lie on. */
enum Ground {
    /** Nothing of it is transparent. */
    NONE,
    WHITE,
    BLACK
}

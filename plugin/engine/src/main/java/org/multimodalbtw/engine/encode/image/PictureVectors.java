package org.multimodalbtw.engine.encode.image;

import java.util.List;

/** Turns pictures into vectors. */
interface PictureVectors extends AutoCloseable {

    /** @return the picture's vector, an array of its own */
    float[] of(Picture picture);

    /** What a person should know of them, one sentence each. */
    default List<String> notices() {
        return List.of();
    }

    @Override
    default void close() {}
}

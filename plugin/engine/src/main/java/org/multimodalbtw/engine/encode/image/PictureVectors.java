package org.multimodalbtw.engine.encode.image;

import java.util.List;
import java.util.function.Consumer;

/** Turns pictures into vectors. */
interface PictureVectors extends AutoCloseable {

    /** @return the picture's vector, an array of its own */
    float[] of(Picture picture);

    /**
     * Takes a picture, whose vector may be found out together with those of the next ones.
     *
     * @param picture a picture; what is needed of it is kept
     * @param taker is given its vector, after those of the pictures before, at the latest in {@link #finish}
     */
    void add(Picture picture, Consumer<float[]> taker);

    /** Finds out the vectors that are still due. */
    void finish();

    /** What a person should know of them, one sentence each. */
    default List<String> notices() {
        return List.of();
    }

    @Override
    default void close() {}
}

package org.multimodalbtw.engine.encode.image;

import java.util.function.Consumer;
import java.util.function.Function;
import org.multimodalbtw.engine.runtime.WorkAhead;

/**
 * Finds out something of pictures while the next ones are read, in their order. A large picture is done before the next one is read, so that
 * no two of them are in memory.
 *
 * @param <T> what is found out
 */
final class PicturesAhead<T> {

    /** Pixels, which have up to 3 bytes each. */
    private static final long LARGE = 1 << 22;

    private final Function<Picture, T> work;
    private final WorkAhead<T> ahead = new WorkAhead<>();

    /** @param work finds it out of a picture, in any thread; makes no native calls */
    PicturesAhead(Function<Picture, T> work) {
        this.work = work;
    }

    /**
     * @param picture a picture
     * @param taker is given what was found out, after that of the pictures before, at the latest in {@link #finish}
     */
    void add(Picture picture, Consumer<T> taker) {
        if ((long) picture.width() * picture.height() > LARGE) {
            ahead.finish();
            taker.accept(work.apply(picture));
        } else {
            ahead.add(() -> work.apply(picture), taker);
        }
    }

    /** Returns when everything was taken. */
    void finish() {
        ahead.finish();
    }
}

package org.multimodalbtw.engine.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Pieces of work that other threads do while the caller goes on. What comes of them is taken in the caller's thread and in the order in
 * which they were given, so that it is the same with any number of threads. Not for use by several threads.
 *
 * @param <T> what comes of a piece
 */
public final class WorkAhead<T> {

    private final Deque<Piece<T>> pieces = new ArrayDeque<>();
    private final int most = SideBySide.ofCores().threads();

    private static final class Piece<T> {

        private final Consumer<T> taker;
        private Meanwhile work;
        private T result;

        private Piece(Consumer<T> taker) {
            this.taker = taker;
        }
    }

    /**
     * Gives a piece. Where as many are under way as there are threads, the first of these is finished before.
     *
     * @param work makes no native calls
     * @param taker is given what comes of it, at the latest in {@link #finish}
     * @throws RuntimeException what a piece that was given before, or its taker, threw
     */
    public void add(Supplier<T> work, Consumer<T> taker) {
        while (pieces.size() >= most) {
            takeFirst();
        }
        Piece<T> piece = new Piece<>(taker);
        piece.work = Meanwhile.of(() -> piece.result = work.get());
        pieces.add(piece);
    }

    /**
     * Returns when all pieces are done and taken.
     *
     * @throws RuntimeException what a piece or its taker threw
     */
    public void finish() {
        while (!pieces.isEmpty()) {
            takeFirst();
        }
    }

    private void takeFirst() {
        Piece<T> first = pieces.remove();
        first.work.finish();
        first.taker.accept(first.result);
    }
}

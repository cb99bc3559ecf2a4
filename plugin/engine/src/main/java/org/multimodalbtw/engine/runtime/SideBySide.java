package org.multimodalbtw.engine.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.multimodalbtw.engine.ProgressMonitor;

/**
 * Pieces of work that do not depend on each other, some of them at the same time: a call of a small network keeps one core busy, and a
 * machine has several. What comes out is the same with any number of threads.
 */
public final class SideBySide {

    private final int threads;

    private SideBySide(int threads) {
        this.threads = threads;
    }

    /** As many threads as the cores allow, four at most; one on a GPU, which takes one call after the other, and where it was chosen. */
    static SideBySide of(RuntimeSettings settings, boolean isOnGpu) {
        return isOnGpu ? with(1) : ofCores(settings.threads());
    }

    /** @return for work that makes no native calls: as many threads as there are cores, four at most; one where it was chosen */
    public static SideBySide ofCores() {
        return ofCores(1);
    }

    private static SideBySide ofCores(int each) {
        int cores = Runtime.getRuntime().availableProcessors();
        return with(RuntimeSettings.areThreadsChosen() ? 1 : Math.max(1, Math.min(1 + Helpers.most(), cores / each)));
    }

    /**
     * @param threads at least 1, the caller's among them
     * @return that many threads
     */
    public static SideBySide with(int threads) {
        return new SideBySide(threads);
    }

    /** Whether there is more than the caller's thread. */
    boolean isSeveral() {
        return threads > 1;
    }

    /** How many threads work, the caller's among them. */
    int threads() {
        return threads;
    }

    /**
     * Does each piece once, and returns when all are done. A piece that fails stops those that have not begun; of several that fail, the
     * first one in their order counts.
     *
     * @param pieces how many there are
     * @param piece does the piece of a number, in any thread
     * @param monitor asked at first and before each of the caller's own pieces whether to stop; the others then stop, too
     * @throws RuntimeException what a piece or the monitor threw
     */
    public void run(int pieces, IntConsumer piece, ProgressMonitor monitor) {
        // others may be quicker and leave the caller no piece
        monitor.checkCancelled();
        Pieces all = new Pieces(pieces, piece);
        List<FutureTask<?>> helping = new ArrayList<>();
        for (int helper = 1; helper < Math.min(threads, pieces); helper++) {
            FutureTask<?> task = new FutureTask<>(() -> all.run(ProgressMonitor.NONE), null);
            helping.add(task);
            Helpers.begin(task);
        }
        try {
            all.run(monitor);
        } finally {
            helping.forEach(SideBySide::await);
        }
        all.tell();
    }

    /** What several threads do together. */
    private static final class Pieces {

        private final int count;
        private final IntConsumer piece;
        private final AtomicInteger next = new AtomicInteger();
        private int failed = Integer.MAX_VALUE;
        private volatile Throwable failure;

        Pieces(int count, IntConsumer piece) {
            this.count = count;
            this.piece = piece;
        }

        void run(ProgressMonitor monitor) {
            for (int at = next.getAndIncrement(); at < count && failure == null; at = next.getAndIncrement()) {
                try {
                    monitor.checkCancelled();
                    piece.accept(at);
                } catch (RuntimeException | Error thrown) {
                    fail(at, thrown);
                }
            }
        }

        private synchronized void fail(int at, Throwable thrown) {
            if (at < failed) {
                failed = at;
                failure = thrown;
            }
        }

        /** Throws the first failure, if there is one. */
        void tell() {
            if (failure instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (failure instanceof Error thrown) {
                throw thrown;
            }
        }
    }

    /** Pieces use memory of the caller, who must not go on before they are done; what has not begun is not waited for. */
    private static void await(FutureTask<?> helping) {
        if (!Helpers.takeBack(helping)) {
            Helpers.await(helping);
        }
    }
}

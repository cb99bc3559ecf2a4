package org.multimodalbtw.engine.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.multimodalbtw.engine.ProgressMonitor;

/**
 * Pieces of work that do not depend on each other, some of them at the same time: a call of a small network keeps one core busy, and a
 * machine has several. What comes out is the same with any number of threads.
 */
public final class SideBySide {

    /** More threads wait for memory rather than for a core. */
    private static final int MOST = 4;

    private static final long IDLE_SECONDS = 5;

    /** Its threads end when they have nothing to do, and hold up the end of no program. */
    private static final ThreadPoolExecutor HELPERS = helpers();

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
        return with(RuntimeSettings.areThreadsChosen() ? 1 : Math.max(1, Math.min(MOST, cores / each)));
    }

    /**
     * @param threads at least 1, the caller's among them
     * @return that many threads
     */
    public static SideBySide with(int threads) {
        return new SideBySide(threads);
    }

    /**
     * Does each piece once, and returns when all are done. A piece that fails stops the others.
     *
     * @param pieces how many there are
     * @param piece does the piece of a number, in any thread
     * @param monitor asked before each of the caller's own pieces whether to stop; the others then stop, too
     * @throws RuntimeException what a piece or the monitor threw
     */
    public void run(int pieces, IntConsumer piece, ProgressMonitor monitor) {
        Pieces all = new Pieces(pieces, piece);
        List<FutureTask<?>> helping = new ArrayList<>();
        for (int helper = 1; helper < Math.min(threads, pieces); helper++) {
            FutureTask<?> task = new FutureTask<>(() -> all.run(ProgressMonitor.NONE), null);
            helping.add(task);
            HELPERS.execute(task);
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
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Pieces(int count, IntConsumer piece) {
            this.count = count;
            this.piece = piece;
        }

        void run(ProgressMonitor monitor) {
            try {
                for (int at = next.getAndIncrement();
                        at < count && failure.get() == null;
                        at = next.getAndIncrement()) {
                    monitor.checkCancelled();
                    piece.accept(at);
                }
            } catch (RuntimeException | Error thrown) {
                failure.compareAndSet(null, thrown);
            }
        }

        /** Throws the first failure, if there is one. */
        void tell() {
            if (failure.get() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (failure.get() instanceof Error thrown) {
                throw thrown;
            }
        }
    }

    /** Pieces use memory of the caller, who must not go on before they are done; what has not begun is not waited for. */
    private static void await(FutureTask<?> helping) {
        if (HELPERS.remove(helping)) {
            return;
        }
        boolean isInterrupted = false;
        while (!helping.isDone()) {
            try {
                helping.get();
            } catch (InterruptedException interrupted) {
                isInterrupted = true;
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed);
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor helpers() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST - 1, MOST - 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "multimodal-btw");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}

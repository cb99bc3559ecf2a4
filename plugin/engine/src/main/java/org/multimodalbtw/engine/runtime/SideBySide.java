package org.multimodalbtw.engine.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
        boolean isFixed = isOnGpu || RuntimeSettings.areThreadsChosen();
        int cores = Runtime.getRuntime().availableProcessors();
        return with(isFixed ? 1 : Math.max(1, Math.min(MOST, cores / settings.threads())));
    }

    /**
     * @param threads at least 1, the caller's among them
     * @return that many threads
     */
    public static SideBySide with(int threads) {
        return new SideBySide(threads);
    }

    /**
     * Does each piece once, and returns when all are done.
     *
     * @param pieces how many there are
     * @param piece does the piece of a number, in any thread
     * @param monitor asked before each of the caller's own pieces whether to stop; the others then stop, too
     * @throws RuntimeException what a piece or the monitor threw
     */
    public void run(int pieces, IntConsumer piece, ProgressMonitor monitor) {
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean isStopped = new AtomicBoolean();
        Runnable help = () -> {
            for (int at = next.getAndIncrement(); at < pieces && !isStopped.get(); at = next.getAndIncrement()) {
                piece.accept(at);
            }
        };
        List<Future<?>> helping = new ArrayList<>();
        for (int helper = 1; helper < Math.min(threads, pieces); helper++) {
            helping.add(HELPERS.submit(help));
        }
        try {
            for (int at = next.getAndIncrement(); at < pieces; at = next.getAndIncrement()) {
                monitor.checkCancelled();
                piece.accept(at);
            }
        } catch (RuntimeException | Error failure) {
            isStopped.set(true);
            helping.forEach(SideBySide::end);
            throw failure;
        }
        helping.forEach(SideBySide::finish);
    }

    /** Pieces use memory of the caller, who must not go on before they are done. */
    private static void end(Future<?> helping) {
        try {
            finish(helping);
        } catch (RuntimeException | Error second) {
            // the first failure is the one that is told
        }
    }

    private static void finish(Future<?> helping) {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    helping.get();
                    return;
                } catch (InterruptedException interrupted) {
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
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

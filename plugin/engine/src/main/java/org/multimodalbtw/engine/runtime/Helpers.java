package org.multimodalbtw.engine.runtime;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that help others. They end when they have nothing to do, and hold up the end of no program. */
final class Helpers {

    /** More threads wait for memory rather than for a core. */
    private static final int MOST = 3;

    private static final long IDLE_SECONDS = 5;
    private static final ThreadPoolExecutor THREADS = threads();

    private Helpers() {}

    /** How many help at most. */
    static int most() {
        return MOST;
    }

    /** Has a task done when a thread is free. */
    static void begin(FutureTask<?> task) {
        THREADS.execute(task);
    }

    /** Whether a task had not begun; nobody begins it any more then. */
    static boolean takeBack(FutureTask<?> task) {
        return THREADS.remove(task);
    }

    /** @return what a task gave that has begun, also where the caller is interrupted, who is so still afterwards */
    static <T> T await(Future<T> task) {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException interrupted) {
                    isInterrupted = true;
                } catch (ExecutionException failed) {
                    throw new IllegalStateException(failed);
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "multimodal-btw");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}

package org.multimodalbtw.engine.program;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.multimodalbtw.engine.ProgressMonitor;

/**
 * Ends a program while its answer is awaited: when the user cancels or the thread that waits is interrupted, and when it takes too long. The
 * thread that waits can thus read the answer itself, which spares two changes of threads an answer.
 */
final class ProgramWatch implements AutoCloseable {

    private static final int LOOK_AFTER_MS = 50;

    private final Process process;
    private final ProgressMonitor monitor;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "watch over a model's program");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Waiting waiting;
    private volatile Exception reason;

    /** Who waits how long, and till when in nanoseconds. */
    private record Waiting(Thread thread, Duration most, long end) {}

    /**
     * @param process to be ended
     * @param monitor asked for cancel, by a thread of this class
     */
    ProgramWatch(Process process, ProgressMonitor monitor) {
        this.process = process;
        this.monitor = monitor;
        looks.scheduleWithFixedDelay(this::look, LOOK_AFTER_MS, LOOK_AFTER_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * The calling thread waits from now on.
     *
     * @param most so long it waits at most
     * @throws CancellationException if it is interrupted already
     */
    void begin(Duration most) {
        Thread caller = Thread.currentThread();
        if (caller.isInterrupted()) {
            CancellationException cancelled = new CancellationException("Cancelled");
            stop(cancelled);
            throw cancelled;
        }
        waiting = new Waiting(caller, most, System.nanoTime() + most.toNanos());
    }

    /** It waits no longer. */
    void end() {
        waiting = null;
    }

    /**
     * @throws ProgramProcess.Failure if the program was ended because it took too long
     * @throws CancellationException if it was because of the user
     */
    void throwReason() throws ProgramProcess.Failure {
        if (reason instanceof ProgramProcess.Failure late) {
            throw late;
        }
        if (reason instanceof RuntimeException cancelled) {
            throw cancelled;
        }
    }

    private void look() {
        Waiting now = waiting;
        if (now == null) {
            return;
        }
        try {
            monitor.checkCancelled();
        } catch (RuntimeException cancelled) {
            stop(cancelled);
        }
        if (now.thread().isInterrupted()) {
            stop(new CancellationException("Cancelled"));
        }
        if (System.nanoTime() - now.end() > 0) {
            stop(new ProgramProcess.Failure("it takes more than " + now.most().toSeconds() + " s and was stopped"));
        }
    }

    private void stop(Exception why) {
        if (reason == null) {
            reason = why;
        }
        process.destroyForcibly();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}

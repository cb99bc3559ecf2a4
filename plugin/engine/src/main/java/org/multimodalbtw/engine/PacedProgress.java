package org.multimodalbtw.engine;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Passes reports on at most four times a second, and adds the time left to messages that do not say it themselves. */
public final class PacedProgress implements ProgressMonitor {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(250);
    /** An estimate from less work than this is not worth showing. */
    private static final long LEAST_ELAPSED = TimeUnit.SECONDS.toNanos(2);

    private final ProgressMonitor target;
    private final LongSupplier clock;
    private final long start;
    private boolean reported;
    private long lastReport;

    /** @param target where reports go */
    public PacedProgress(ProgressMonitor target) {
        this(target, System::nanoTime);
    }

    /**
     * @param target where reports go
     * @param clock nanoseconds from any origin
     */
    PacedProgress(ProgressMonitor target, LongSupplier clock) {
        this.target = target;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    @Override
    public synchronized void report(double fraction, String message) {
        long now = clock.getAsLong();
        if (reported && now - lastReport < INTERVAL && fraction < 1) {
            return;
        }
        reported = true;
        lastReport = now;
        target.report(fraction, withTimeLeft(fraction, message, now - start));
    }

    @Override
    public boolean isCancelled() {
        return target.isCancelled();
    }

    private static String withTimeLeft(double fraction, String message, long elapsed) {
        if (elapsed < LEAST_ELAPSED || !(fraction > 0 && fraction < 1) || message.endsWith(" left")) {
            return message;
        }
        double seconds = elapsed / 1e9 * (1 - fraction) / fraction;
        return message + ", " + duration(seconds) + " left";
    }

    private static String duration(double seconds) {
        if (seconds < 60) {
            return (long) Math.ceil(seconds) + " s";
        }
        return seconds < 3600 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 3600) + " h";
    }
}

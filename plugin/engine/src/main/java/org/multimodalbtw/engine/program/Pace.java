package org.multimodalbtw.engine.program;

/**
 * How many requests of one kind are sent at once: as many as take some milliseconds, by what the ones before took. Two changes of processes
 * then hardly count, and requests that take longer are sent one by one.
 */
final class Pace {

    private static final long NANOS = 20_000_000;
    private static final int MOST = 64;

    /** Half of what the pipe between the processes holds on Linux. */
    private static final int MOST_BYTES = 1 << 19;

    private int count = 1;
    private long bytes;

    /** Begins to count the requests that are sent at once. */
    void begin() {
        bytes = 0;
    }

    /**
     * @param taken how many requests there are already
     * @param length bytes of another one
     * @return whether it is sent with them; the first one always is
     */
    boolean takes(int taken, int length) {
        bytes += length;
        return taken == 0 || taken < count && bytes <= MOST_BYTES;
    }

    /**
     * @param requests how many were sent at once, at least one
     * @param nanos till all were answered
     */
    void took(int requests, long nanos) {
        count = (int) Math.max(1, Math.min(MOST, NANOS * requests / Math.max(1, nanos)));
    }
}

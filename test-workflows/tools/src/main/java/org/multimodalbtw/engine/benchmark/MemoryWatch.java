package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Looks at this process's memory many times a second, since Linux keeps no peak that leaves out mapped files. */
final class MemoryWatch implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;

    private final Thread watcher = new Thread(this::watch, "memory watch");
    private volatile boolean closed;
    private volatile long peak;

    MemoryWatch() {
        watcher.setDaemon(true);
        watcher.start();
    }

    /** The most KiB that were resident at one time, without pages of files. */
    long peak() {
        return peak;
    }

    private void watch() {
        try {
            while (!closed) {
                ProcessMemory now = ProcessMemory.now();
                peak = Math.max(peak, now.resident() - now.files());
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}

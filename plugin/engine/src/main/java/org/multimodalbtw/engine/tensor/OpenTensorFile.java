package org.multimodalbtw.engine.tensor;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.multimodalbtw.engine.InputException;

/** A mapped tensor file; its lock keeps {@link #close()} from unmapping memory that another thread is reading. */
final class OpenTensorFile implements AutoCloseable {

    private static final long MOST_SECONDS_OF_READING = 10;

    private final MappedFile mapped;
    private final FileIdentity identity;
    private final TensorFileFault fault;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private volatile boolean closed;

    OpenTensorFile(MappedFile mapped, FileIdentity identity, TensorFileFault fault) {
        this.mapped = mapped;
        this.identity = identity;
        this.fault = fault;
    }

    /** @return the file as it was when it was opened */
    FileIdentity identity() {
        return identity;
    }

    /**
     * @return to be given back when all is read
     * @throws IllegalStateException if the file is closed
     */
    Lock beginReading() {
        Lock lock = use.readLock();
        lock.lock();
        if (closed) {
            lock.unlock();
            throw new IllegalStateException("The tensor table is closed");
        }
        return lock;
    }

    /**
     * To be called before values are read, and behind them: what was read of a file that became shorter in between is of no worth, and
     * Java may say so only some time later.
     */
    void requireWhole() {
        if (mapped.lengthNow() < mapped.size()) {
            throw changed(null);
        }
    }

    /** What is wrong where memory could not be read. */
    InputException changed(InternalError cause) {
        return fault.changed(mapped.lengthNow(), mapped.size(), cause);
    }

    /**
     * Unmaps the file, after any reading in progress. A thread that was struck while it read a file that became shorter may never have said
     * that it is done: after some seconds, the memory is left to the garbage collection.
     */
    @Override
    public void close() throws IOException {
        boolean isAlone = awaitReaders();
        try {
            if (!closed) {
                closed = true;
                if (isAlone) {
                    mapped.close();
                } else {
                    mapped.abandon();
                }
            }
        } finally {
            if (isAlone) {
                use.writeLock().unlock();
            }
        }
    }

    /** @return whether all readers are done, and none begins; then the lock is to be given back */
    private boolean awaitReaders() {
        boolean isInterrupted = false;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS_OF_READING);
        try {
            while (true) {
                try {
                    return use.writeLock().tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException interrupted) {
                    isInterrupted = true;
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

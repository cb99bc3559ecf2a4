package org.multimodalbtw.engine.storage;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;

/** Locks of files between processes. */
final class Locks {

    /** Who has a lock. */
    enum Answer {
        /** This channel, until it is closed or the process ends. */
        OURS,
        /** Somebody else. */
        OTHERS,
        /** It cannot be known: the file lies on a drive without locks. */
        UNKNOWN
    }

    private Locks() {}

    /** @throws ClosedChannelException if the thread was interrupted */
    static Answer tryLock(FileChannel channel) throws ClosedChannelException {
        return tryLock(channel, false);
    }

    /**
     * A lock that other processes may have, too, if they share it.
     *
     * @throws ClosedChannelException if the thread was interrupted
     */
    static Answer tryShare(FileChannel channel) throws ClosedChannelException {
        return tryLock(channel, true);
    }

    private static Answer tryLock(FileChannel channel, boolean shared) throws ClosedChannelException {
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            return lock == null ? Answer.OTHERS : Answer.OURS;
        } catch (OverlappingFileLockException inThisProcess) {
            return Answer.OTHERS;
        } catch (ClosedChannelException interrupted) {
            throw interrupted;
        } catch (IOException withoutLocks) {
            return Answer.UNKNOWN;
        }
    }
}

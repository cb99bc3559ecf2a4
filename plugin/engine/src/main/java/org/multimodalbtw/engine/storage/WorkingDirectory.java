package org.multimodalbtw.engine.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directory of one process, for what is not complete or not to last. A lock on a file in it says whether that process is alive: the
 * system lets go of it however the process ends. What dead processes left is deleted before a new one is made at the same place.
 *
 * <p>The name carries the process too, since a process must not open a lock file of its own again: on some systems closing any
 * channel of a file releases all locks that the process has on it.
 */
final class WorkingDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    private static final String CONTENT = "content";

    private static final String PROCESS = ProcessHandle.current().pid()
            + "-"
            + ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(Instant::toEpochMilli)
                    .orElse(0L);

    private final Path path;
    private final FileChannel lock;

    private WorkingDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * @param parent an existing directory
     * @param kind how names of its kind begin
     * @return a new directory, empty but for its lock, that only this user can read
     * @throws IOException if it cannot be made
     */
    static WorkingDirectory in(Path parent, String kind) throws IOException {
        deleteLeftovers(parent, kind);
        while (true) {
            Path path = Files.createTempDirectory(parent, kind + "." + PROCESS + ".");
            FileChannel lock = null;
            try {
                lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                // somebody who looked in between may have taken it for a leftover
                if (Locks.tryLock(lock) != Locks.Answer.OTHERS && Files.exists(path.resolve(LOCK))) {
                    return new WorkingDirectory(path, lock);
                }
                lock.close();
            } catch (IOException failure) {
                if (lock != null) {
                    lock.close();
                }
                Files.deleteIfExists(path.resolve(LOCK));
                boolean isThere = Files.deleteIfExists(path);
                if (isThere) {
                    throw failure;
                }
            }
        }
    }

    /**
     * Deletes what processes left that are no more. What cannot be deleted stays, without a word: it is not needed, and may be another
     * user's.
     *
     * @param parent where to look
     * @param kind how the names of the directories begin
     */
    static void deleteLeftovers(Path parent, String kind) {
        Pattern name = Pattern.compile(Pattern.quote(kind) + "\\.(\\d+-\\d+)\\.\\d+");
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, entry -> {
            Matcher match = name.matcher(entry.getFileName().toString());
            return match.matches()
                    && !match.group(1).equals(PROCESS)
                    && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        })) {
            for (Path entry : entries) {
                deleteIfLeft(entry);
            }
        } catch (IOException | DirectoryIteratorException cannotBeListed) {
            return;
        }
    }

    private static void deleteIfLeft(Path directory) {
        Path file = directory.resolve(LOCK);
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                    if (Locks.tryLock(channel) != Locks.Answer.OURS) {
                        return;
                    }
                    StoredFiles.delete(directory.resolve(CONTENT));
                }
                Files.deleteIfExists(file);
            }
            // fails where its process is about to put its lock there
            Files.deleteIfExists(directory);
        } catch (IOException stays) {
            return;
        }
    }

    /** Where to put a file or a directory; there is none yet. */
    Path content() {
        return path.resolve(CONTENT);
    }

    /** Deletes it with all that is in it. */
    @Override
    public void close() throws IOException {
        try (lock) {
            StoredFiles.delete(content());
        }
        Files.deleteIfExists(path.resolve(LOCK));
        try {
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException lockIsLookedAt) {
            return; // by somebody who takes it for a leftover, and deletes it
        }
    }
}

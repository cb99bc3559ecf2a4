package org.multimodalbtw.engine.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Directories that several processes read at once, and that go when none needs them any more. Each process has a shared lock on a file in
 * those that it reads, of which the system lets go however the process ends.
 */
public final class SharedDirectory {

    private static final String LOCK = "in-use";

    /** Half deleted, a directory must not be taken for a whole one. */
    private static final String UNUSED = ".unused";

    /** What this process reads until it ends; a second lock on the same file would end the first on some systems. */
    private static final Map<Path, FileChannel> OURS = new HashMap<>();

    private SharedDirectory() {}

    /**
     * Keeps a directory from being deleted until this process ends.
     *
     * @param directory to be read
     * @return whether it is there
     * @throws IOException if its files cannot be opened
     */
    public static synchronized boolean use(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        if (!OURS.containsKey(directory)) {
            FileChannel channel = FileChannel.open(
                    directory.resolve(LOCK),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            Locks.tryShare(channel);
            OURS.put(directory, channel);
        }
        return Files.isDirectory(directory);
    }

    /**
     * Deletes directories that no process uses. What cannot be deleted, or lies on a drive without locks, stays without a word.
     *
     * @param parent where to look
     * @param names of the directories
     * @param kept stays in any case
     */
    public static synchronized void deleteUnused(Path parent, Pattern names, Path kept) {
        Pattern all = Pattern.compile("(" + names.pattern() + ")(" + Pattern.quote(UNUSED) + ")?");
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                parent,
                entry -> all.matcher(entry.getFileName().toString()).matches()
                        && !entry.equals(kept)
                        && !OURS.containsKey(entry)
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
            for (Path entry : entries) {
                deleteIfUnused(entry);
            }
        } catch (IOException | DirectoryIteratorException cannotBeListed) {
            return;
        }
    }

    private static void deleteIfUnused(Path directory) {
        try {
            if (directory.toString().endsWith(UNUSED)) {
                StoredFiles.delete(directory);
            } else if (isUnused(directory)) {
                Path unused = directory.resolveSibling(directory.getFileName() + UNUSED);
                StoredFiles.delete(Files.move(directory, unused));
            }
        } catch (IOException stays) {
            return;
        }
    }

    private static boolean isUnused(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(
                directory.resolve(LOCK),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            return Locks.tryLock(channel) == Locks.Answer.OURS;
        }
    }
}

package org.multimodalbtw.engine.storage;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files, and directories with all that is in them; links are not followed. */
public final class StoredFiles {

    private static final boolean WINDOWS = File.separatorChar == '\\';

    /** Windows writes to disk only what is open for writing. */
    private static final OpenOption ENOUGH_TO_FORCE = WINDOWS ? StandardOpenOption.WRITE : StandardOpenOption.READ;

    private StoredFiles() {}

    /** All that is in a tree, what is in a directory before the directory. */
    private static List<Path> deepestFirst(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    /**
     * Deletes a file, or a directory with everything in it; nothing where there is none.
     *
     * @param tree the file or directory; a link is deleted and not followed
     * @throws IOException if something in it cannot be deleted
     */
    static void delete(Path tree) throws IOException {
        if (Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            for (Path file : deepestFirst(tree)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Returns when all of a tree is on the disk, so that it is there after the machine has failed.
     *
     * @param tree a file or a directory
     * @throws IOException if the disk does not take it
     */
    public static void force(Path tree) throws IOException {
        for (Path file : deepestFirst(tree)) {
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                forceNames(file);
            } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                forceFile(file);
            }
        }
    }

    private static void forceFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, ENOUGH_TO_FORCE)) {
            channel.force(true);
        } catch (AccessDeniedException readOnly) {
            if (!WINDOWS) {
                throw readOnly;
            }
        }
    }

    /**
     * Returns when the names in a directory are on the disk, with what was renamed in it; Windows has no way to ask for that.
     *
     * @param directory the directory, not what is in it
     * @throws IOException if the disk does not take it
     */
    public static void forceNames(Path directory) throws IOException {
        if (!WINDOWS) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                force(channel);
            }
        }
    }

    /** Some network drives cannot force a directory, and need not. */
    private static void force(FileChannel directory) {
        try {
            directory.force(true);
        } catch (IOException notPossible) {
            return;
        }
    }
}

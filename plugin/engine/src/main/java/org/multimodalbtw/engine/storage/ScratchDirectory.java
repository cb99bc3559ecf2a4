package org.multimodalbtw.engine.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for temporary files; all that is in it is deleted when it is closed. */
public final class ScratchDirectory implements AutoCloseable {

    private final Path path;

    private ScratchDirectory(Path path) {
        this.path = path;
    }

    /**
     * @return a new directory among the system's temporary files
     * @throws IOException if it cannot be made
     */
    public static ScratchDirectory create() throws IOException {
        return new ScratchDirectory(Files.createTempDirectory("multimodalbtw"));
    }

    /** @return where it is */
    public Path path() {
        return path;
    }

    /**
     * Deletes a directory with everything in it; nothing where there is none.
     *
     * @param directory the directory; a link is deleted and not followed
     * @throws IOException if something in it cannot be deleted
     */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    /** @throws IOException if a file cannot be deleted */
    @Override
    public void close() throws IOException {
        delete(path);
    }
}

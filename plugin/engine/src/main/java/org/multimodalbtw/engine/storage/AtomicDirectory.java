package org.multimodalbtw.engine.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a directory that appears complete or not at all: it is made beside its place and moved there in one step. */
public final class AtomicDirectory {

    private AtomicDirectory() {}

    /** Writes what is in a directory. */
    public interface Content {

        /**
         * @param directory exists and is empty
         * @throws IOException if it cannot be written; nothing of it is kept then
         */
        void write(Path directory) throws IOException;
    }

    /**
     * @param directory does not exist yet, or is an empty directory, which is replaced; the one that it lies in is made if needed
     * @param content writes what is to be in it
     * @throws IOException if it cannot be written, or the place is not free; the place is then as it was
     */
    public static void write(Path directory, Content content) throws IOException {
        Files.createDirectories(directory.toAbsolutePath().getParent());
        try (Draft draft = Draft.of(directory)) {
            content.write(Files.createDirectory(draft.path()));
            draft.commit();
        }
    }
}

package org.multimodalbtw.engine.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory for temporary files; all that is in it is deleted when it is closed, or, where its process was killed, when the next process
 * needs one.
 */
public final class ScratchDirectory implements AutoCloseable {

    private static final String KIND = "multimodalbtw-scratch";

    private final WorkingDirectory working;

    private ScratchDirectory(WorkingDirectory working) {
        this.working = working;
    }

    /**
     * @return a new directory among the system's temporary files
     * @throws IOException if it cannot be made
     */
    public static ScratchDirectory create() throws IOException {
        return in(temporary());
    }

    static ScratchDirectory in(Path parent) throws IOException {
        WorkingDirectory working = WorkingDirectory.in(parent, KIND);
        try {
            Files.createDirectory(working.content());
            return new ScratchDirectory(working);
        } catch (IOException | RuntimeException failure) {
            working.close();
            throw failure;
        }
    }

    /** Deletes the scratch directories of processes that were killed; those that another user has, or that are in use, stay. */
    public static void deleteLeftovers() {
        WorkingDirectory.deleteLeftovers(temporary(), KIND);
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** @return where it is */
    public Path path() {
        return working.content();
    }

    /** @throws IOException if a file cannot be deleted */
    @Override
    public void close() throws IOException {
        working.close();
    }
}

package org.multimodalbtw.engine.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file or directory that is written beside its place and put there when it is complete, in one step. Until then, and if it is closed
 * without, the place stays as it was; what a process leaves that is killed is deleted by the next one that writes there.
 */
public final class Draft implements AutoCloseable {

    private static final String KIND = ".multimodalbtw-draft";

    private final Path target;
    private final WorkingDirectory working;

    private Draft(Path target, WorkingDirectory working) {
        this.target = target;
        this.working = working;
    }

    /**
     * @param target where it is to be; the directory that it lies in exists
     * @return a draft of it; close it in any case
     * @throws IOException if the directory cannot be written to
     */
    public static Draft of(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        return new Draft(absolute, WorkingDirectory.in(absolute.getParent(), KIND));
    }

    /** @return where to write the file or the directory; there is none yet */
    public Path path() {
        return working.content();
    }

    /**
     * Puts it in its place, where a file and an empty directory are replaced. It is on the disk before.
     *
     * @throws IOException if it cannot be written or moved; the place is then as it was
     */
    public void commit() throws IOException {
        StoredFiles.force(path());
        if (Files.isDirectory(path()) && Files.isDirectory(target)) {
            Files.deleteIfExists(target);
        }
        Files.move(path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        StoredFiles.forceNames(target.getParent());
    }

    /** Gives up what was not committed. */
    @Override
    public void close() throws IOException {
        working.close();
    }
}

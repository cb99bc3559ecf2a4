package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for files that nobody needs afterwards.
 *
 * @param path the folder
 */
public record ScratchFolder(Path path) implements AutoCloseable {

    /**
     * @return a new, empty folder; the caller closes it
     * @throws IOException if it cannot be created
     */
    public static ScratchFolder create() throws IOException {
        return new ScratchFolder(Files.createTempDirectory("benchmark"));
    }

    /**
     * @param name a file's name
     * @return its place in the folder
     */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Deletes the folder with all that is in it. */
    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}

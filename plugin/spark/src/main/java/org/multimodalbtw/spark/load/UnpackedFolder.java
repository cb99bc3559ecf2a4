package org.multimodalbtw.spark.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that several programs of a machine read, and that one of them unpacks: it appears whole or not at all. */
final class UnpackedFolder {

    private UnpackedFolder() {}

    /** Writes what is in it. */
    interface Content {
        /** @param folder exists and is empty */
        void write(Path folder) throws IOException;
    }

    /**
     * @param parent where it lies; made if needed
     * @param name its name, by which its content is known
     * @param content what is to be in it, if it is not there yet
     * @return the folder
     * @throws IOException if it cannot be written, or is there already and belongs to another user, who may have put anything there
     */
    static Path of(Path parent, String name, Content content) throws IOException {
        Path folder = parent.resolve(name);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(parent);
            Path draft = Files.createTempDirectory(parent, "unpacking-");
            try {
                content.write(draft);
                Files.move(draft, folder);
            } catch (IOException failure) {
                delete(draft);
                // another program may have unpacked it in the meantime
                if (!Files.isDirectory(folder)) {
                    throw failure;
                }
            }
        }
        requireOurs(folder);
        return folder;
    }

    private static void requireOurs(Path folder) throws IOException {
        Path own = Files.createTempFile("owner", "");
        try {
            if (!Files.getOwner(folder).equals(Files.getOwner(own))) {
                throw new IOException("The folder " + folder + " belongs to " + Files.getOwner(folder)
                        + ". Name another place in spark.multimodalbtw.cache, which only you can write.");
            }
        } finally {
            Files.delete(own);
        }
    }

    private static void delete(Path draft) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(draft)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}

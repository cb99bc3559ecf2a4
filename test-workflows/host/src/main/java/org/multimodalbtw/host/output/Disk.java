package org.multimodalbtw.host.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.multimodalbtw.engine.storage.StoredFiles;

/** The steps by which a folder is changed. Each is done wholly or not at all, also where the process is killed. */
class Disk {

    /**
     * Renames a file or folder.
     *
     * @param from which must exist
     * @param to which must not exist; its parents are made
     * @throws IOException if that is not possible; then {@code from} is where it was
     */
    void move(Path from, Path to) throws IOException {
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to.toString(), null, "something is there already");
        }
        Files.createDirectories(to.getParent());
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Writes a text to a file, or replaces the file's text.
     *
     * @param file the file
     * @param text its content
     * @throws IOException if it cannot be written; then the file is as it was
     */
    void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        StoredFiles.forceNames(file.getParent());
    }

    /**
     * Returns when a folder with all that is in it is on the disk.
     *
     * @param folder the folder
     * @throws IOException if the disk does not take it
     */
    void force(Path folder) throws IOException {
        StoredFiles.force(folder);
    }

    /**
     * Returns when the renames in a folder are on the disk.
     *
     * @param folder the folder, not what is in it
     * @throws IOException if the disk does not take it
     */
    void forceNames(Path folder) throws IOException {
        StoredFiles.forceNames(folder);
    }

    /**
     * @param file a file or an empty folder, which may be gone already
     * @throws IOException if it cannot be deleted
     */
    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}

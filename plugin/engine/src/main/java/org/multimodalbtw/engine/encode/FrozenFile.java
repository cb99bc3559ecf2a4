package org.multimodalbtw.engine.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.storage.FileHashes;

/**
 * A file of somebody else's that an encoder carries and that must stay as it is.
 *
 * @param path where it is
 * @param sha256 the hash of its bytes, 64 hexadecimal digits
 */
public record FrozenFile(Path path, String sha256) {

    private static final String ANEW = "Run the encoder node again, or put the original file back.";

    /**
     * @param path a file
     * @return the file with its hash as it is now
     * @throws InputException if there is no such file
     * @throws IOException if it cannot be read
     */
    public static FrozenFile of(Path path) throws IOException {
        requireThere(path, "Choose a folder that has it.");
        return new FrozenFile(path, FileHashes.of(path));
    }

    /**
     * @throws InputException if the file is not there or its bytes are not those of the hash
     * @throws IOException if it cannot be read
     */
    public void verify() throws IOException {
        requireThere(path, ANEW);
        require(FileHashes.of(path).equals(sha256));
    }

    private static void requireThere(Path path, String remedy) {
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    "There is no file '" + path.getFileName() + "' in '" + path.getParent() + "'.", remedy);
        }
    }

    /**
     * @param most how many bytes it may have
     * @return its bytes, which are those of the hash
     * @throws InputException if the file is not there, is larger, or its bytes are not those of the hash
     * @throws IOException if it cannot be read
     */
    public byte[] read(int most) throws IOException {
        requireThere(path, ANEW);
        if (Files.size(path) > most) {
            throw new InputException(
                    "The file '" + path.getFileName() + "' has " + Files.size(path) + " bytes; at most " + most
                            + " are read.",
                    "Choose another file.");
        }
        byte[] bytes = Files.readAllBytes(path);
        require(FileHashes.of(bytes).equals(sha256));
        return bytes;
    }

    /** @throws InputException if its bytes are not those of the hash */
    void require(boolean same) {
        if (!same) {
            throw new InputException(
                    "The file '" + path.getFileName()
                            + "' is not the one that the encoder was fitted with: its SHA-256 is not " + sha256 + ".",
                    ANEW);
        }
    }
}

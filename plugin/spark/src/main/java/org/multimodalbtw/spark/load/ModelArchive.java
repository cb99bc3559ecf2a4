package org.multimodalbtw.spark.load;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A model, or a set of encoders, as bytes, in which it goes to the machines that use it. */
public final class ModelArchive {

    /** The archive that was unpacked last, which is that of the next partition, and where it lies. */
    private static byte[] last;

    private static Path lastFolder;

    private ModelArchive() {}

    /**
     * @param folder a model
     * @return its files; of at most 2 GB
     * @throws IOException if one cannot be read
     */
    public static byte[] of(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FolderZip.write(folder, bytes);
        return bytes.toByteArray();
    }

    /**
     * Unpacks a model, once a machine.
     *
     * @param archive what {@link #of} gave
     * @param cache as of {@link EngineSettings#cache}
     * @return the model's folder
     * @throws IOException if it cannot be written
     */
    public static synchronized Path unpack(byte[] archive, String cache) throws IOException {
        if (archive != last) {
            lastFolder = UnpackedFolder.of(
                    Engines.folder(cache),
                    "model-" + hash(archive),
                    folder -> FolderZip.extract(new ByteArrayInputStream(archive), folder));
            last = archive;
        }
        return lastFolder;
    }

    private static String hash(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

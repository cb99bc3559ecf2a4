package org.multimodalbtw.spark.load;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A model's directory as bytes, in which it goes to the machines that use it. */
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
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                ZipEntry entry = new ZipEntry(folder.relativize(file).toString().replace('\\', '/'));
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
            }
        }
        return bytes.toByteArray();
    }

    /**
     * Unpacks a model, once a machine.
     *
     * @param archive what {@link #of} gave
     * @param cache as of {@link Engines#get}
     * @return the model's folder
     * @throws IOException if it cannot be written
     */
    public static synchronized Path unpack(byte[] archive, String cache) throws IOException {
        if (archive != last) {
            lastFolder = UnpackedFolder.of(
                    Engines.folder(cache), "model-" + hash(archive), folder -> write(archive, folder));
            last = archive;
        }
        return lastFolder;
    }

    private static void write(byte[] archive, Path folder) throws IOException {
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Path file = folder.resolve(entry.getName()).normalize();
            if (!file.startsWith(folder)) {
                throw new IOException("A model with a file outside of its folder: " + entry.getName());
            }
            Files.createDirectories(file.getParent());
            Files.copy(zip, file);
        }
    }

    private static String hash(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package org.multimodalbtw.spark.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * What the application carries: the engine's jar with libraries in it, and a jar with libtorch. Java looks into neither, so they are unpacked
 * once a machine, into a folder that is named after what is in them. It appears whole or not at all.
 *
 * <pre>
 *   engine.jar            the engine
 *   lib/*.jar             its libraries
 *   pytorch/cpu/...       libtorch
 * </pre>
 */
final class CarriedFiles {

    private static final List<String> CARRIED = List.of("carried/engine.jar", "carried/natives.jar");
    private static final String LIBTORCH = "pytorch/cpu/linux-x86_64";

    private final Path folder;

    private CarriedFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * @param cache where it is unpacked; made if needed
     * @return what is unpacked
     * @throws IOException if it cannot be written, or the application carries nothing
     */
    static CarriedFiles in(Path cache) throws IOException {
        return new CarriedFiles(UnpackedFolder.of(cache, "spark-" + name(), CarriedFiles::unpack));
    }

    /** @return the jar or folder that these classes are from */
    static Path own() throws IOException {
        try {
            return Path.of(CarriedFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException noFile) {
            throw new IOException("The application's own classes are not found", noFile);
        }
    }

    /** What is carried, in a few letters: names, sizes and check sums, which need not be computed. */
    private static String name() throws IOException {
        Path own = own();
        StringBuilder all = new StringBuilder();
        if (Files.isDirectory(own)) {
            for (String carried : CARRIED) {
                Path file = own.resolve(carried);
                all.append(carried).append(Files.size(file)).append(Files.getLastModifiedTime(file));
            }
        } else {
            try (ZipFile jar = new ZipFile(own.toFile())) {
                for (String carried : CARRIED) {
                    ZipEntry entry = jar.getEntry(carried);
                    all.append(carried).append(entry.getSize()).append('-').append(entry.getCrc());
                }
            }
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void unpack(Path draft) throws IOException {
        Path engine = draft.resolve("engine.jar");
        try (InputStream in = open(CARRIED.get(0))) {
            Files.copy(in, engine);
        }
        try (InputStream in = Files.newInputStream(engine)) {
            extract(in, "lib/", draft);
        }
        try (InputStream in = open(CARRIED.get(1))) {
            extract(in, "pytorch/", draft);
        }
    }

    private static InputStream open(String carried) throws IOException {
        InputStream in = CarriedFiles.class.getClassLoader().getResourceAsStream(carried);
        if (in == null) {
            throw new IOException("The application lacks " + carried + ": it was not packed by its build");
        }
        return in;
    }

    private static void extract(InputStream archive, String start, Path to) throws IOException {
        ZipInputStream entries = new ZipInputStream(archive);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            Path file = to.resolve(entry.getName()).normalize();
            if (!entry.isDirectory() && entry.getName().startsWith(start) && file.startsWith(to)) {
                Files.createDirectories(file.getParent());
                Files.copy(entries, file);
            }
        }
    }

    /**
     * @return the engine and its libraries
     * @throws IOException if they cannot be listed
     */
    List<Path> classPath() throws IOException {
        try (Stream<Path> libraries = Files.list(folder.resolve("lib"))) {
            return Stream.concat(Stream.of(folder.resolve("engine.jar")), libraries.sorted())
                    .toList();
        }
    }

    /** @return the folder with libtorch's shared libraries */
    Path libtorch() {
        return folder.resolve(LIBTORCH);
    }
}

package org.multimodalbtw.engine.program;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.multimodalbtw.engine.storage.AtomicDirectory;
import org.multimodalbtw.engine.storage.FileHashes;
import org.multimodalbtw.engine.storage.SharedDirectory;

/**
 * Where another Java program finds the engine's classes and libraries. An installed engine is a jar with jars in it, which Java does not look
 * into: these are unpacked once, into a folder that is named after the jar's SHA-256. What earlier versions unpacked is deleted if no process
 * uses it any more.
 */
final class EngineHome {

    private static final String LIBRARIES = "lib/";
    private static final String JAR = ".jar";
    private static final Pattern UNPACKED = Pattern.compile("engine-[0-9a-f]{64}");

    private static String classPath;

    private EngineHome() {}

    /**
     * @param cache a folder for what has to be unpacked; created when needed
     * @return a class path with the engine and its libraries
     * @throws IOException if it cannot be unpacked
     */
    static synchronized String classPath(Path cache) throws IOException {
        if (classPath == null) {
            List<Path> libraries = libraries(own(), cache);
            classPath = libraries.isEmpty()
                    ? System.getProperty("java.class.path")
                    : String.join(
                            File.pathSeparator,
                            libraries.stream().map(Path::toString).toList());
        }
        return classPath;
    }

    private static Path own() throws IOException {
        return file(EngineHome.class.getProtectionDomain().getCodeSource().getLocation());
    }

    /**
     * @param location of classes, as Java writes it, or as Equinox does, where blanks and other characters stand for themselves
     * @return the jar or folder
     * @throws IOException if there is none
     */
    static Path file(URL location) throws IOException {
        File plain = new File(location.getPath());
        if (plain.exists()) {
            return plain.toPath();
        }
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException | IllegalArgumentException otherwise) {
            throw new IOException("The engine's own classes are not found", otherwise);
        }
    }

    /**
     * @param engine a folder of classes, or a jar
     * @param cache where the jars in a jar are unpacked
     * @return the engine and the jars in it; nothing if there are none, where the class path of this program has them
     * @throws IOException if they cannot be unpacked
     */
    static List<Path> libraries(Path engine, Path cache) throws IOException {
        Path folder = Files.isDirectory(engine) ? engine.resolve(LIBRARIES) : unpacked(engine, cache);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>(List.of(engine));
        try (Stream<Path> jars = Files.list(folder)) {
            jars.filter(jar -> jar.toString().endsWith(JAR)).sorted().forEach(found::add);
        }
        return found.size() == 1 ? List.of() : found;
    }

    private static Path unpacked(Path engine, Path cache) throws IOException {
        Path folder = cache.resolve("engine-" + FileHashes.of(engine));
        if (!SharedDirectory.use(folder)) {
            unpack(engine, folder);
            SharedDirectory.use(folder);
        }
        SharedDirectory.deleteUnused(cache, UNPACKED, folder);
        return folder;
    }

    private static void unpack(Path engine, Path folder) throws IOException {
        try (ZipFile jar = new ZipFile(engine.toFile())) {
            List<? extends ZipEntry> inside = jar.stream()
                    .filter(entry -> entry.getName().matches("lib/[^/\\\\]+\\.jar"))
                    .toList();
            if (inside.isEmpty()) {
                return;
            }
            Files.createDirectories(folder.getParent());
            AtomicDirectory.write(folder, temporary -> {
                for (ZipEntry entry : inside) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, temporary.resolve(entry.getName().substring(LIBRARIES.length())));
                    }
                }
            });
        } catch (IOException failure) {
            // another program may have unpacked it in the meantime
            if (!Files.isDirectory(folder)) {
                throw failure;
            }
        }
    }
}

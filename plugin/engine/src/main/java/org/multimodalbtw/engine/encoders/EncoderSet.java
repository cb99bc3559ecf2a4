package org.multimodalbtw.engine.encoders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.multimodalbtw.engine.encode.EncoderDirectory;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.table.TabularManifest;

/** Encoders of several modalities that travel with a tensor or a model: a directory with one encoder's directory for each. */
public final class EncoderSet {

    private EncoderSet() {}

    /**
     * Copies encoders into a set.
     *
     * @param encoders directories of encoders, of different modalities
     * @param directory the set; made if it does not exist
     * @throws IOException if a file cannot be read or written
     */
    public static void write(List<Path> encoders, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (int i = 0; i < encoders.size(); i++) {
            Path copy = Files.createDirectory(directory.resolve(String.valueOf(i)));
            for (Path file : content(encoders.get(i))) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    /**
     * Copies encoders into a set under other names.
     *
     * @param encoders directories of encoders
     * @param modalities the name of each one's modality in the set, all different
     * @param directory the set; made if it does not exist
     * @throws IOException if a file cannot be read or written
     */
    public static void write(List<Path> encoders, List<String> modalities, Path directory) throws IOException {
        write(encoders, directory);
        List<Path> copies = directories(directory);
        for (int i = 0; i < copies.size(); i++) {
            EncoderDirectory.rename(copies.get(i), modalities.get(i));
        }
    }

    /**
     * @param directory a set
     * @return the directories of its encoders, in the order in which they were written; none where there is no set
     * @throws IOException if it cannot be read
     */
    public static List<Path> directories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        return content(directory).stream().filter(Files::isDirectory).toList();
    }

    /**
     * @param directory a set
     * @return its encoders by the names of their modalities
     * @throws org.multimodalbtw.engine.InputException if an encoder is damaged, or a newer version of this extension wrote it
     * @throws IOException if it cannot be read
     */
    public static Map<String, FittedEncoder> load(Path directory) throws IOException {
        Map<String, FittedEncoder> encoders = new LinkedHashMap<>();
        for (Path one : directories(directory)) {
            FittedEncoder encoder = EncoderKinds.load(one);
            encoders.put(encoder.output().name(), encoder);
        }
        return encoders;
    }

    /**
     * @param directory a set
     * @return those of its encoders that read numbers and categories, by the names of their modalities
     * @throws org.multimodalbtw.engine.InputException as of {@link #load}
     * @throws IOException if it cannot be read
     */
    public static Map<String, FittedEncoder> loadTables(Path directory) throws IOException {
        Map<String, FittedEncoder> encoders = new LinkedHashMap<>();
        for (Path one : directories(directory)) {
            if (EncoderDirectory.isOf(one, TabularManifest.KIND)) {
                FittedEncoder encoder = EncoderKinds.load(one);
                encoders.put(encoder.output().name(), encoder);
            }
        }
        return encoders;
    }

    private static List<Path> content(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted(EncoderSet::byNumber).toList();
        }
    }

    /** "10" comes after "9". */
    private static int byNumber(Path one, Path other) {
        String first = one.getFileName().toString();
        String second = other.getFileName().toString();
        return first.length() == second.length() ? first.compareTo(second) : first.length() - second.length();
    }
}

package org.multimodalbtw.host.output;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.multimodalbtw.engine.storage.FileHashes;

/**
 * The files that a run wrote into its folder. A file is the run's own as long as it has the content that the run gave it; a
 * summary says so of itself by the hash of its text with {@link #UNSEALED} in the place of that hash.
 *
 * @param hashes SHA-256 in hexadecimal digits of each file, by its path below the folder, with slashes
 */
public record WrittenFiles(SortedMap<String, String> hashes) {

    /** The name of the summary in the folder. */
    public static final String SUMMARY = "summary.json";
    /** The key of the files in the summary. */
    public static final String KEY = "written";
    /** Stands for the summary's own hash until it is known. */
    public static final String UNSEALED = "0".repeat(64);

    static final WrittenFiles NONE = new WrittenFiles(new TreeMap<>());

    /** Sorts the files by path. */
    public WrittenFiles {
        hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
    }

    /**
     * @param folder a folder
     * @return all files in it
     * @throws IOException if one cannot be read
     */
    static WrittenFiles in(Path folder) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(folder.relativize(file).toString().replace(File.separatorChar, '/'), FileHashes.of(file));
            }
        }
        return new WrittenFiles(hashes);
    }

    /**
     * @param folder the folder of an earlier run's results, or any other one
     * @return the files that its summary lists; none if there is no summary or it has no such list
     * @throws IOException if the summary cannot be read
     */
    static WrittenFiles listedIn(Path folder) throws IOException {
        Path summary = folder.resolve(SUMMARY);
        if (!Files.isRegularFile(summary)) {
            return NONE;
        }
        SortedMap<String, String> hashes = new TreeMap<>();
        try {
            String text = new String(Files.readAllBytes(summary), StandardCharsets.UTF_8);
            if (JsonParser.parseString(text) instanceof JsonObject json && json.get(KEY) instanceof JsonObject files) {
                for (Map.Entry<String, JsonElement> file : files.entrySet()) {
                    if (FileTree.liesBelow(folder, file.getKey())) {
                        hashes.put(file.getKey(), file.getValue().getAsString());
                    }
                }
            }
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException notOurs) {
            return NONE;
        }
        return new WrittenFiles(hashes);
    }

    /**
     * @param summary the text of a summary, whose list has {@link #UNSEALED} for itself
     * @return the same with its own hash
     */
    static String seal(String summary) {
        return summary.replace(UNSEALED, FileHashes.of(summary.getBytes(StandardCharsets.UTF_8)));
    }

    /** @return these and the summary, whose hash is not known */
    WrittenFiles withUnsealedSummary() {
        return and(new WrittenFiles(new TreeMap<>(Map.of(SUMMARY, UNSEALED))));
    }

    /** @return the first names of all paths, sorted */
    public SortedSet<String> topNames() {
        SortedSet<String> names = new TreeSet<>();
        hashes.keySet().forEach(path -> names.add(path.split("/", 2)[0]));
        return names;
    }

    /**
     * @param top a file or folder directly in the folder
     * @return the paths of the files that are or lie in it
     */
    List<String> under(String top) {
        return hashes.keySet().stream()
                .filter(path -> path.equals(top) || path.startsWith(top + "/"))
                .toList();
    }

    /**
     * @param top a file or folder directly in the folder
     * @return only the files that are or lie in it
     */
    WrittenFiles only(String top) {
        SortedMap<String, String> part = new TreeMap<>();
        under(top).forEach(path -> part.put(path, hashes.get(path)));
        return new WrittenFiles(part);
    }

    /**
     * @param others more files
     * @return these and the others
     */
    WrittenFiles and(WrittenFiles others) {
        SortedMap<String, String> all = new TreeMap<>(hashes);
        all.putAll(others.hashes);
        return new WrittenFiles(all);
    }

    /**
     * @param folder the folder
     * @param path a file of this list
     * @return whether it lies there as it was written, and not behind a link
     * @throws IOException if it cannot be read
     */
    boolean isUnchanged(Path folder, String path) throws IOException {
        Path file = folder.resolve(path);
        for (Path parent = file.getParent(); !parent.equals(folder); parent = parent.getParent()) {
            if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return isUnchanged(file, path, hashes.get(path));
    }

    /** Whether a file, wherever it lies, has the content that was written under a path. */
    static boolean isUnchanged(Path file, String path, String hash) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (path.equals(SUMMARY)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return FileHashes.of(text.replace(hash, UNSEALED).getBytes(StandardCharsets.UTF_8))
                    .equals(hash);
        }
        return FileHashes.of(file).equals(hash);
    }
}

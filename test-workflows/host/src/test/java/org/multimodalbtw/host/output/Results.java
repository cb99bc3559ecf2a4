package org.multimodalbtw.host.output;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of results for tests, and what runs into it say. */
final class Results {

    static final Sources NOTHING_READ = new Sources(Optional.empty(), Optional.empty());

    final Path folder;
    final List<String> notices = new ArrayList<>();

    Results(Path folder) {
        this.folder = folder;
    }

    /** A run that writes files, given as path and content in turn, and a summary. */
    void run(String... files) throws IOException {
        run(new Disk(), NOTHING_READ, files);
    }

    void run(Disk disk, Sources sources, String... files) throws IOException {
        try (OutputDirectory out = OutputDirectory.prepare(folder, sources, notices::add, disk)) {
            for (int index = 0; index < files.length; index += 2) {
                write(out.path(), files[index], files[index + 1]);
            }
            out.publish(Results::summary);
        }
    }

    /** A run that only looks at the folder and is given up. */
    List<String> open() {
        List<String> said = new ArrayList<>();
        OutputDirectory.prepare(folder, NOTHING_READ, said::add).close();
        return said;
    }

    static String summary(WrittenFiles written) {
        JsonObject hashes = new JsonObject();
        written.hashes().forEach(hashes::addProperty);
        JsonObject json = new JsonObject();
        json.addProperty("accuracy", .5);
        json.add("written", hashes);
        return json.toString();
    }

    /** The user's own doing. */
    Results write(String path, String content) throws IOException {
        write(folder, path, content);
        return this;
    }

    static void write(Path folder, String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** All files by path, without summaries, whose content differs where hashes do. */
    SortedMap<String, String> content() throws IOException {
        SortedMap<String, String> content = contentWithSummaries();
        content.keySet().removeIf(path -> path.endsWith("summary.json"));
        return content;
    }

    SortedMap<String, String> contentWithSummaries() throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                content.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static SortedMap<String, String> files(String... files) {
        SortedMap<String, String> content = new TreeMap<>();
        for (int index = 0; index < files.length; index += 2) {
            content.put(files[index], files[index + 1]);
        }
        return content;
    }
}

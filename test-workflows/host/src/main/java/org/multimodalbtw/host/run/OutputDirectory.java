package org.multimodalbtw.host.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;

/**
 * The directory of a run's results. They are written to a temporary directory beside it, which takes its place when all is
 * there; until then nothing of it changes. A directory that is not empty is replaced only if it holds the results of an
 * earlier run and nothing else.
 */
final class OutputDirectory implements AutoCloseable {

    static final String SUMMARY = "summary.json";
    /** The key under which the summary lists what lies in the directory. */
    static final String FILES = "files";

    private static final String RESULTS = "results";
    private static final String SCRATCH = "scratch";

    private final Path target;
    private final Path temporary;
    private final Thread cleaning = new Thread(this::deleteQuietly, "delete unfinished results");

    private OutputDirectory(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
        Runtime.getRuntime().addShutdownHook(cleaning);
    }

    /**
     * @param directory where the results are wanted
     * @return the place to write them
     * @throws InputException if the directory holds something else, or cannot be written
     */
    static OutputDirectory prepare(Path directory) {
        Path target = directory.toAbsolutePath().normalize();
        try {
            requireReplaceable(target);
            Files.createDirectories(target.getParent());
            Path temporary = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-unfinished-");
            Files.createDirectory(temporary.resolve(RESULTS));
            Files.createDirectory(temporary.resolve(SCRATCH));
            return new OutputDirectory(target, temporary);
        } catch (IOException failure) {
            throw new InputException(
                    "The results cannot be written to " + target + ": " + reason(failure) + ".",
                    "Choose another folder with --out, or make its parent folder writable.",
                    failure);
        }
    }

    /** @return where the results are to be written for the time being */
    Path path() {
        return temporary.resolve(RESULTS);
    }

    /** @return a directory, empty at first, for what is not among the results */
    Path scratch() {
        return temporary.resolve(SCRATCH);
    }

    /** Deletes all that is not among the results. */
    void clearScratch() throws IOException {
        delete(scratch());
        Files.createDirectory(scratch());
    }

    /** @return what is among the results so far, sorted */
    List<String> files() throws IOException {
        return List.copyOf(names(path()));
    }

    /**
     * Puts the results in their place.
     *
     * @throws IOException if that fails; then what was there before is still there
     */
    void publish() throws IOException {
        requireReplaceable(target);
        if (!Files.exists(target)) {
            Files.move(path(), target);
            return;
        }
        Path replaced = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-replaced-");
        Path former = replaced.resolve("former");
        Files.move(target, former);
        try {
            Files.move(path(), target);
        } catch (IOException failure) {
            Files.move(former, target);
            Files.delete(replaced);
            throw failure;
        }
        delete(replaced);
    }

    /** Deletes what has not been published. */
    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaning);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook does it
        }
        delete(temporary);
    }

    private static void requireReplaceable(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new InputException(target + " is a file.", "Choose a folder with --out.");
        }
        Set<String> present = names(target);
        if (present.isEmpty()) {
            return;
        }
        Set<String> foreign = new TreeSet<>(present);
        foreign.removeAll(filesOfEarlierRun(target.resolve(SUMMARY)));
        if (!foreign.isEmpty()) {
            throw new InputException(
                    "The folder " + target + " holds files that no earlier run wrote, for example '"
                            + foreign.iterator().next() + "'.",
                    "Choose another folder with --out, or move these files away.");
        }
    }

    private static Set<String> filesOfEarlierRun(Path summary) throws IOException {
        Set<String> files = new HashSet<>();
        if (!Files.isRegularFile(summary)) {
            return files;
        }
        try {
            JsonElement content = JsonParser.parseString(Files.readString(summary));
            if (content instanceof JsonObject object && object.has(FILES)) {
                object.getAsJsonArray(FILES).forEach(file -> files.add(file.getAsString()));
            }
        } catch (JsonParseException | ClassCastException | IllegalStateException notOurs) {
            files.clear();
        }
        return files;
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    private void deleteQuietly() {
        try {
            delete(temporary);
        } catch (IOException | UncheckedIOException failure) {
            System.err.println("Unfinished results are left in " + temporary + ": " + failure.getMessage());
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof FileSystemException of && of.getReason() != null) {
            return of.getReason();
        }
        String kind = failure.getClass().getSimpleName().replace("Exception", "");
        return kind + (failure.getMessage() == null ? "" : " " + failure.getMessage());
    }
}

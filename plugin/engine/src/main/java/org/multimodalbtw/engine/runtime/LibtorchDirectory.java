package org.multimodalbtw.engine.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.InputException;

/**
 * A libtorch that the user has: what it is, read from the files that come with it, before anything of it is loaded.
 *
 * @param libraries the directory of its shared libraries
 * @param version for example {@code "2.7.1"}
 * @param flavor for example {@code "cpu"} or {@code "cu128"}
 */
public record LibtorchDirectory(Path libraries, String version, String flavor) {

    /** The flavors that the engine's JNI library is built for. */
    static final List<String> FLAVORS = List.of("cpu", "cu128");

    private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(?:\\+(\\w+))?");

    /**
     * Looks at a directory: the root of an unpacked libtorch, the {@code torch} folder of a Python installation, or the {@code lib}
     * folder of either.
     *
     * @param directory the directory
     * @return what is there
     * @throws InputException if it is no libtorch, or not one that the engine can use; the message says what was found and what is
     *     needed
     */
    public static LibtorchDirectory inspect(Path directory) {
        Path libraries = libraries(directory);
        String found = version(libraries.getParent());
        Matcher matcher = VERSION.matcher(found);
        if (!matcher.find()) {
            throw unusable(directory, "its version '" + found + "' cannot be read");
        }
        String flavor = matcher.group(2) == null ? "cpu" : matcher.group(2);
        if (!matcher.group(1).equals(RuntimeSettings.LIBTORCH_VERSION) || !FLAVORS.contains(flavor)) {
            throw unusable(directory, "it is version " + matcher.group(1) + " for '" + flavor + "'");
        }
        return new LibtorchDirectory(libraries, matcher.group(1), flavor);
    }

    private static Path libraries(Path directory) {
        String library = System.mapLibraryName("torch");
        for (Path candidate : List.of(directory.resolve("lib"), directory)) {
            if (Files.isRegularFile(candidate.resolve(library))) {
                return candidate.toAbsolutePath();
            }
        }
        throw unusable(directory, "there is no " + library + " in it");
    }

    /** An unpacked libtorch has a file {@code build-version}, a Python package a file {@code version.py}. */
    private static String version(Path root) {
        try {
            Path plain = root.resolve("build-version");
            if (Files.isRegularFile(plain)) {
                return Files.readString(plain).strip();
            }
            Path python = root.resolve("version.py");
            if (Files.isRegularFile(python)) {
                return Files.readAllLines(python).stream()
                        .filter(line -> line.startsWith("__version__"))
                        .findFirst()
                        .orElse("unknown");
            }
            return "unknown";
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The version of the libtorch in " + root + " cannot be read", unreadable);
        }
    }

    private static InputException unusable(Path directory, String reason) {
        return new InputException(
                "The libtorch folder " + directory + " cannot be used: " + reason + ".",
                "Name a folder with libtorch " + RuntimeSettings.LIBTORCH_VERSION
                        + " for CUDA 12.8 (2.7.1+cu128), or leave" + " the preference empty to use the CPU.");
    }
}

package org.multimodalbtw.engine.runtime;

import java.nio.file.Path;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;

/**
 * What the engine needs to know of its surroundings, before its first use.
 *
 * @param libtorch directory with libtorch's shared libraries
 * @param flavor {@code "cpu"}, or {@code "cu128"} for a libtorch built for CUDA 12.8
 * @param cache directory for the small JNI library that is unpacked from the engine; created when needed
 * @param threads threads of one native operation, at least 1
 * @param gpuProblem why the libtorch that the user named is not used, where that is so
 * @param version libtorch's version: another one than {@link #LIBTORCH_VERSION} needs a JNI library that is built for it
 */
public record RuntimeSettings(
        Path libtorch, String flavor, Path cache, int threads, Optional<String> gpuProblem, String version) {

    /** The libtorch version that the engine's JNI library is built for. */
    public static final String LIBTORCH_VERSION = "2.7.1";

    private static final String CHOSEN_THREADS = "org.multimodalbtw.threads";

    /**
     * @param libtorch directory with libtorch's shared libraries for the CPU
     * @param cache directory for the JNI library
     * @return settings for the CPU
     */
    public static RuntimeSettings cpu(Path libtorch, Path cache) {
        return new RuntimeSettings(libtorch, "cpu", cache, defaultThreads(), Optional.empty(), LIBTORCH_VERSION);
    }

    /**
     * Settings for a libtorch of the user's, or for the installed one if that cannot be used.
     *
     * @param installed directory with the libtorch for the CPU that was installed
     * @param named the directory that the user named
     * @param cache directory for the JNI library
     * @return the settings, with the reason if the installed one has to serve
     */
    public static RuntimeSettings preferring(Path installed, Path named, Path cache) {
        try {
            LibtorchDirectory found = LibtorchDirectory.inspect(named);
            return new RuntimeSettings(
                    found.libraries(), found.flavor(), cache, defaultThreads(), Optional.empty(), found.version());
        } catch (InputException unusable) {
            return new RuntimeSettings(
                    installed,
                    "cpu",
                    cache,
                    defaultThreads(),
                    Optional.of(unusable.getMessage() + " " + unusable.remedy()),
                    LIBTORCH_VERSION);
        }
    }

    /** @return whether this libtorch is built for a GPU */
    public boolean cuda() {
        return flavor.startsWith("cu");
    }

    /** Up to four threads, half of the machine's cores at most: small networks gain little from more. */
    private static int defaultThreads() {
        int cores = Runtime.getRuntime().availableProcessors();
        return Integer.getInteger(CHOSEN_THREADS, Math.max(1, Math.min(4, cores / 2)));
    }

    /** Whether the number of threads was chosen for this program, which then takes no more. */
    static boolean areThreadsChosen() {
        return Integer.getInteger(CHOSEN_THREADS) != null;
    }
}

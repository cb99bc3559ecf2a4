package org.multimodalbtw.engine.runtime;

import java.nio.file.Path;

/**
 * What the engine needs to know of its surroundings, before its first use.
 *
 * @param libtorch directory with libtorch's shared libraries
 * @param flavor {@code "cpu"}, or {@code "cu128"} for a libtorch built for CUDA 12.8
 * @param cache directory for the small JNI library that is unpacked from the engine; created when needed
 * @param threads threads of one native operation, at least 1
 */
public record RuntimeSettings(Path libtorch, String flavor, Path cache, int threads) {

    /** The libtorch version that the engine's JNI library is built for. */
    public static final String LIBTORCH_VERSION = "2.7.1";

    /**
     * @param libtorch directory with libtorch's shared libraries for the CPU
     * @param cache directory for the JNI library
     * @return settings for the CPU with up to four threads, half of the machine's cores at most
     */
    public static RuntimeSettings cpu(Path libtorch, Path cache) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new RuntimeSettings(
                libtorch,
                "cpu",
                cache,
                Integer.getInteger("org.multimodalbtw.threads", Math.max(1, Math.min(4, cores / 2))));
    }

    /** @return whether this libtorch is built for a GPU */
    public boolean cuda() {
        return flavor.startsWith("cu");
    }
}

package org.multimodalbtw.engine.benchmark;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.runtime.RuntimeSettings;

/**
 * What {@link GpuProof} is told by {@code prove}.
 *
 * @param cpu whether it is a rehearsal on the CPU
 * @param quick fewer and smaller cases
 * @param runtime the libtorch and where things lie
 * @param library the library between Java and that libtorch
 * @param reference the losses that the shipped libtorch gave
 * @param until when all should be done
 * @param peer PyTorch; empty: nothing is measured beside it
 * @param out folder of the results
 */
record ProofOptions(
        boolean cpu,
        boolean quick,
        RuntimeSettings runtime,
        Library library,
        Path reference,
        Instant until,
        Optional<BenchmarkOptions.PeerProgram> peer,
        Path out) {

    /**
     * The library between Java and libtorch.
     *
     * @param called what the JVM logs about native methods
     * @param source its source
     */
    record Library(Path called, Path source) {}

    /** @throws IllegalArgumentException if an option lacks */
    static ProofOptions of(String... arguments) {
        List<String> given = List.of(arguments);
        RuntimeSettings runtime = new RuntimeSettings(
                Path.of(after(given, "--libtorch")),
                after(given, "--flavor"),
                Path.of(after(given, "--cache")),
                1,
                Optional.empty(),
                after(given, "--version"));
        return new ProofOptions(
                given.contains("--cpu"),
                given.contains("--quick"),
                runtime,
                new Library(Path.of(after(given, "--natives")), Path.of(after(given, "--shim"))),
                Path.of(after(given, "--reference")),
                Instant.ofEpochSecond(Long.parseLong(after(given, "--until"))),
                peer(given),
                Path.of(after(given, "--out")));
    }

    private static Optional<BenchmarkOptions.PeerProgram> peer(List<String> given) {
        int at = given.lastIndexOf("--peer");
        return at < 0
                ? Optional.empty()
                : Optional.of(new BenchmarkOptions.PeerProgram(Path.of(given.get(at + 1)), Path.of(given.get(at + 2))));
    }

    private static String after(List<String> given, String option) {
        int at = given.lastIndexOf(option);
        if (at < 0 || at + 1 == given.size()) {
            throw new IllegalArgumentException("The option " + option + " VALUE is missing.");
        }
        return given.get(at + 1);
    }
}

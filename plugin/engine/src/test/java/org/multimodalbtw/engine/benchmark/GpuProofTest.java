package org.multimodalbtw.engine.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.OtherJvm;
import org.multimodalbtw.engine.runtime.RuntimeSettings;

/** The proof of the GPU path, rehearsed on the CPU. */
class GpuProofTest {

    private static final Pattern RESOLVED = Pattern.compile("PyTorchLibrary\\.(\\w+)");
    private static final Pattern IMPLEMENTED = Pattern.compile("(?:NATIVE\\(\\w+, |PyTorchLibrary_)([a-zA-Z]+)");

    /** Where Java's native methods lie, relative to the engine's folder. */
    private static final Path SHIM = Path.of("..", "..", "test-workflows", "gpu-proof", "shim.cc");

    @TempDir
    Path folder;

    @Test
    void allChecksHoldAndNoNativeMethodIsUsedThatItsLibraryLacks() throws IOException, InterruptedException {
        Path log = folder.resolve("natives.log");
        String said = OtherJvm.run(
                GpuProof.class,
                List.of(
                        "-Xlog:jni+resolve=debug:file=" + log,
                        "-Dorg.multimodalbtw.threads=1",
                        "-Dorg.multimodalbtw.keepNativeSettings=true"),
                List.of(
                        "--cpu",
                        "--quick",
                        "--libtorch",
                        System.getProperty("org.multimodalbtw.natives"),
                        "--version",
                        RuntimeSettings.LIBTORCH_VERSION,
                        "--flavor",
                        "cpu",
                        "--cache",
                        System.getProperty("org.multimodalbtw.cache")),
                folder.resolve("said"));
        assertTrue(said.contains("**All checks hold.**"), said);
        Set<String> missing = found(RESOLVED, Files.readString(log));
        assertTrue(missing.contains("moduleRunMethod"), missing::toString);
        missing.removeAll(found(IMPLEMENTED, Files.readString(SHIM)));
        assertTrue(missing.isEmpty(), () -> SHIM + " lacks " + missing);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

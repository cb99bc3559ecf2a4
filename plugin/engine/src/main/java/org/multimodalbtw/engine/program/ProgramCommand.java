package org.multimodalbtw.engine.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.RuntimeSettings;

/** Starts the program of {@link ProgramMain}: Java of this program, nothing of its environment, and on Linux a limit of memory. */
final class ProgramCommand {

    /** What file names and Windows itself need of the environment. */
    private static final List<String> KEPT = List.of("LANG", "LC_ALL", "LC_CTYPE", "SystemRoot");

    private static final long KIBI = 1024;
    /** Addresses that Java and libtorch reserve, and what computing may need besides: in KiB. */
    private static final long MEMORY_KIB = 12L << 20;

    /** Freed tensors stay in the process, which else fetches their memory from the system anew for each row (glibc; others pass it over). */
    private static final Map<String, String> ALLOCATOR = Map.of(
            "MALLOC_MMAP_THRESHOLD_", "4294967296",
            "MALLOC_TRIM_THRESHOLD_", "8589934592",
            "MALLOC_TOP_PAD_", "67108864");

    private static final Path SHELL = Path.of("/bin/sh");

    private ProgramCommand() {}

    /**
     * @param modelBytes how large the model is
     * @param texts whether there will be texts
     * @return the program, started
     * @throws org.multimodalbtw.engine.InputException if the engine is not installed for this system
     * @throws IOException if it cannot be started
     */
    static Process start(long modelBytes, boolean texts) throws IOException {
        RuntimeSettings settings = settings();
        List<String> command = new ArrayList<>();
        if (limitsMemory(settings)) {
            long most = MEMORY_KIB + 4 * modelBytes / KIBI;
            command.addAll(List.of(SHELL.toString(), "-c", "ulimit -v " + most + "; exec \"$@\"", "sh"));
        }
        command.addAll(java(settings, texts));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT);
        environment.putAll(ALLOCATOR);
        return builder.start();
    }

    private static RuntimeSettings settings() {
        if (EngineRuntime.settings().isEmpty()) {
            // says what is not installed
            EngineRuntime.get();
        }
        return EngineRuntime.settings().orElseThrow();
    }

    /** @return whether this system has what sets a limit; the libraries of a GPU reserve more addresses than any limit */
    static boolean limitsMemory() {
        return limitsMemory(settings());
    }

    private static boolean limitsMemory(RuntimeSettings settings) {
        return System.getProperty("os.name").startsWith("Linux") && Files.isExecutable(SHELL) && !settings.cuda();
    }

    private static List<String> java(RuntimeSettings settings, boolean texts) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                // one that is ended by its own fault leaves no file either
                "-XX:+ErrorFileToStderr",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:CompressedClassSpaceSize=64m",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                EngineHome.classPath(settings.cache()),
                ProgramMain.class.getName(),
                settings.libtorch().toString(),
                settings.flavor(),
                settings.version(),
                settings.cache().toString(),
                String.valueOf(settings.threads()),
                String.valueOf(ProcessHandle.current().pid()),
                String.valueOf(texts));
    }
}

package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.multimodalbtw.engine.runtime.EngineRuntime;

/** What the figures were measured on and with. */
final class Machine {

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Machine() {}

    /** The machine and our versions in a line. */
    static String description() throws IOException {
        Map<String, String> versions = EngineRuntime.get().versions();
        return "Machine: " + processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores" + memory()
                + ", "
                + System.getProperty("os.name") + ". Java " + System.getProperty("java.version") + ", DJL "
                + versions.get("djl") + ", libtorch " + versions.get("libtorch");
    }

    private static String processor() throws IOException {
        String name = value(PROCESSOR, "model name");
        return name.isEmpty() ? System.getProperty("os.arch") : name;
    }

    private static String memory() throws IOException {
        String kibibytes = value(MEMORY, "MemTotal").replaceAll("\\D", "");
        return kibibytes.isEmpty()
                ? ""
                : String.format(Locale.ROOT, ", %.0f GiB memory", Double.parseDouble(kibibytes) / (1 << 20));
    }

    private static String value(Path file, String name) throws IOException {
        if (!Files.isReadable(file)) {
            return "";
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}

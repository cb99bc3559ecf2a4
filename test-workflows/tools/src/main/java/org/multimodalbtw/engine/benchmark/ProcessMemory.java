package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What this process holds in memory, in KiB, as Linux counts it.
 *
 * @param resident all pages in memory, those of mapped files too
 * @param peak the most that was ever resident
 * @param files of the resident pages, those of files
 */
public record ProcessMemory(long resident, long peak, long files) {

    private static final Path STATUS = Path.of("/proc/self/status");

    /** @return whether the system tells */
    public static boolean isKnown() {
        return Files.isReadable(STATUS);
    }

    /**
     * @return what this process holds now
     * @throws IOException if the system does not tell
     */
    public static ProcessMemory now() throws IOException {
        List<String> lines = Files.readAllLines(STATUS);
        return new ProcessMemory(kibibytes(lines, "VmRSS:"), kibibytes(lines, "VmHWM:"), kibibytes(lines, "RssFile:"));
    }

    private static long kibibytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}

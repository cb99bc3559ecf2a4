package org.multimodalbtw.engine.evidence.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process whose time and memory are watched. */
final class MeasuredRun {

    private static final long LOOK_EVERY_MILLIS = 50;
    private static final double KIB_A_MIB = 1024;

    private final Process process;
    private Duration processor = Duration.ZERO;
    private double peakMiB;

    private MeasuredRun(Process process) {
        this.process = process;
    }

    /**
     * Runs a command to its end; it ends too if this thread is interrupted.
     *
     * @param command the command line
     * @param log gets what it prints
     * @return what it took
     * @throws IOException if it does not start, or fails
     */
    static Cell.Cost of(List<String> command, Path log) throws IOException, InterruptedException {
        long began = System.nanoTime();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // what is measured is what was built before
        builder.environment().put("MULTIMODALBTW_BUILD", "never");
        MeasuredRun run = new MeasuredRun(builder.start());
        try {
            run.watch();
        } finally {
            run.process.destroyForcibly();
        }
        if (run.process.exitValue() != 0) {
            throw new IOException("it ended with " + run.process.exitValue() + "; what it said is in " + log);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Cell.Cost(seconds, run.processor.toMillis() / 1e3, run.peakMiB);
    }

    private void watch() throws InterruptedException {
        do {
            look();
        } while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
    }

    private void look() {
        process.info().totalCpuDuration().ifPresent(time -> processor = time);
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    peakMiB = Double.parseDouble(line.replaceAll("\\D", "")) / KIB_A_MIB;
                }
            }
        } catch (IOException ended) {
            // what was seen last stands
        }
    }
}

package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Time and memory of the Series Encoder by the number of measurements, each size in a JVM of its own with a small heap. */
final class StreamingBenchmark {

    private static final int PATIENTS = 20_000;

    private StreamingBenchmark() {}

    static void write(Report report, BenchmarkOptions options, Peer peer) throws IOException, InterruptedException {
        report.section("Long series");
        report.paragraph(
                "The Series Encoder, fitted on and applied to measurements of %,d patients that are computed row by row (a table that is read four times), in a JVM with a heap of 512 MiB (-Xmx512m). Wall-clock"
                                .formatted(PATIENTS)
                        + " seconds; memory: the largest resident set; temporary files: the most at one time, the encoded tensor included.");
        report.columns(
                "measurements",
                "order",
                "seconds",
                "µs a measurement",
                "largest resident set, MiB",
                "temporary files, MiB");
        List<Integer> sizes = new ArrayList<>(List.of(1_000_000, 10_000_000));
        if (options.million()) {
            sizes.add(100_000_000);
        }
        for (int rows : sizes) {
            for (boolean sorted : new boolean[] {true, false}) {
                row(report, rows, sorted);
            }
        }
    }

    private static void row(Report report, int rows, boolean sorted) throws IOException, InterruptedException {
        try (ScratchFolder folder = ScratchFolder.create()) {
            List<String> lines = ChildJvm.run(
                    SeriesRun.class,
                    List.of("-Xmx512m", "-Djava.io.tmpdir=" + folder.path()),
                    String.valueOf(rows),
                    String.valueOf(PATIENTS),
                    String.valueOf(sorted));
            double[] took = ChildJvm.numbers(lines.get(lines.size() - 1));
            report.row(
                    "%,d".formatted(rows),
                    sorted ? "patient after patient" : "shuffled",
                    Report.number(took[0], 1),
                    Report.number(1e6 * took[0] / rows, 2),
                    Report.number(took[1], 0),
                    Report.number(took[2], 0));
        }
    }
}

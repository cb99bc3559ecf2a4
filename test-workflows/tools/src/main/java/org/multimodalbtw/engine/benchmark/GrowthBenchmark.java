package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.network.FusionSettings;

/** How time and memory grow with rows, modalities and experts; each size in a JVM of its own. */
final class GrowthBenchmark {

    private static final int HEAP = 768;
    private static final int FEW_ROWS = 2_000;
    private static final int MODALITIES = 4;
    private static final int EXPERTS = FusionSettings.defaults().experts().count();

    /**
     * A size and what it took.
     *
     * @param size rows, modalities or experts
     * @param epoch microseconds a row of an epoch
     * @param scoring microseconds a row of scoring
     * @param peak largest resident set, MiB
     * @param table the tensor file, MiB
     */
    private record Point(int size, double epoch, double scoring, double peak, double table) {}

    private GrowthBenchmark() {}

    /** Measures one size. */
    private interface Measure {
        Point of(int size) throws IOException, InterruptedException;
    }

    static void write(Report report, BenchmarkOptions options, Peer peer) throws Exception {
        report.section("Growth");
        report.paragraph(
                "%d members, modalities of %d numbers, %d modalities, %d experts and %,d rows where they do not vary. Microseconds a row: of an epoch with BTW (every member's step, the held-out pass and"
                                .formatted(GrowthRun.MEMBERS, GrowthRun.FEATURES, MODALITIES, EXPERTS, FEW_ROWS)
                        + " the weights) and of scoring in two passes. Memory: the largest resident set of a JVM that writes the table, trains and scores, libtorch and Java's heap included. The heap has "
                        + HEAP
                        + " MiB, touched in full from the start, as a program has that runs with a heap of a fixed size; so many rows fit into it as are shown. Pages of the mapped tensor"
                        + " file, which the system can drop, are left out.");
        List<Integer> rows = new ArrayList<>(List.of(1_000, 10_000));
        if (!options.quick()) {
            rows.add(100_000);
        }
        if (options.million()) {
            rows.add(1_000_000);
        }
        axis(report, options, "rows", rows, size -> point(size, size, MODALITIES, EXPERTS));
        axis(report, options, "modalities", List.of(2, 4, 8, 12), size -> point(size, FEW_ROWS, size, EXPERTS));
        axis(report, options, "experts", List.of(4, 8, 16, 32, 64), size -> point(size, FEW_ROWS, MODALITIES, size));
    }

    private static void axis(Report report, BenchmarkOptions options, String what, List<Integer> sizes, Measure measure)
            throws IOException, InterruptedException {
        report.columns(what, "epoch, µs a row", "scoring, µs a row", "largest resident set, MiB", "tensor file, MiB");
        List<Point> points = new ArrayList<>();
        for (int size : sizes) {
            Point point = measure.of(size);
            points.add(point);
            report.row(
                    "%,d".formatted(size),
                    Report.number(point.epoch(), 1),
                    Report.number(point.scoring(), 1),
                    Report.number(point.peak(), 0),
                    Report.number(point.table(), 1));
        }
        if (options.out().isPresent()) {
            draw(options.out().get().resolveSibling("images"), what, points);
            report.paragraph("![Time a row and resident memory by " + what + "](images/growth-" + what + ".svg)");
        }
    }

    private static Point point(int size, int rows, int modalities, int experts)
            throws IOException, InterruptedException {
        List<String> lines = ChildJvm.run(
                GrowthRun.class,
                List.of("-Xms" + HEAP + "m", "-Xmx" + HEAP + "m", "-XX:+AlwaysPreTouch"),
                String.valueOf(rows),
                String.valueOf(modalities),
                String.valueOf(experts));
        double[] took = ChildJvm.numbers(lines.get(lines.size() - 1));
        return new Point(size, took[0], took[1], took[2], took[3]);
    }

    private static void draw(Path folder, String what, List<Point> points) throws IOException {
        double[] sizes = points.stream().mapToDouble(Point::size).toArray();
        LineChart time = new LineChart(
                "µs a row",
                what,
                sizes,
                List.of(
                        new LineChart.Line(
                                "epoch",
                                points.stream().mapToDouble(Point::epoch).toArray()),
                        new LineChart.Line(
                                "scoring",
                                points.stream().mapToDouble(Point::scoring).toArray())));
        LineChart memory = new LineChart(
                "largest resident set, MiB",
                what,
                sizes,
                List.of(new LineChart.Line(
                        "", points.stream().mapToDouble(Point::peak).toArray())));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("growth-" + what + ".svg"), LineChart.besideEachOther(time, memory));
    }
}

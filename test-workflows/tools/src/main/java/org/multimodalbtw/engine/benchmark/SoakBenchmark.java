package org.multimodalbtw.engine.benchmark;

import java.util.List;

/** Whether memory stays flat over many steps and over many trainings in one JVM. */
final class SoakBenchmark {

    private static final int STEPS = 20_000;
    private static final int TRAININGS = 200;
    private static final Target TARGET = Target.atMost(1.05);

    private SoakBenchmark() {}

    static void write(Report report, BenchmarkOptions options, Peer peer) throws Exception {
        report.section("Memory over a long time");
        if (!options.soak()) {
            report.paragraph("Not measured in this run; `test-workflows/bench --soak` does.");
            return;
        }
        List<String> lines = ChildJvm.run(
                SoakRun.class,
                List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"),
                String.valueOf(STEPS),
                String.valueOf(TRAININGS));
        report.paragraph(
                "One JVM: %,d steps of one network on batches of changing length, with a scoring pass every 20; then %d trainings one after the other on %d rows (%d members, %d epochs, with BTW and a network without weights at the same time, intervals found on all cores), each with its"
                                .formatted(STEPS, TRAININGS, SoakRun.TABLE.rows(), SoakRun.MEMBERS, SoakRun.EPOCHS)
                        + " model written, read and used. MiB; Java's heap of 256 MiB is touched in full from the start, so that the resident set grows by native memory alone. Heap in use"
                        + " is read after a collection. The target is for the resident set at the end to the one after the first tenth.");
        report.columns("", "resident set", "heap in use", "direct and mapped buffers", "to the first", "target");
        measure(report, lines, SoakRun.STEPS);
        measure(report, lines, SoakRun.TRAININGS);
    }

    /** After a tenth, a half and all of it. */
    private static void measure(Report report, List<String> lines, String what) {
        List<double[]> figures = lines.stream()
                .filter(line -> line.startsWith(what + " "))
                .map(line -> ChildJvm.numbers(line.substring(what.length() + 1)))
                .toList();
        double first = figures.get(0)[1];
        int last = figures.size() - 1;
        for (int i : new int[] {0, last / 2, last}) {
            double[] now = figures.get(i);
            double growth = now[1] / first;
            report.row(
                    Report.number(now[0], 0) + " " + what,
                    Report.number(now[1], 1),
                    Report.number(now[2], 1),
                    Report.number(now[3], 1),
                    Report.number(growth, 3),
                    i == last ? TARGET.verdict(growth) : "");
        }
    }
}

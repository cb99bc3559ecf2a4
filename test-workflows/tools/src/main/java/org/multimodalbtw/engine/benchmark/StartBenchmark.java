package org.multimodalbtw.engine.benchmark;

import java.util.ArrayList;
import java.util.List;

/** How long a user waits on little data: the first step of a fresh JVM, and what is quicker the second time. */
final class StartBenchmark {

    private static final int ROUNDS = 5;

    private StartBenchmark() {}

    static void write(Report report, BenchmarkOptions options, Peer peer) throws Exception {
        List<List<String>> runs = new ArrayList<>();
        Turns turns = Turns.of(
                options.quick() ? 3 : ROUNDS,
                () -> untilFirstStep(runs),
                peer == null ? null : () -> untilFirstStep(options.peer().orElseThrow()));
        report.section("Start-up");
        report.paragraph(
                "From the start of a process to the end of its first training step, batch 32, 3 modalities, 4 experts, 5 members; then another network of the"
                        + " same shape in the same JVM; then two trainings one after the other on %d rows, %d epochs. Wall-clock milliseconds, median of %d processes, both sides in turns."
                                .formatted(FirstStep.TABLE.rows(), FirstStep.EPOCHS, turns.ours().length));
        report.columns("", "first, ms", "again in the same JVM, ms", "PyTorch, ms", "ratio");
        report.row(
                "process start to first step",
                Report.number(turns.ourMedian(), 0),
                "",
                Report.number(turns.peerMedian(), 0),
                Report.number(turns.ratio(), 2));
        report.row("of which: JVM", milliseconds(runs, 0, 1), "", "", "");
        report.row("of which: engine and libtorch", milliseconds(runs, 0, 2), "", "", "");
        String[] steps = {"of which: script compiled", "of which: first step", "second step", "tenth step"};
        for (int i = 0; i < steps.length; i++) {
            report.row(steps[i], milliseconds(runs, 1, i), milliseconds(runs, 2, i), "", "");
        }
        report.row("training on few rows", milliseconds(runs, 3, 0), milliseconds(runs, 3, 1), "", "");
    }

    private static double untilFirstStep(List<List<String>> runs) throws Exception {
        long began = System.currentTimeMillis();
        List<String> lines = ChildJvm.run(FirstStep.class, List.of("-Xmx1g"));
        runs.add(lines);
        return ChildJvm.numbers(lines.get(0))[0] - began;
    }

    private static double untilFirstStep(BenchmarkOptions.PeerProgram peer) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--first-step"));
        arguments.addAll(List.of(FirstStep.CASE.arguments().split(" ")));
        arguments.add("true");
        long began = System.currentTimeMillis();
        List<String> lines = ChildJvm.linesOf(peer.start(arguments.toArray(String[]::new)));
        return Double.parseDouble(lines.get(0)) - began;
    }

    private static String milliseconds(List<List<String>> runs, int line, int place) {
        return Report.number(
                Turns.median(runs.stream()
                        .mapToDouble(lines -> ChildJvm.numbers(lines.get(line))[place])
                        .toArray()),
                1);
    }
}

package org.multimodalbtw.engine.benchmark;

import java.nio.file.Path;
import java.util.List;
import org.multimodalbtw.engine.program.ProgramCost;
import org.multimodalbtw.engine.program.ProgramCost.Seconds;

/** Models from elsewhere in their own process beside the same scripts called in this one. */
final class ProgramBenchmark {

    private static final int STARTS = 5;
    private static final int ROUNDS = 21;
    private static final int BATCH = 32;
    private static final long WARM_UP_NS = 6_000_000_000L;
    private static final double ROUND = .5;
    private static final Target START = Target.atMost(1.5);
    private static final Target RATIO = Target.atMost(1.1);

    /** An exported encoder of the tests, and how large a text or picture is that it gets. */
    private record Case(String name, boolean isOfTexts, int size) {

        private ProgramCost open(Path folder) throws Exception {
            Path model = folder.resolve(name + ".pt");
            return isOfTexts ? ProgramCost.ofTexts(model, size) : ProgramCost.ofPictures(model, size);
        }

        private String row() {
            return isOfTexts ? size + " tokens" : size + " x " + size + " pixels";
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("minilm", true, 16),
            new Case("bert", true, 16),
            new Case("resnet", false, 224),
            new Case("convnext", false, 224),
            new Case("vit", false, 32));

    private ProgramBenchmark() {}

    static void write(Report report, BenchmarkOptions options, Peer peer) throws Exception {
        report.section("Models from elsewhere");
        if (options.programs().isEmpty()) {
            report.paragraph("Not measured in this run, which was given no models.");
            return;
        }
        report.paragraph(
                ("A model of somebody else's runs in a process of its own; the peer is the same script, called in the process that asks. Five exported encoders of the tests, all narrow, so that what is passed"
                                + " between the processes weighs more than with models in use. *Start*: from the file to the first answer, the check of the file and the start of Java and libtorch included, median of %d."
                                + " A batch: %d rows, small ones asked for several at once, as encoders do; medians of %d rounds of about half a second of a processor. Seconds of processors are those of both processes. The ratio is ours to the peer's.")
                        .formatted(STARTS, BATCH, ROUNDS));
        report.columns(
                "model",
                "a row",
                "start, s by the clock",
                "start, s of processors",
                "target",
                "a batch, ms by the clock",
                "in this process",
                "ratio",
                "a batch, ms of processors",
                "in this process",
                "ratio",
                "target");
        for (Case each : CASES) {
            row(report, each, options.programs().get(), options.quick() ? 11 : ROUNDS);
        }
    }

    private static void row(Report report, Case model, Path folder, int rounds) throws Exception {
        Seconds[] starts = new Seconds[STARTS];
        for (int i = 0; i < STARTS; i++) {
            try (ProgramCost cost = model.open(folder)) {
                starts[i] = cost.start();
            }
        }
        double start = Turns.median(
                List.of(starts).stream().mapToDouble(Seconds::worked).toArray());
        try (ProgramCost cost = model.open(folder)) {
            int batches = batches(cost);
            double[][] clock = new double[2][rounds];
            double[][] worked = new double[2][rounds];
            for (int round = 0; round < rounds; round++) {
                for (int turn = 0; turn < 2; turn++) {
                    int side = (round + turn) % 2;
                    int rows = batches * BATCH;
                    Seconds seconds = side == 0 ? cost.inItsProcess(rows) : cost.inThisProcess(rows);
                    clock[side][round] = 1e3 * seconds.clock() / batches;
                    worked[side][round] = 1e3 * seconds.worked() / batches;
                }
            }
            Rounds byTheClock = new Rounds(clock);
            Rounds ofProcessors = new Rounds(worked);
            double ratio = ofProcessors.ratio(0, 1);
            report.row(
                    model.name(),
                    model.row(),
                    Report.number(
                            Turns.median(List.of(starts).stream()
                                    .mapToDouble(Seconds::clock)
                                    .toArray()),
                            2),
                    Report.number(start, 2),
                    START.verdict(start),
                    Report.number(byTheClock.median(0), 1),
                    Report.number(byTheClock.median(1), 1),
                    Report.number(byTheClock.ratio(0, 1), 3),
                    Report.number(ofProcessors.median(0), 1),
                    Report.number(ofProcessors.median(1), 1),
                    Report.number(ratio, 3),
                    RATIO.verdict(ratio));
        }
    }

    /** So many take about half a second of a processor, once both sides have compiled what they run. */
    private static int batches(ProgramCost cost) throws Exception {
        double seconds = 0;
        int batches = 0;
        for (long until = System.nanoTime() + WARM_UP_NS; System.nanoTime() < until; batches++) {
            cost.inItsProcess(BATCH);
            seconds += cost.inThisProcess(BATCH).worked();
        }
        return Math.max(1, (int) Math.round(batches * ROUND / seconds));
    }
}

package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.multimodalbtw.engine.train.WeightCost;

/**
 * Measures the engine beside its peer, prints what it finds and writes it down. Arguments: {@code --quick}, {@code --peer PYTHON PROGRAM} and
 * {@code --out FILE}, of which the last one counts.
 */
final class Benchmark {

    private static final int ROUNDS = 5;

    private final StringBuilder text = new StringBuilder();

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        int at = given.indexOf("--peer");
        Benchmark benchmark = new Benchmark();
        try (Peer peer = at < 0 ? null : new Peer(Path.of(given.get(at + 1)), Path.of(given.get(at + 2)))) {
            benchmark.steps(peer, given.contains("--quick"));
            benchmark.weights();
        }
        int out = given.lastIndexOf("--out");
        if (out >= 0) {
            Files.writeString(Path.of(given.get(out + 1)), benchmark.text);
        }
        System.exit(0);
    }

    private void steps(Peer peer, boolean quick) throws Exception {
        say("# Performance");
        say("");
        say(
                "Written by `test-workflows/bench`; on another machine other numbers come out, and the ratios are what to look at.");
        say("");
        say("Machine: " + processor() + ". Java " + System.getProperty("java.version")
                + ", DJL and libtorch as shipped, peer "
                + (peer == null ? "not installed" : "PyTorch " + peer.version())
                + ". One thread on both sides, the same settings of the allocator, the loss read in every step.");
        say("");
        say("## A training step");
        say("");
        say(
                "Forward pass, loss, gradient, clipping and AdamW of the network of docs/METHOD.md with its dropout and router noise, beside the same network in PyTorch"
                        + " (`test-workflows/benchmark/network.py`). Milliseconds of the thread's CPU time, median of "
                        + ROUNDS
                        + " rounds in which both sides take turns; the ratio is the median of the rounds' ratios, below 1 ours is quicker.");
        say("");
        say(
                "| batch | modalities | experts | members | token and expert width | dropout | ours, ms | PyTorch, ms | ratio |");
        say("|---|---|---|---|---|---|---|---|---|");
        for (NetworkCase one : StepBenchmark.cases(quick)) {
            Turns turns = StepBenchmark.measure(one, peer, ROUNDS, quick ? .15 : .4);
            say(String.format(
                    Locale.ROOT,
                    "| %d | %d | %d | %d | %d, %d | %s | %.2f | %.2f | %.2f |",
                    one.batch(),
                    one.modalities(),
                    one.experts(),
                    one.members(),
                    one.width(),
                    one.hidden(),
                    one.dropout() ? "yes" : "no",
                    turns.ourMedian(),
                    turns.peerMedian(),
                    turns.ratio()));
        }
    }

    private void weights() throws IOException {
        WeightCost.Figures cost = WeightCost.measure();
        say("");
        say("## What BTW weights cost");
        say("");
        say("10,000 rows of 4 modalities with 100 numbers, five members, wall-clock time, medians of five rounds.");
        say("");
        say("| | seconds | ratio |");
        say("|---|---|---|");
        say(String.format(Locale.ROOT, "| an epoch with weights | %.2f | |", cost.epoch()));
        say(String.format(
                Locale.ROOT,
                "| of which: calibration, mutual information and every row's weight | %.3f | %.3f of the epoch |",
                cost.update(),
                cost.update() / cost.epoch()));
        say(String.format(Locale.ROOT, "| scoring in one pass | %.2f | |", cost.onePass()));
        say(String.format(
                Locale.ROOT,
                "| scoring in two passes | %.2f | %.2f times one pass |",
                cost.twoPasses(),
                cost.twoPasses() / cost.onePass()));
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        String name = Files.isReadable(info)
                ? Files.readAllLines(info).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown processor")
                : System.getProperty("os.arch");
        return name + ", " + Runtime.getRuntime().availableProcessors() + " cores";
    }

    private void say(String line) {
        text.append(line).append('\n');
        System.out.println(line);
    }
}

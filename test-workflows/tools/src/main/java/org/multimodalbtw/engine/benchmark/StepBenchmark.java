package org.multimodalbtw.engine.benchmark;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.Precision;

/** A training step, the loss read: ours beside the same network in PyTorch. */
final class StepBenchmark {

    private static final double LEARNING_RATE = 1e-3;
    private static final int ROUNDS = 5;

    private StepBenchmark() {}

    static void write(Report report, BenchmarkOptions options, Peer peer) throws Exception {
        report.section("A training step");
        report.paragraph(
                "Forward pass, loss, gradient, clipping and AdamW of the network of docs/METHOD.md with its dropout and"
                        + " router noise, the loss read in every step, beside the same network in PyTorch"
                        + " (`test-workflows/benchmark/network.py`). Milliseconds, median of " + ROUNDS + " rounds.");
        report.columns(
                "batch",
                "modalities",
                "experts",
                "members",
                "token and expert width",
                "dropout",
                "ours, ms",
                "PyTorch, ms",
                "ratio");
        for (NetworkCase one : cases(options.quick())) {
            Turns turns = measure(one, peer, ROUNDS, options.quick() ? .15 : .4);
            report.row(
                    String.valueOf(one.batch()),
                    String.valueOf(one.modalities()),
                    String.valueOf(one.experts()),
                    String.valueOf(one.members()),
                    one.width() + ", " + one.hidden(),
                    one.dropout() ? "yes" : "no",
                    Report.number(turns.ourMedian(), 2),
                    Report.number(turns.peerMedian(), 2),
                    Report.number(turns.ratio(), 2));
        }
    }

    /** The networks that are measured. */
    private static List<NetworkCase> cases(boolean quick) {
        List<NetworkCase> cases = new ArrayList<>();
        for (int batch : new int[] {32, 128, 512}) {
            for (int modalities : new int[] {3, 6}) {
                for (int experts : new int[] {8, 16}) {
                    if (!quick || modalities == 3 == (experts == 8)) {
                        cases.add(NetworkCase.of(batch, modalities, experts, 5));
                        cases.add(NetworkCase.of(batch, modalities, experts, 1));
                    }
                }
            }
        }
        for (int batch : new int[] {32, 128, 512}) {
            cases.add(new NetworkCase(batch, 3, 8, 5, 64, 64, false));
            cases.add(new NetworkCase(batch, 3, 8, 1, 128, 512, true));
        }
        return cases;
    }

    /** Milliseconds of thread CPU a step. */
    private static Turns measure(NetworkCase one, Peer peer, int rounds, double seconds) throws Exception {
        Execution execution = Execution.training(Device.cpu(), Precision.FLOAT32, one.shape(), one.batch());
        try (FusionNetwork network = one.network(execution);
                AdamW optimizer = new AdamW(network, .01, 1)) {
            Minibatch rows = one.rows(one.members(), 2);
            ThreadClock.Work step = () -> {
                optimizer.step(rows, LEARNING_RATE, 1);
                optimizer.meanLosses();
            };
            // caches fill and Java compiles
            for (int i = 0; i < 20; i++) {
                step.run();
            }
            String request = "step " + one.arguments() + " " + one.dropout() + " " + seconds;
            return Turns.of(
                    rounds,
                    () -> 1e3 * ThreadClock.secondsOf(step, seconds),
                    peer == null ? null : () -> peer.ask(request)[0]);
        }
    }
}

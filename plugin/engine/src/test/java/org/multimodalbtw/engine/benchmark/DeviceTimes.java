package org.multimodalbtw.engine.benchmark;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.Precision;

/** Wall-clock time of steps and of scoring on a device, beside PyTorch on the same device; the device is waited for at the end of each measurement. */
final class DeviceTimes {

    private static final int ROUNDS = 5;

    private final Report report;
    private final Peer peer;

    DeviceTimes(Report report, Peer peer) {
        this.report = report;
        this.peer = peer;
    }

    void write(Function<Precision, Execution> executions, boolean quick) throws Exception {
        Execution single = executions.apply(Precision.FLOAT32);
        Device device = single.device();
        report.paragraph(
                "Milliseconds of a training step, losses read after some hundred of them, and of scoring a batch in one pass, outputs read; wall-clock time, median of "
                        + ROUNDS + " rounds in turns with PyTorch on the same device, in single precision.");
        report.columns(
                "batch",
                "modalities",
                "experts",
                "members",
                "width",
                "step, ms",
                "in half precision, ms",
                "PyTorch, ms",
                "ratio",
                "scoring, ms",
                "PyTorch, ms",
                "ratio");
        for (NetworkCase one : cases(quick)) {
            double seconds = quick ? .2 : 1;
            Turns step = Turns.of(ROUNDS, steps(one, single, seconds), asked("step", one, device, seconds));
            Turns half = Turns.of(ROUNDS, steps(one, executions.apply(Precision.BFLOAT16), seconds), null);
            Turns scoring = Turns.of(ROUNDS, scoring(one, single, seconds), asked("forward", one, device, seconds));
            report.row(
                    String.valueOf(one.batch()),
                    String.valueOf(one.modalities()),
                    String.valueOf(one.experts()),
                    String.valueOf(one.members()),
                    one.width() + ", " + one.hidden(),
                    Report.number(step.ourMedian(), 2),
                    Report.number(half.ourMedian(), 2),
                    Report.number(step.peerMedian(), 2),
                    Report.number(step.ratio(), 2),
                    Report.number(scoring.ourMedian(), 2),
                    Report.number(scoring.peerMedian(), 2),
                    Report.number(scoring.ratio(), 2));
        }
    }

    private static List<NetworkCase> cases(boolean quick) {
        if (quick) {
            return List.of(NetworkCase.of(32, 3, 4, 5));
        }
        List<NetworkCase> cases = new ArrayList<>();
        for (int batch : new int[] {32, 128, 512, 4096}) {
            cases.add(NetworkCase.of(batch, 3, 8, 5));
            cases.add(NetworkCase.of(batch, 6, 8, 5));
        }
        cases.add(new NetworkCase(512, 3, 8, 5, 256, 1024, true));
        cases.add(new NetworkCase(4096, 3, 8, 1, 256, 1024, true));
        return cases;
    }

    private Turns.Side asked(String what, NetworkCase one, Device device, double seconds) {
        String place = device.isGpu() ? "cuda" : "cpu";
        String request = "on " + place + " " + what + " " + one.arguments() + " " + one.dropout() + " " + seconds;
        return peer == null ? null : () -> peer.ask(request)[0];
    }

    private static Turns.Side steps(NetworkCase one, Execution execution, double seconds) {
        return () -> {
            try (FusionNetwork network = one.network(execution);
                    AdamW optimizer = new AdamW(network, .01, 1)) {
                Minibatch rows = one.rows(one.members(), 2);
                return milliseconds(() -> optimizer.step(rows, 1e-3, 1), optimizer::meanLosses, seconds);
            }
        };
    }

    private static Turns.Side scoring(NetworkCase one, Execution execution, double seconds) {
        return () -> {
            try (FusionNetwork network = one.network(execution)) {
                Minibatch rows = one.rows(1, 2);
                Runnable pass = () -> {
                    try (EncodedRows encoded = network.encode(rows)) {
                        encoded.fuse();
                    }
                };
                return milliseconds(pass, () -> {}, seconds);
            }
        };
    }

    /** Milliseconds a call, after some that warm up, until the device is through with all. */
    private static double milliseconds(Runnable work, Runnable wait, double seconds) {
        for (int i = 0; i < 20; i++) {
            work.run();
        }
        wait.run();
        int calls = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < seconds * 1e9) {
            work.run();
            calls++;
            if (calls % 100 == 0) {
                wait.run();
            }
        }
        wait.run();
        return (System.nanoTime() - start) / 1e6 / calls;
    }
}

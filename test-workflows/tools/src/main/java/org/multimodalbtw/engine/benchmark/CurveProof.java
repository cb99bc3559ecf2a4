package org.multimodalbtw.engine.benchmark;

import ai.djl.Device;
import java.util.List;
import java.util.function.Function;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.Precision;

/** Trains the same networks with the same rows, dropout and router noise in two ways, and compares what they learn. */
final class CurveProof {

    /** Single precision adds up in another order on each device, and steps of AdamW divide small differences by small gradients. */
    private static final double TOLERANCE = 1e-3;

    /** Factors of half precision have 8 bits. */
    private static final double HALF_TOLERANCE = .05;

    private static final int BATCHES = 8;
    private static final int ROUNDS = 12;
    private static final int QUICK_ROUNDS = 2;

    /** The networks that learn. */
    static final List<NetworkCase> CASES = List.of(
            NetworkCase.of(64, 3, 4, 5),
            new NetworkCase(64, 3, 4, 5, 64, 64, false),
            NetworkCase.of(128, 6, 16, 1),
            new NetworkCase(128, 3, 8, 1, 128, 512, true));

    private final Report report;
    private final ProofCheck check;

    /** What a network learnt: mean losses of as many steps as there are batches, one after the other, and what it says then. */
    private record Learnt(double[] losses, float[] outputs) {}

    CurveProof(Report report, ProofCheck check) {
        this.report = report;
        this.check = check;
    }

    void write(Function<Precision, Execution> executions, ReferenceLosses reference, boolean quick) {
        int rounds = quick ? QUICK_ROUNDS : ROUNDS;
        report.paragraph("The loss over " + rounds * BATCHES
                + " steps beside that on the CPU, where each expert works on its own tokens: the"
                + " largest difference of the mean over " + BATCHES
                + " steps, relative to the loss, and the largest difference of a row's outputs"
                + " afterwards. At most " + TOLERANCE + ", in half precision " + HALF_TOLERANCE
                + ". The rows on the CPU are compared with the losses that libtorch " + reference.libtorch()
                + ", which is shipped, gave on the CPU.");
        report.columns("network", "first loss", "last loss", "largest difference of losses", "of outputs", "");
        for (NetworkCase one : CASES) {
            Learnt expected = learn(one, Execution.on(Device.cpu()), rounds);
            String cpu = name(one) + ", CPU beside libtorch " + reference.libtorch();
            row(cpu, reference.losses().get(name(one)), expected, Double.NaN, TOLERANCE);
            for (Precision precision : Precision.values()) {
                Learnt found = learn(one, executions.apply(precision), rounds);
                boolean isSingle = precision == Precision.FLOAT32;
                String name = name(one) + (isSingle ? ", single" : ", half");
                row(name, expected.losses, found, outputs(expected, found), isSingle ? TOLERANCE : HALF_TOLERANCE);
            }
        }
    }

    static String name(NetworkCase one) {
        return one.batch() + " rows, " + one.modalities() + " modalities, " + one.experts() + " experts, "
                + one.members() + " members, width " + one.width() + (one.dropout() ? "" : ", no dropout");
    }

    /** What a network learns on the CPU, where each expert works on its own tokens: the mean loss of each round. */
    static double[] losses(NetworkCase one, boolean quick) {
        return learn(one, Execution.on(Device.cpu()), quick ? QUICK_ROUNDS : ROUNDS).losses;
    }

    private static double outputs(Learnt expected, Learnt found) {
        double most = 0;
        for (int i = 0; i < found.outputs.length; i++) {
            most = Math.max(most, Math.abs(found.outputs[i] - expected.outputs[i]));
        }
        return most;
    }

    /** @param expected losses of as many rounds or more */
    private void row(String name, double[] expected, Learnt found, double outputs, double tolerance) {
        double most = 0;
        for (int i = 0; i < found.losses.length; i++) {
            // a loss that is no number stays the largest
            most = Math.max(most, Math.abs(found.losses[i] / expected[i] - 1));
        }
        double last = found.losses[found.losses.length - 1];
        report.row(
                name,
                Report.number(found.losses[0], 4),
                Report.number(last, 4),
                "%.2g".formatted(most),
                Double.isNaN(outputs) ? "" : "%.2g".formatted(outputs),
                check.of(name, last < found.losses[0] && most <= tolerance));
    }

    private static Learnt learn(NetworkCase one, Execution execution, int rounds) {
        double[] losses = new double[rounds];
        Minibatch[] batches = new Minibatch[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            batches[i] = one.rows(one.members(), 10 + i);
        }
        try (FusionNetwork network = one.network(execution);
                AdamW optimizer = new AdamW(network, .01, 7)) {
            for (int round = 0; round < rounds; round++) {
                for (Minibatch batch : batches) {
                    optimizer.step(batch, 1e-3, 1);
                }
                for (double loss : optimizer.meanLosses()) {
                    losses[round] += loss / one.members();
                }
            }
            try (EncodedRows encoded = network.encode(one.rows(1, 3))) {
                return new Learnt(losses, encoded.fuse());
            }
        }
    }
}

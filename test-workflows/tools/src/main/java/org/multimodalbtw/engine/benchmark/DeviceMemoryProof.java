package org.multimodalbtw.engine.benchmark;

import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.runtime.EngineRuntime;

/** Watches the GPU's free memory over many steps. */
final class DeviceMemoryProof {

    private static final int FIRST = 200;
    private static final int STEPS = 2000;
    private static final double MOST_MIB = 32;

    private final Report report;
    private final ProofCheck check;

    DeviceMemoryProof(Report report, ProofCheck check) {
        this.report = report;
        this.check = check;
    }

    void write(Execution execution) {
        NetworkCase one = NetworkCase.of(128, 6, 8, 5);
        try (FusionNetwork network = one.network(execution);
                AdamW optimizer = new AdamW(network, .01, 1)) {
            Minibatch rows = one.rows(one.members(), 2);
            double before = freeAfter(optimizer, rows, FIRST, execution);
            double after = freeAfter(optimizer, rows, STEPS - FIRST, execution);
            report.paragraph(
                    "Free memory of the GPU after " + FIRST + " steps: " + Report.number(before, 0) + " MiB; after "
                            + STEPS + ": " + Report.number(after, 0) + " MiB (at most " + Report.number(MOST_MIB, 0)
                            + " less): "
                            + check.of("flat memory on the GPU", before > 0 && before - after <= MOST_MIB) + ".");
        }
    }

    private static double freeAfter(AdamW optimizer, Minibatch rows, int steps, Execution execution) {
        for (int step = 0; step < steps; step++) {
            optimizer.step(rows, 1e-3, 1);
        }
        optimizer.meanLosses();
        return EngineRuntime.freeMemory(execution.device()) / 1024. / 1024;
    }
}

package org.multimodalbtw.engine.benchmark;

import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.time.Instant;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.runtime.EngineRuntime;

/**
 * Proves on a machine with a GPU that the network learns there what it learns on the CPU, and measures it beside PyTorch: {@code
 * test-workflows/gpu}. With {@code --cpu} the same form of the network runs on the CPU, which proves all but the GPU. Ends with 0 if all
 * checks hold.
 */
final class GpuProof {

    /** Share of the time up to which PyTorch may begin to compile something. */
    private static final double COMPILING = .45;

    private final ProofOptions options;
    private final ProofResults results;
    private final Report report;
    private final TimeBudget budget;

    private GpuProof(ProofOptions options) {
        this.options = options;
        results = new ProofResults(options.out());
        report = results.report();
        budget = new TimeBudget(Instant.now(), options.until());
    }

    public static void main(String[] arguments) throws IOException {
        ProofOptions options = ProofOptions.of(arguments);
        // the one native call of DJL's start that a property of the JVM asks for; no network here has what it changes
        System.setProperty("ai.djl.pytorch.cudnn_benchmark", "true");
        EngineRuntime.configure(options.runtime());
        System.exit(new GpuProof(options).prove() ? 0 : 1);
    }

    private boolean prove() throws IOException {
        try (DevicePeers peers =
                options.peer().isPresent() ? DevicePeers.start(options.peer().get(), options.cpu()) : null) {
            run(peers);
        } catch (Exception failure) {
            failure.printStackTrace();
            report.paragraph(
                    "The proof ended early: " + failure + ": " + results.of("the proof ran to its end", false));
        }
        report.paragraph(
                results.failed().isEmpty()
                        ? "**All checks hold.**"
                        : "**FAILED**: " + String.join("; ", results.failed()) + ".");
        results.write();
        return results.failed().isEmpty();
    }

    private void run(DevicePeers peers) throws Exception {
        DevicePolicy policy = options.cpu() ? DevicePolicy.CPU : DevicePolicy.GPU_REQUIRED;
        DeviceRun run = new DeviceRun(policy, EngineRuntime.get().device(policy, warning -> {}));
        DeviceTimes times = new DeviceTimes(results, run, peers, budget, options.quick());
        head(run, peers);
        Instant compiling = budget.at(COMPILING);
        if (peers != null) {
            peers.compile(times.requests(), compiling);
        }
        new ForeignScriptProof(report, results).write();
        new CurveProof(report, results)
                .write(run::execution, ReferenceLosses.read(options.reference()), options.quick());
        results.write();
        new LearnerProof(report, results).write(policy, options.quick());
        new NativeReach(report, results)
                .write(options.library().called(), options.library().source());
        results.write();
        if (peers != null) {
            peers.awaitCompiled(compiling);
        }
        if (!options.cpu()) {
            new DeviceMemoryProof(report, results).write(run.execution(Precision.FLOAT32));
        }
        times.measure();
        times.write();
    }

    private void head(DeviceRun run, DevicePeers peers) throws IOException {
        String peer = peers == null ? "none" : peers.eager().version();
        report.section(options.cpu() ? "The proof of the GPU path, rehearsed on the CPU" : "The proof of the GPU path");
        report.paragraph("Written by `test-workflows/gpu`. " + Machine.description() + " for "
                + options.runtime().flavor() + ", device " + run.device() + "; peer: " + peer + ".");
        if (options.cpu()) {
            report.paragraph("**No GPU was used**: this is the form of the network that a GPU gets, on the CPU.");
        }
        if (options.quick()) {
            report.paragraph("A quick run: fewer and smaller cases.");
        }
        if (options.runtime().cuda()) {
            report.paragraph("CUDA's runtime library is found: "
                    + results.of("CUDA's runtime library is found", CudaUtils.getCudaVersion() > 0)
                    + ".");
        }
        results.setting("machine", Machine.description());
        results.setting("device", run.device().toString());
        results.setting("flavor", options.runtime().flavor());
        results.setting("peer", peer);
        results.setting("rehearsal", String.valueOf(options.cpu()));
    }
}

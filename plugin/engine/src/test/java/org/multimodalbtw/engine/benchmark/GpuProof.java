package org.multimodalbtw.engine.benchmark;

import ai.djl.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.multimodalbtw.engine.network.Dispatch;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.RuntimeSettings;

/**
 * Proves on a machine with a GPU that the network learns there what it learns on the CPU, and measures it beside PyTorch: {@code
 * test-workflows/gpu}. With {@code --cpu} the same form of the network runs on the CPU, which proves all but the GPU.
 */
final class GpuProof {

    private final Report report = new Report();
    private final List<String> failed = new ArrayList<>();
    private final boolean onCpu;

    private GpuProof(boolean onCpu) {
        this.onCpu = onCpu;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        BenchmarkOptions options = BenchmarkOptions.of(arguments);
        EngineRuntime.configure(new RuntimeSettings(
                Path.of(after(given, "--libtorch")),
                after(given, "--flavor"),
                Path.of(after(given, "--cache")),
                1,
                Optional.empty(),
                after(given, "--version")));
        GpuProof proof = new GpuProof(given.contains("--cpu"));
        try (Peer peer = options.peer().isPresent() ? new Peer(options.peer().get()) : null) {
            proof.run(peer, options.quick());
        }
        if (options.out().isPresent()) {
            Files.writeString(options.out().get(), proof.report.toString());
        }
        System.exit(proof.failed.isEmpty() ? 0 : 1);
    }

    private static String after(List<String> given, String option) {
        int at = given.lastIndexOf(option);
        if (at < 0 || at + 1 == given.size()) {
            throw new IllegalArgumentException("The option " + option + " VALUE lacks");
        }
        return given.get(at + 1);
    }

    private void run(Peer peer, boolean quick) throws Exception {
        DevicePolicy policy = onCpu ? DevicePolicy.CPU : DevicePolicy.GPU_REQUIRED;
        Device device = EngineRuntime.get().device(policy, warning -> {});
        report.section("On a GPU");
        report.paragraph("Written by `test-workflows/gpu`. " + Machine.description() + ", device " + device + "; peer: "
                + (peer == null ? "none" : peer.version()) + ".");
        if (onCpu) {
            report.paragraph("**A rehearsal on the CPU**: the form of the network that a GPU gets, without a GPU.");
        }
        Function<Precision, Execution> executions =
                precision -> new Execution(device, Dispatch.GROUPED, Dispatch.GROUPED, true, precision);
        new CurveProof(report, this::check).write(executions, quick);
        new DeviceTimes(report, peer).write(executions, quick);
        new LearnerProof(report, this::check).write(policy, quick);
        if (!onCpu) {
            new DeviceMemoryProof(report, this::check).write(executions.apply(Precision.FLOAT32));
        }
        report.paragraph(failed.isEmpty() ? "**All checks hold.**" : "**FAILED**: " + String.join("; ", failed) + ".");
    }

    /** A check's result, as a word. */
    private String check(String what, boolean holds) {
        if (!holds) {
            failed.add(what);
        }
        return holds ? "ok" : "**FAILED**";
    }
}

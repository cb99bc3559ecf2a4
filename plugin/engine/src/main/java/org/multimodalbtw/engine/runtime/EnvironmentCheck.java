package org.multimodalbtw.engine.runtime;

import ai.djl.util.cuda.CudaUtils;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.runtime.EnvironmentReport.Finding;
import org.multimodalbtw.engine.runtime.EnvironmentReport.State;

/** Looks at everything that the engine needs, and starts it; what is wrong becomes a finding and no exception. */
public final class EnvironmentCheck {

    private final List<Finding> findings = new ArrayList<>();

    private EnvironmentCheck() {}

    /** @return what was found */
    public static EnvironmentReport run() {
        EnvironmentCheck check = new EnvironmentCheck();
        check.machine();
        check.variables();
        check.libraries();
        check.engine();
        check.graphics();
        return new EnvironmentReport(check.findings);
    }

    private void machine() {
        Runtime java = Runtime.getRuntime();
        add("System", System.getProperty("os.name") + " " + System.getProperty("os.arch"), State.NOTE);
        add("Java", System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")", State.NOTE);
        add("Processors", String.valueOf(java.availableProcessors()), State.NOTE);
        long used = java.totalMemory() - java.freeMemory();
        add("Java memory", gibi(used) + " used of at most " + gibi(java.maxMemory()), State.NOTE);
    }

    private void variables() {
        List<String> set = EngineRuntime.overridingVariables();
        if (set.isEmpty()) {
            add("Environment variables", "none that would change the engine", State.FINE);
        } else {
            findings.add(new Finding(
                    "Environment variables",
                    String.join(", ", set),
                    State.PROBLEM,
                    "Remove them and start again: they make the engine load another library."));
        }
    }

    private void libraries() {
        Optional<RuntimeSettings> settings = EngineRuntime.settings();
        if (settings.isEmpty()) {
            add("libtorch", "none is installed for this system", State.PROBLEM);
            return;
        }
        RuntimeSettings found = settings.get();
        boolean there = Files.isRegularFile(found.libtorch().resolve(System.mapLibraryName("torch")));
        add(
                "libtorch",
                found.version() + " (" + found.flavor() + ") in " + found.libtorch() + (there ? "" : ": not there"),
                there ? State.FINE : State.PROBLEM);
        add("Folder for the engine's own library", found.cache().toString(), State.NOTE);
        add("Threads of one operation", String.valueOf(found.threads()), State.NOTE);
        found.gpuProblem()
                .ifPresent(problem -> findings.add(new Finding(
                        "libtorch named in the preferences",
                        problem,
                        State.ATTENTION,
                        "Name another folder or leave the preference empty. Until then the CPU is used.")));
    }

    private void engine() {
        try {
            EngineRuntime engine = EngineRuntime.get();
            add(
                    "Engine",
                    "DJL " + engine.versions().get("djl") + " with PyTorch "
                            + engine.versions().get("libtorch") + " started",
                    State.FINE);
        } catch (InputException failure) {
            findings.add(new Finding("Engine", failure.getMessage(), State.PROBLEM, failure.remedy()));
        }
    }

    private void graphics() {
        boolean cuda = EngineRuntime.settings().map(RuntimeSettings::cuda).orElse(false);
        List<NvidiaDevice> devices = NvidiaDevice.all();
        for (NvidiaDevice device : devices) {
            add(
                    "GPU",
                    device.name() + ", " + gibi(device.free()) + " of " + gibi(device.total()) + " free",
                    State.NOTE);
        }
        if (devices.isEmpty()) {
            add("GPU", "no NVIDIA driver answers: the CPU is used", State.NOTE);
        } else if (!cuda) {
            findings.add(new Finding(
                    "GPU use",
                    "not used: the engine runs with libtorch for the CPU",
                    State.ATTENTION,
                    "To use the GPU, name a folder with libtorch " + RuntimeSettings.LIBTORCH_VERSION
                            + " for CUDA 12.8 in the preferences."));
        } else if (CudaUtils.getGpuCount() == 0) {
            findings.add(new Finding(
                    "GPU use", "CUDA finds no GPU", State.ATTENTION, "Check that the NVIDIA driver fits CUDA 12.8."));
        } else {
            add("GPU use", "used where a node's device is 'Automatic' or 'GPU'", State.FINE);
        }
    }

    private void add(String subject, String found, State state) {
        String remedy = state == State.PROBLEM
                ? "Install the part of this extension for this system, or correct the folder in the preferences."
                : "";
        findings.add(new Finding(subject, found, state, remedy));
    }

    private static String gibi(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}

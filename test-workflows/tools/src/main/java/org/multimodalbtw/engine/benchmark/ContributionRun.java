package org.multimodalbtw.engine.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.explain.Effort;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.MissingToken;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.network.Routing;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * A JVM that scores rows with and without contributions: {@code ROWS MODALITIES KIND}, where the kind is {@code plain} (no weights, one
 * pass), {@code weighted} (weights in use, two passes) or {@code attention} (no weights, tokens that attend to each other).
 */
final class ContributionRun {

    private static final int TRAINED = 2_000;
    private static final int FEATURES = 8;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ContributionRun() {}

    /** Wall-clock and processor seconds. */
    private record Seconds(double wall, double processor) {}

    /**
     * Prints seconds without and with contributions, each by the clock and of the processors, and the largest resident set in MiB.
     *
     * @param arguments rows, modalities, kind
     * @throws Exception if it cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        // as many threads as in KNIME, where nobody chooses their number
        System.clearProperty("org.multimodalbtw.threads");
        int rows = Integer.parseInt(arguments[0]);
        int modalities = Integer.parseInt(arguments[1]);
        String kind = arguments[2];
        try (ScratchFolder folder = ScratchFolder.create()) {
            Path model = folder.file("model");
            learn(modalities, kind, folder.file("trained.arrow"), model);
            Path table = folder.file("rows.arrow");
            new BenchmarkTable(0, 0, rows, modalities, FEATURES).write(table);
            try (Predictor predictor = Predictor.open(model, DevicePolicy.CPU)) {
                Seconds without = seconds(predictor, table, Optional.empty());
                Seconds with = seconds(predictor, table, Optional.of(Effort.USUAL));
                System.out.println(without.wall + " " + without.processor + " " + with.wall + " " + with.processor + " "
                        + ProcessMemory.now().peak() / 1024.);
            }
        }
    }

    private static Seconds seconds(Predictor predictor, Path table, Optional<Effort> effort) throws Exception {
        long began = System.nanoTime();
        long used = SYSTEM.getProcessCpuTime();
        double[] sum = new double[1];
        predictor.predict(table, effort, row -> sum[0] += row.values()[0], ProgressMonitor.NONE);
        if (Double.isNaN(sum[0])) {
            throw new IllegalStateException("A row has no prediction");
        }
        return new Seconds((System.nanoTime() - began) / 1e9, (SYSTEM.getProcessCpuTime() - used) / 1e9);
    }

    private static void learn(int modalities, String kind, Path table, Path model) throws Exception {
        Labels labels = new BenchmarkTable(TRAINED, 0, 0, modalities, FEATURES).write(table);
        TrainingSettings standard = TrainingSettings.defaults(1);
        boolean isWeighted = kind.equals("weighted");
        TrainingSettings settings = new TrainingSettings(
                1,
                standard.members(),
                new Optimisation(
                        OptionalInt.of(2),
                        OptionalInt.empty(),
                        0,
                        standard.optimisation().learningRate(),
                        standard.optimisation().schedule(),
                        standard.optimisation().weightDecay(),
                        standard.optimisation().clipNorm()),
                isWeighted ? WeightSettings.defaults().withGuard(false) : WeightSettings.none(),
                isWeighted,
                standard.methods(),
                new Comparison(false, 0),
                new Compute(DevicePolicy.CPU, Precision.FLOAT32));
        FusionSettings fusion =
                FusionSettings.defaults().with(Routing.PER_MODALITY, kind.equals("attention"), MissingToken.ZERO);
        ComparedTraining.learn(table, labels, fusion, settings, model, ProgressMonitor.NONE);
    }
}

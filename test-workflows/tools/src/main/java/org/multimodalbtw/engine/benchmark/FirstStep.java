package org.multimodalbtw.engine.benchmark;

import ai.djl.Device;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.train.Labels;

/**
 * From the start of the JVM to the first training step, once more with another network, and two trainings on few rows. Prints a line for
 * each network - ms of its script, first, second and tenth step -, before them when the first step was done in ms since 1970 and the ms of
 * the JVM's start and the engine, and behind them the ms of both trainings.
 */
final class FirstStep {

    static final NetworkCase CASE = NetworkCase.of(32, 3, 4, 5);
    static final BenchmarkTable TABLE = new BenchmarkTable(200, 30, 0, 3, 50);
    static final int EPOCHS = 10;

    private FirstStep() {}

    public static void main(String[] arguments) throws IOException {
        long main = System.currentTimeMillis();
        long began = System.nanoTime();
        EngineRuntime.get();
        double engine = since(began);
        double[] cold = steps();
        double[] warm = steps();
        System.out.println((long) cold[4] + " "
                + (main - ManagementFactory.getRuntimeMXBean().getStartTime()) + " " + engine);
        print(cold);
        print(warm);
        try (ScratchFolder folder = ScratchFolder.create()) {
            Path file = folder.file("rows.arrow");
            Labels labels = TABLE.write(file);
            System.out.println(training(file, labels, folder) + " " + training(file, labels, folder));
        }
        System.exit(0);
    }

    /** Milliseconds of a network's script and of its first, second and tenth step, and when the first was done. */
    private static double[] steps() {
        Minibatch rows = CASE.rows(CASE.members(), 2);
        float[] start = CASE.parameters();
        double[] steps = new double[10];
        long began = System.nanoTime();
        try (FusionNetwork network = new FusionNetwork(CASE.shape(), Execution.on(Device.cpu()), start);
                AdamW optimizer = new AdamW(network, .01, 1)) {
            double script = since(began);
            double done = 0;
            for (int i = 0; i < steps.length; i++) {
                began = System.nanoTime();
                optimizer.step(rows, 1e-3, 1);
                steps[i] = since(began);
                done = i == 0 ? System.currentTimeMillis() : done;
            }
            return new double[] {script, steps[0], steps[1], steps[9], done};
        }
    }

    private static void print(double[] network) {
        System.out.println(network[0] + " " + network[1] + " " + network[2] + " " + network[3]);
    }

    private static double training(Path file, Labels labels, ScratchFolder folder) throws IOException {
        long began = System.nanoTime();
        ComparedTraining.learn(
                file,
                labels,
                FusionSettings.defaults(),
                BenchmarkTraining.settings(5, EPOCHS),
                folder.file("model" + began),
                ProgressMonitor.NONE);
        return since(began);
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}

package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.train.Labels;

/**
 * Many steps of one network and then many trainings in one JVM. Prints a line now and then: what it does, how much of it is done, and MiB of the resident
 * set, of the heap in use after a collection and of direct buffers. Arguments: steps, trainings.
 */
final class SoakRun {

    static final String STEPS = "steps";
    static final String TRAININGS = "trainings";
    static final int MEMBERS = 3;
    static final int EPOCHS = 4;
    static final BenchmarkTable TABLE = new BenchmarkTable(100, 20, 30, 3, 4);

    private static final int LINES = 10;
    private static final String THREADS = "org.multimodalbtw.threads";

    private SoakRun() {}

    public static void main(String[] arguments) throws IOException {
        // as many as a user has, so that networks are trained side by side
        System.clearProperty(THREADS);
        int steps = Integer.parseInt(arguments[0]);
        int trainings = Integer.parseInt(arguments[1]);
        ManySteps.run(steps, steps, steps / LINES, done -> print(STEPS, done));
        for (int done = 1; done <= trainings; done++) {
            train();
            if (done % (trainings / LINES) == 0) {
                print(TRAININGS, done);
            }
        }
        System.exit(0);
    }

    private static void train() throws IOException {
        FusionSettings fusion = new NetworkCase(1, TABLE.modalities(), 4, MEMBERS, 16, 16, true).fusion();
        try (ScratchFolder folder = ScratchFolder.create()) {
            Path table = folder.file("rows.arrow");
            Labels labels = TABLE.write(table);
            Path model = folder.file("model");
            ComparedTraining.learn(
                    table, labels, fusion, BenchmarkTraining.compared(MEMBERS, EPOCHS), model, ProgressMonitor.NONE);
            try (Predictor predictor = Predictor.open(model, DevicePolicy.CPU)) {
                predictor.predict(table, row -> {}, ProgressMonitor.NONE);
            }
        }
    }

    private static void print(String what, int done) throws IOException {
        System.gc();
        System.out.println(what + " " + done + " " + ProcessMemory.now().resident() / 1024. + " "
                + mebibytes(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()) + " "
                + mebibytes(direct()));
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    private static double mebibytes(long bytes) {
        return bytes / 1024. / 1024;
    }
}

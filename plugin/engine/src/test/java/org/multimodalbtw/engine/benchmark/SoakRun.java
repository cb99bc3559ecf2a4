package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.network.ManySteps;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.LearningRun;

/**
 * Many steps of one network and then many trainings in one JVM. Prints a line now and then: what it does, how much of it is done, and MiB of the resident
 * set, of the heap in use after a collection and of direct buffers. Arguments: steps, trainings.
 */
final class SoakRun {

    static final String STEPS = "steps";
    static final String TRAININGS = "trainings";
    static final int MEMBERS = 3;
    static final int EPOCHS = 4;
    static final int ROWS = 150;

    private static final int LINES = 10;

    private SoakRun() {}

    public static void main(String[] arguments) throws IOException {
        int steps = Integer.parseInt(arguments[0]);
        int trainings = Integer.parseInt(arguments[1]);
        ManySteps.run(steps, steps, steps / LINES, done -> print(STEPS, done));
        SyntheticRows rows = SyntheticRows.of(ROWS, 7);
        Labels labels = rows.classes();
        for (int done = 1; done <= trainings; done++) {
            train(rows, labels);
            if (done % (trainings / LINES) == 0) {
                print(TRAININGS, done);
            }
        }
        System.exit(0);
    }

    private static void train(SyntheticRows rows, Labels labels) throws IOException {
        try (ScratchFolder folder = ScratchFolder.create()) {
            LearningRun.learn(rows, labels, LearningRun.settings(MEMBERS, EPOCHS, LearningRun.WEIGHTS), folder.path());
            LearningRun.score(rows, folder.path());
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

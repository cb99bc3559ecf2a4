package org.multimodalbtw.engine.train;

import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.FusionSettings;

/**
 * The settings with everything that depends on the data decided.
 *
 * @param settings as chosen
 * @param fusion the network's settings
 * @param members how many networks
 * @param epochs passes over the training rows
 * @param batchSize rows a step, about
 * @param stepsPerEpoch steps of an epoch, with rows spread evenly
 * @param rowsPerEpoch rows that each member sees in an epoch
 * @param lastKept whether the last epoch is the one that is kept, so that no row chooses
 */
record TrainingPlan(
        TrainingSettings settings,
        FusionSettings fusion,
        int members,
        int epochs,
        int batchSize,
        int stepsPerEpoch,
        int rowsPerEpoch,
        boolean lastKept) {

    private static final int SMALL = 1000;

    /** Enough steps on many rows: with more, held-out log loss rose (4,000 rows of measurements, two seeds). */
    private static final int ENOUGH_STEPS = 500;

    private static final int LEAST_EPOCHS = 6;

    static TrainingPlan of(TrainingSettings settings, FusionSettings fusion, Folds folds) {
        int rows = Integer.MAX_VALUE;
        for (int member = 0; member < folds.members(); member++) {
            rows = Math.min(rows, folds.learning(member).length);
        }
        int batch = Math.min(rows, settings.optimisation().batchSize().orElse(rows < SMALL ? 32 : 64));
        int steps = Math.max(1, Math.round((float) rows / batch));
        int epochs = settings.optimisation()
                .epochs()
                .orElse(rows < SMALL ? 30 : Math.max(LEAST_EPOCHS, Math.min(20, ENOUGH_STEPS / steps)));
        return new TrainingPlan(settings, fusion, folds.members(), epochs, batch, steps, rows, false);
    }

    /** The same with other epochs. */
    TrainingPlan withEpochs(int other) {
        return new TrainingPlan(settings, fusion, members, other, batchSize, stepsPerEpoch, rowsPerEpoch, lastKept);
    }

    /** The same with other settings, by which the data are decided about alike. */
    TrainingPlan with(TrainingSettings others) {
        return new TrainingPlan(others, fusion, members, epochs, batchSize, stepsPerEpoch, rowsPerEpoch, lastKept);
    }

    /** The same, of which the last epoch is kept. */
    TrainingPlan keepingTheLast() {
        return new TrainingPlan(settings, fusion, members, epochs, batchSize, stepsPerEpoch, rowsPerEpoch, true);
    }

    /** The first row of a step within an epoch's order. */
    int start(int step) {
        return (int) ((long) rowsPerEpoch * step / stepsPerEpoch);
    }

    /** Most rows of a step. */
    int capacity() {
        return (rowsPerEpoch + stepsPerEpoch - 1) / stepsPerEpoch;
    }

    /** Whether an epoch, 1 for the first, may be the one that is kept in a variant with so many epochs of warm-up. */
    boolean eligible(int epoch, int warmUpEpochs) {
        if (lastKept) {
            return epoch == epochs;
        }
        return settings.optimisation().schedule() == LearningRateSchedule.COSINE
                        && settings.optimisation().patience() == 0
                ? 2 * epoch > epochs
                : epoch > Math.min(warmUpEpochs, epochs - 1);
    }
}

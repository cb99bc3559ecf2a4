package org.multimodalbtw.engine.train;

import org.multimodalbtw.engine.method.LearningRateSchedule;

/** The learning rate of each step. */
final class LearningRate {

    private static final double WARM_UP = .05;
    private static final double LAST_SHARE = .02;
    private static final int PLATEAU_EPOCHS = 5;

    private final double highest;
    private final LearningRateSchedule schedule;
    private final long steps;
    private double factor = 1;
    private double best = Double.POSITIVE_INFINITY;
    private int worse;

    LearningRate(TrainingPlan plan) {
        highest = plan.settings().optimisation().learningRate();
        schedule = plan.settings().optimisation().schedule();
        steps = (long) plan.epochs() * plan.stepsPerEpoch();
    }

    /** The rate of a step, 0 for the first. */
    double at(long step) {
        if (schedule == LearningRateSchedule.PLATEAU) {
            return highest * factor;
        }
        double warmUp = Math.max(1, WARM_UP * steps);
        if (step < warmUp) {
            return highest * (step + 1) / warmUp;
        }
        double done = (step - warmUp) / Math.max(1, steps - warmUp);
        return highest * (LAST_SHARE + (1 - LAST_SHARE) * .5 * (1 + Math.cos(Math.PI * done)));
    }

    /** Notes the validation score of an epoch. */
    void noteScore(double score) {
        if (score < best) {
            best = score;
            worse = 0;
        } else if (++worse >= PLATEAU_EPOCHS) {
            factor /= 2;
            worse = 0;
        }
    }
}

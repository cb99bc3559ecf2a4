package org.multimodalbtw.engine.train;

import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.RowOutputs;

/** How good one member's raw outputs are for a row; lower is better. */
final class ValidationScore {

    private static final double BETA = FusionNetwork.SMOOTH_L1_BETA;

    private ValidationScore() {}

    /**
     * Brier score of half the fused and half the mean own prediction of classes or labels; absolute error of the fused
     * prediction of a regression, in standard deviations of the target.
     */
    static double of(Task task, RowOutputs row, double[] truth) {
        double[] fused = row.fused()[0];
        if (task == Task.REGRESSION) {
            return Math.abs(fused[0] - truth[0]);
        }
        Family family = Family.of(task);
        double[] mixed = new double[fused.length];
        int present = 0;
        for (int m = 0; m < row.present().length; m++) {
            if (row.present()[m]) {
                add(mixed, family.mean(row.own()[0][m], 1), 1);
                present++;
            }
        }
        double[] fusedProbabilities = family.mean(fused, 1);
        double sum = 0;
        for (int c = 0; c < mixed.length; c++) {
            double probability = .5 * mixed[c] / present + .5 * fusedProbabilities[c];
            double error = probability - truth[c];
            sum += error * error;
        }
        return sum;
    }

    /** Log loss of the fused prediction in nats; smooth L1 loss of a regression. */
    static double loss(Task task, RowOutputs row, double[] truth) {
        if (task.hasProbabilities()) {
            Family family = Family.of(task);
            return family.loss(family.mean(row.fused()[0], 1), truth);
        }
        double error = Math.abs(row.fused()[0][0] - truth[0]);
        return error < BETA ? error * error / (2 * BETA) : error - BETA / 2;
    }

    private static void add(double[] sum, double[] values, double factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * values[i];
        }
    }
}

package org.multimodalbtw.engine.method;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.multimodalbtw.engine.network.NetworkShape;

/**
 * Each class counts the same in the loss, however rare: a row by n / (C n_c) over the rows that are learnt from (King and Zeng 2001); of
 * labels by the mean over them of the same for having or not having the label. No effect on a number.
 */
public record BalancedClasses() implements TrainingMethod {

    @Override
    public boolean actsInStages() {
        return true;
    }

    @Override
    public MethodRun begin(LearningRows rows, NetworkShape shape) {
        return rows.target()
                .match(
                        ofClass -> balanced(rows, BalancedClasses::ofClass),
                        ofLabels -> balanced(rows, BalancedClasses::ofLabels),
                        ofNumber -> MethodRun.IDLE);
    }

    /** How much a row counts, by what is true of it and by the shares of the classes or labels. */
    private interface Factor {
        double of(double[] truth, double[] shares);
    }

    private static MethodRun balanced(LearningRows rows, Factor factor) {
        double[] shares = shares(rows);
        return new MethodRun() {
            @Override
            public void beforeStep(StepBatch batch, RandomGenerator random) {
                FloatBuffer weights = batch.minibatch().rowWeights();
                for (int i = 0; i < batch.chosen().length; i++) {
                    double[] truth = rows.truth(batch.chosen()[i]);
                    weights.put(i, weights.get(i) * (float) factor.of(truth, shares));
                }
            }
        };
    }

    private static double ofClass(double[] truth, double[] shares) {
        double factor = 0;
        for (int c = 0; c < truth.length; c++) {
            if (truth[c] > 0) {
                factor += 1 / shares[c];
            }
        }
        return factor / truth.length;
    }

    private static double ofLabels(double[] truth, double[] shares) {
        double factor = 0;
        for (int c = 0; c < truth.length; c++) {
            factor += 1 / (2 * (truth[c] > 0 ? shares[c] : 1 - shares[c]));
        }
        return factor / truth.length;
    }

    /** Of each class or label the share of the rows that are learnt from which have it. */
    private static double[] shares(LearningRows rows) {
        int first = rows.learnt().findFirst().orElseThrow();
        double[] counts = new double[rows.truth(first).length];
        rows.learnt().forEach(row -> Arrays.setAll(counts, c -> counts[c] + rows.truth(row)[c]));
        double all = rows.learnt().count();
        return Arrays.stream(counts).map(count -> count / all).toArray();
    }
}

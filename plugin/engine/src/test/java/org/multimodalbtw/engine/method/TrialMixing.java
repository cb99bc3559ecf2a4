package org.multimodalbtw.engine.method;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.multimodalbtw.engine.network.Lesson;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;

/**
 * Mixed rows whose shares are given.
 *
 * @param ofTokens a row's own share of its tokens
 * @param ofTargets a row's own share of its target
 */
public record TrialMixing(double ofTokens, double ofTargets) implements TrainingMethod {

    @Override
    public Lesson tokens(Lesson lesson) {
        return RowMixing.mixed(lesson);
    }

    @Override
    public MethodRun begin(LearningRows rows, NetworkShape shape) {
        return new MethodRun() {
            @Override
            public void beforeStep(StepBatch batch, RandomGenerator random) {
                Minibatch minibatch = batch.minibatch();
                double[][] shares = new double[shape.members()][shape.modalityCount()];
                for (double[] member : shares) {
                    Arrays.fill(member, ofTokens);
                }
                RowMixing.bring(minibatch, shares, random);
                float[] targets = new float[minibatch.members() * minibatch.rows()];
                Arrays.fill(targets, (float) ofTargets);
                minibatch.bring(RowMixing.TARGET_SHARES, targets, minibatch.members(), minibatch.rows());
            }
        };
    }
}

package org.multimodalbtw.engine.scoring;

import java.util.Arrays;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.weight.Divergence;

/** The distribution that a head's outputs stand for, as in a generalised linear model, and what BTW takes from it. */
public enum Family {
    /** Logits of classes that exclude each other. */
    CATEGORICAL {
        @Override
        public double[] mean(double[] output, double calibration) {
            return Softmax.of(output, calibration);
        }

        @Override
        double divergence(double[] own, double ownCalibration, double[] fused, double fusedCalibration) {
            return Divergence.ofClasses(own, fused);
        }

        @Override
        double variance(double[] mean, double calibration) {
            return 1 - Arrays.stream(mean).map(p -> p * p).sum();
        }

        @Override
        public double loss(double[] mean, double[] truth) {
            double probability = 0;
            for (int c = 0; c < mean.length; c++) {
                probability += truth[c] * mean[c];
            }
            return -Math.log(Math.max(probability, LEAST));
        }
    },
    /** One logit a label, each label for itself. */
    BERNOULLI {
        @Override
        public double[] mean(double[] output, double calibration) {
            return Arrays.stream(output)
                    .map(logit -> 1 / (1 + Math.exp(-logit / calibration)))
                    .toArray();
        }

        @Override
        double divergence(double[] own, double ownCalibration, double[] fused, double fusedCalibration) {
            return Divergence.ofLabels(own, fused);
        }

        @Override
        double variance(double[] mean, double calibration) {
            return Arrays.stream(mean).map(p -> 2 * p * (1 - p)).average().orElse(0);
        }

        @Override
        public double loss(double[] mean, double[] truth) {
            double sum = 0;
            for (int c = 0; c < mean.length; c++) {
                sum -= Math.log(Math.max(truth[c] > 0 ? mean[c] : 1 - mean[c], LEAST));
            }
            return sum / mean.length;
        }
    },
    /** One standardised number with a normal error. */
    NORMAL {
        @Override
        public double[] mean(double[] output, double calibration) {
            return output;
        }

        @Override
        double divergence(double[] own, double ownCalibration, double[] fused, double fusedCalibration) {
            return Divergence.ofNormals(own[0], ownCalibration, fused[0], fusedCalibration);
        }

        @Override
        double variance(double[] mean, double calibration) {
            return calibration * calibration;
        }

        @Override
        public double loss(double[] mean, double[] truth) {
            return Math.abs(mean[0] - truth[0]);
        }
    };

    /** Least probability that counts in a loss. */
    private static final double LEAST = 1e-15;

    /**
     * @param task what is predicted
     * @return the distribution of its outputs
     */
    public static Family of(Task task) {
        return switch (task) {
            case CLASSIFICATION -> CATEGORICAL;
            case MULTILABEL -> BERNOULLI;
            case REGRESSION -> NORMAL;
        };
    }

    /**
     * @param output a head's raw output
     * @param calibration its temperature, above 0; not used for a number
     * @return probabilities, or the one standardised number
     */
    public abstract double[] mean(double[] output, double calibration);

    /** KL(own || fused) in nats, at least 0; of labels the mean over them. */
    abstract double divergence(double[] own, double ownCalibration, double[] fused, double fusedCalibration);

    /** How unsure a prediction is: 1 - sum p^2, the mean of that over labels, or the held-out error's variance. */
    abstract double variance(double[] mean, double calibration);

    /**
     * @param mean a prediction
     * @param truth 1 for the true class or labels and 0 else; or the standardised number
     * @return the log loss in nats, of labels the mean over them, where probabilities count as 1e-15 at least; or the absolute error
     */
    public abstract double loss(double[] mean, double[] truth);
}

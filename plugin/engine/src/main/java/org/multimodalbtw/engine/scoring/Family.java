package org.multimodalbtw.engine.scoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.weight.Divergence;

/**
 * The distribution that a head's outputs stand for, as in a generalised linear model, and what BTW takes from it. In files it has the name
 * of the kind of target.
 */
public enum Family {
    /** Logits of classes that exclude each other. */
    @JsonProperty("CLASSIFICATION")
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
        public double[] free(double[] mean) {
            return Arrays.stream(mean).map(p -> Math.log(Math.max(p, LEAST))).toArray();
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
    @JsonProperty("MULTILABEL")
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
        public double[] free(double[] mean) {
            return Arrays.stream(mean)
                    .map(p -> Math.log(Math.max(p, LEAST)) - Math.log(Math.max(1 - p, LEAST)))
                    .toArray();
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
    @JsonProperty("REGRESSION")
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

        @Override
        public double score(RowOutputs row, double[] truth) {
            return Math.abs(row.fused()[0][0] - truth[0]);
        }

        @Override
        public double trainingLoss(double[] output, double[] truth) {
            double error = Math.abs(output[0] - truth[0]);
            double beta = OfNumber.SMOOTH_L1_BETA;
            return error < beta ? error * error / (2 * beta) : error - beta / 2;
        }

        @Override
        public double[] free(double[] mean) {
            return mean.clone();
        }

        @Override
        public double[] geometricMean(double[][] each) {
            return new double[] {
                Arrays.stream(each).mapToDouble(one -> one[0]).average().orElseThrow()
            };
        }

        @Override
        public Pooling pooling() {
            return Pooling.NUMBERS;
        }
    };

    /** Least probability that counts in a loss. */
    private static final double LEAST = 1e-15;

    /**
     * @param target what is predicted
     * @return the distribution of its outputs
     */
    public static Family of(Target target) {
        return target.match(ofClass -> CATEGORICAL, ofLabels -> BERNOULLI, ofNumber -> NORMAL);
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

    /**
     * How good one member's raw outputs are for a row; lower is better.
     *
     * @param row what the member says
     * @param truth 1 for the true class or labels and 0 else; or the standardised number
     * @return the Brier score of half the fused and half the mean own prediction of classes or labels; the absolute error of the fused number,
     *     in standard deviations of the target
     */
    public double score(RowOutputs row, double[] truth) {
        return brier(row, truth);
    }

    /**
     * @param output a head's raw output
     * @param truth 1 for the true class or labels and 0 else; or the standardised number
     * @return the loss that the head is trained with, by which epochs are compared: log loss in nats, or smooth L1 loss
     */
    public double trainingLoss(double[] output, double[] truth) {
        return loss(mean(output, 1), truth);
    }

    /**
     * The geometric mean of what several members predict: of classes and labels their logits are averaged.
     *
     * @param each members x outputs: probabilities, or a standardised number
     * @return probabilities again; of numbers the mean
     */
    public double[] geometricMean(double[][] each) {
        double[] logits = new double[each[0].length];
        for (double[] one : each) {
            double[] said = free(one);
            for (int c = 0; c < logits.length; c++) {
                logits[c] += said[c] / each.length;
            }
        }
        return mean(logits, 1);
    }

    /**
     * A prediction where any number is possible, so that it can be shifted.
     *
     * @param mean probabilities, or a standardised number
     * @return logits that {@link #mean} with a temperature of 1 makes the same of, where probabilities count as 1e-15 at least; or the number
     */
    public abstract double[] free(double[] mean);

    /**
     * @param mean a prediction
     * @param by what is done to it
     * @return {@code mean(slope free(prediction) + shift)}
     */
    public double[] adjusted(double[] mean, Adjustment by) {
        double[] values = free(mean);
        Arrays.setAll(values, c -> by.slope() * values[c] + by.shifts()[c]);
        return mean(values, 1);
    }

    /** @return how several heads become one prediction */
    public Pooling pooling() {
        return Pooling.LOGITS;
    }

    private double brier(RowOutputs row, double[] truth) {
        double[] fused = row.fused()[0];
        double[] mixed = new double[fused.length];
        int present = 0;
        for (int m = 0; m < row.present().length; m++) {
            if (row.present()[m]) {
                double[] own = mean(row.own()[0][m], 1);
                for (int c = 0; c < mixed.length; c++) {
                    mixed[c] += own[c];
                }
                present++;
            }
        }
        double[] fusedProbabilities = mean(fused, 1);
        double sum = 0;
        for (int c = 0; c < mixed.length; c++) {
            double probability = .5 * mixed[c] / present + .5 * fusedProbabilities[c];
            double error = probability - truth[c];
            sum += error * error;
        }
        return sum;
    }
}

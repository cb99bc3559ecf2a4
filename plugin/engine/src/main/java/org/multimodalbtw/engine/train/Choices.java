package org.multimodalbtw.engine.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.weight.MutualInformation;

/** What is to choose in a row whose head has logits. */
enum Choices {
    /** One of the classes. */
    OF_A_CLASS {
        @Override
        Stream<double[]> logits(double[] output) {
            return Stream.of(output);
        }

        @Override
        IntStream truth(double[] truth) {
            return IntStream.of(OfClass.mostProbable(truth));
        }

        @Override
        MutualInformation.OfProbabilities table(int outputs) {
            return new MutualInformation.OfClasses(outputs);
        }

        @Override
        boolean haveInterval(int outputs) {
            return outputs <= MOST_CLASSES_WITH_INTERVAL;
        }
    },
    /** Each label of a row is a choice of two: not to have it, with a logit of 0, and to have it. */
    OF_EACH_LABEL {
        @Override
        Stream<double[]> logits(double[] output) {
            return Arrays.stream(output).mapToObj(logit -> new double[] {0, logit});
        }

        @Override
        IntStream truth(double[] truth) {
            return Arrays.stream(truth).mapToInt(has -> (int) has);
        }

        @Override
        MutualInformation.OfProbabilities table(int outputs) {
            return new MutualInformation.OfLabels(outputs);
        }

        @Override
        boolean haveInterval(int outputs) {
            return true;
        }
    };

    /** The joint table of more classes is too large to be drawn a thousand times: hours, and gigabytes. */
    static final int MOST_CLASSES_WITH_INTERVAL = 500;

    /** Of each choice the logits. */
    abstract Stream<double[]> logits(double[] output);

    /** Of each choice what came true. */
    abstract IntStream truth(double[] truth);

    /** Collects pairs of predictions. */
    abstract MutualInformation.OfProbabilities table(int outputs);

    /** Whether the mutual information of so many outputs gets an interval. */
    abstract boolean haveInterval(int outputs);
}

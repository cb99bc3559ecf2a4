package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.outcome.OfClass;

/** The metrics of probabilities of classes for any counts of the rows. */
final class ClassificationMetrics extends RankedMetrics {

    private static final List<Metric> OF_TWO =
            List.of(Metric.AUROC, Metric.AUPRC, Metric.LOG_LOSS, Metric.ACCURACY, Metric.MACRO_F1);
    private static final List<Metric> OF_MORE =
            List.of(Metric.MACRO_F1, Metric.LOG_LOSS, Metric.AUROC, Metric.AUPRC, Metric.ACCURACY);

    /** Probabilities enter the logarithm as this at least, and at most as 1 less this. */
    static final double CLIP = 1e-15;

    /** By how much a probability that was summed in single precision may exceed one. */
    private static final double ROUNDING = 1e-5;

    private final int classes;
    private final int[] truth;
    private final int[] predicted;
    private final double[] losses;
    private final RankedClass[] ranked;

    /**
     * @param truth each row's class, 0 to classes - 1
     * @param probabilities rows x classes
     * @param classes how many classes, 2 or more
     * @param event the class whose areas are measured where there are two; empty for the rarer one of the rows
     * @param monitor cancel
     * @throws IllegalArgumentException if the sizes do not fit, a class is out of range or a probability is not in 0
     *     to 1
     */
    ClassificationMetrics(
            int[] truth, double[][] probabilities, int classes, Optional<EventClass> event, ProgressMonitor monitor) {
        check(truth, probabilities, classes);
        this.classes = classes;
        this.truth = truth.clone();
        predicted = Arrays.stream(probabilities).mapToInt(OfClass::mostProbable).toArray();
        losses = IntStream.range(0, truth.length)
                .mapToDouble(row -> -Math.log(Math.max(CLIP, Math.min(1 - CLIP, probabilities[row][truth[row]]))))
                .toArray();
        ranked = (classes == 2
                        ? IntStream.of(event.map(EventClass::index).orElseGet(() -> rarer(truth)))
                        : IntStream.range(0, classes))
                .peek(index -> monitor.checkCancelled())
                .mapToObj(index -> rank(truth, probabilities, index))
                .toArray(RankedClass[]::new);
    }

    /** What is measured of so many classes, in the order of {@link #values}. */
    static List<Metric> metrics(int classes) {
        return classes == 2 ? OF_TWO : OF_MORE;
    }

    @Override
    RankedClass[] ranked() {
        return ranked;
    }

    @Override
    double[] values(int[] counts, double auroc, double averagePrecision) {
        long[] truthCounts = new long[classes];
        long[] predictedCounts = new long[classes];
        long[] hits = new long[classes];
        double loss = 0;
        for (int row = 0; row < truth.length; row++) {
            truthCounts[truth[row]] += counts[row];
            predictedCounts[predicted[row]] += counts[row];
            if (truth[row] == predicted[row]) {
                hits[truth[row]] += counts[row];
            }
            loss += counts[row] * losses[row];
        }
        double rows = Arrays.stream(truthCounts).sum();
        double accuracy = Arrays.stream(hits).sum() / rows;
        double f1 = macroF1(truthCounts, predictedCounts, hits);
        return classes == 2
                ? new double[] {auroc, averagePrecision, loss / rows, accuracy, f1}
                : new double[] {f1, loss / rows, auroc, averagePrecision, accuracy};
    }

    /** Of two classes the one that fewer rows have, the second where both have as many. */
    private static int rarer(int[] truth) {
        long second = Arrays.stream(truth).filter(index -> index == 1).count();
        return 2 * second <= truth.length ? 1 : 0;
    }

    private static RankedClass rank(int[] truth, double[][] probabilities, int index) {
        boolean[] positives = new boolean[truth.length];
        for (int row = 0; row < truth.length; row++) {
            positives[row] = truth[row] == index;
        }
        return new RankedClass(
                // adding zero turns a negative zero into the positive one that it equals
                Arrays.stream(probabilities)
                        .mapToDouble(row -> row[index] + 0.0)
                        .toArray(),
                positives);
    }

    private static double macroF1(long[] truthCounts, long[] predictedCounts, long[] hits) {
        double sum = 0;
        int occurring = 0;
        for (int index = 0; index < hits.length; index++) {
            long either = truthCounts[index] + predictedCounts[index];
            if (either > 0) {
                sum += 2.0 * hits[index] / either;
                occurring++;
            }
        }
        return sum / occurring;
    }

    private static void check(int[] truth, double[][] probabilities, int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("Classification needs two classes or more, not " + classes);
        }
        if (truth.length != probabilities.length) {
            throw new IllegalArgumentException(
                    truth.length + " true classes but " + probabilities.length + " rows of probabilities");
        }
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] < 0 || truth[row] >= classes) {
                throw new IllegalArgumentException("Row " + row + ": class " + truth[row] + " of " + classes);
            }
            if (probabilities[row].length != classes
                    || !Arrays.stream(probabilities[row]).allMatch(value -> value >= 0 && value <= 1 + ROUNDING)) {
                throw new IllegalArgumentException(
                        "Row " + row + ": not " + classes + " probabilities: " + Arrays.toString(probabilities[row]));
            }
        }
    }
}

package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.outcome.OfLabels;

/** The metrics of probabilities of labels, of which a row has any number, for any counts of the rows. */
final class LabelMetrics extends RankedMetrics {

    /** What is measured, in the order of {@link #values}. */
    static final List<Metric> METRICS =
            List.of(Metric.AUROC, Metric.MACRO_F1, Metric.AUPRC, Metric.LOG_LOSS, Metric.ACCURACY, Metric.HAMMING_LOSS);

    private final int labels;
    private final boolean[][] truth;
    private final boolean[][] predicted;
    private final double[] losses;
    private final RankedClass[] ranked;

    /**
     * @param truth rows x labels
     * @param probabilities rows x labels
     * @param labels how many labels, 1 or more
     * @param monitor cancel
     * @throws IllegalArgumentException if the sizes do not fit or a probability is not in 0 to 1
     */
    LabelMetrics(boolean[][] truth, double[][] probabilities, int labels, ProgressMonitor monitor) {
        check(truth, probabilities, labels);
        this.labels = labels;
        this.truth = truth.clone();
        predicted = Arrays.stream(probabilities).map(OfLabels::predicted).toArray(boolean[][]::new);
        losses = IntStream.range(0, truth.length)
                .mapToDouble(row -> loss(truth[row], probabilities[row]))
                .toArray();
        ranked = IntStream.range(0, labels)
                .peek(label -> monitor.checkCancelled())
                .mapToObj(label -> new RankedClass(
                        // adding zero turns a negative zero into the positive one that it equals
                        Arrays.stream(probabilities)
                                .mapToDouble(row -> row[label] + 0.0)
                                .toArray(),
                        column(truth, label)))
                .toArray(RankedClass[]::new);
    }

    /** Whether just the labels are predicted that are there. */
    static boolean isExact(boolean[] truth, double[] probabilities) {
        return Arrays.equals(truth, OfLabels.predicted(probabilities));
    }

    /** The mean over labels of the negative logarithm of what came true, in nats. */
    static double loss(boolean[] truth, double[] probabilities) {
        double sum = 0;
        for (int label = 0; label < truth.length; label++) {
            double cameTrue = truth[label] ? probabilities[label] : 1 - probabilities[label];
            sum -= Math.log(Math.max(ClassificationMetrics.CLIP, Math.min(1 - ClassificationMetrics.CLIP, cameTrue)));
        }
        return sum / truth.length;
    }

    @Override
    RankedClass[] ranked() {
        return ranked;
    }

    @Override
    double[] values(int[] counts, double auroc, double averagePrecision) {
        long rows = Arrays.stream(counts).asLongStream().sum();
        long exact = 0;
        double loss = 0;
        long[] right = new long[labels];
        long[] either = new long[labels];
        long wrong = 0;
        for (int row = 0; row < truth.length; row++) {
            exact += Arrays.equals(truth[row], predicted[row]) ? counts[row] : 0;
            loss += counts[row] * losses[row];
            for (int label = 0; label < labels; label++) {
                right[label] += truth[row][label] && predicted[row][label] ? counts[row] : 0;
                either[label] += (truth[row][label] ? counts[row] : 0) + (predicted[row][label] ? counts[row] : 0);
                wrong += truth[row][label] != predicted[row][label] ? counts[row] : 0;
            }
        }
        return new double[] {
            auroc,
            meanOfDefined(IntStream.range(0, labels).mapToDouble(label -> 2.0 * right[label] / either[label])),
            averagePrecision,
            loss / rows,
            (double) exact / rows,
            (double) wrong / (rows * labels)
        };
    }

    private static boolean[] column(boolean[][] truth, int label) {
        boolean[] column = new boolean[truth.length];
        for (int row = 0; row < column.length; row++) {
            column[row] = truth[row][label];
        }
        return column;
    }

    private static void check(boolean[][] truth, double[][] probabilities, int labels) {
        if (labels < 1 || truth.length != probabilities.length) {
            throw new IllegalArgumentException(labels + " labels, " + truth.length + " true rows and "
                    + probabilities.length + " of probabilities");
        }
        for (int row = 0; row < truth.length; row++) {
            if (truth[row].length != labels
                    || probabilities[row].length != labels
                    || !Arrays.stream(probabilities[row]).allMatch(value -> value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(
                        "Row " + row + ": not " + labels + " probabilities: " + Arrays.toString(probabilities[row]));
            }
        }
    }
}

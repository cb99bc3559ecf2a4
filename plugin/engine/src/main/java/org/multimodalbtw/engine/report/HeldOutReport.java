package org.multimodalbtw.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.train.Labels;

/**
 * What a model says of the rows that were held out, beside what is true of them.
 *
 * @param confusion rows by true and predicted class; {@code null} for regression and for very many classes
 * @param residuals true and predicted numbers; {@code null} for classification
 * @param labels how well each label is predicted; empty unless several labels are predicted
 * @param calibration how often predictions of some probability came true; empty for regression
 * @param calibrated what the calibrated probability is of: a class, the predicted class, or any label; {@code null} for regression
 */
public record HeldOutReport(
        Confusion confusion, Residuals residuals, List<LabelQuality> labels, List<Bin> calibration, String calibrated) {

    private static final int MOST_CLASSES = 30;
    private static final int MOST_POINTS = 1000;
    private static final int BINS = 10;

    /**
     * Rows by true and predicted class.
     *
     * @param classes the classes
     * @param counts true class x predicted class
     */
    public record Confusion(List<String> classes, long[][] counts) {}

    /**
     * True and predicted numbers, evenly chosen where there are very many.
     *
     * @param rows how many rows there are in all
     * @param points one pair of truth and prediction a row
     */
    public record Residuals(long rows, double[][] points) {}

    /**
     * How well a label is predicted.
     *
     * @param name the label
     * @param having how many rows have it
     * @param predicted how many rows are predicted to have it: with a probability above one half
     * @param both how many of these have it
     * @param auroc area under the ROC curve; NaN where all rows have it or none
     */
    public record LabelQuality(String name, long having, long predicted, long both, double auroc) {}

    /**
     * Rows whose predicted probability lies in one tenth.
     *
     * @param from lower end of the tenth
     * @param rows how many rows
     * @param predicted their mean probability
     * @param observed the share of them for which it came true
     */
    public record Bin(double from, long rows, double predicted, double observed) {}

    /** A held-out row with a prediction and a known target. */
    private record Judged(RowPrediction prediction, double value, double[] truth) {}

    static HeldOutReport of(List<RowPrediction> heldOut, Labels labels) {
        List<Judged> judged = new ArrayList<>();
        for (RowPrediction row : heldOut) {
            if (!row.isMissing()) {
                labels.find(row.rowId())
                        .ifPresent(at -> judged.add(new Judged(row, labels.value(at), labels.truth(at))));
            }
        }
        List<String> classes = labels.classes();
        Task task = labels.task();
        return new HeldOutReport(
                task != Task.CLASSIFICATION || classes.size() > MOST_CLASSES ? null : confusion(judged, classes),
                task == Task.REGRESSION ? residuals(judged) : null,
                task == Task.MULTILABEL ? labels(judged, classes) : List.of(),
                task == Task.REGRESSION ? List.of() : calibration(judged, task),
                calibrated(task, classes));
    }

    private static Confusion confusion(List<Judged> judged, List<String> classes) {
        long[][] counts = new long[classes.size()][classes.size()];
        for (Judged row : judged) {
            counts[(int) row.value][row.prediction.classIndex()]++;
        }
        return new Confusion(classes, counts);
    }

    private static Residuals residuals(List<Judged> judged) {
        int points = Math.min(MOST_POINTS, judged.size());
        double[][] chosen = new double[points][];
        for (int point = 0; point < points; point++) {
            Judged row = judged.get((int) ((long) point * judged.size() / points));
            chosen[point] = new double[] {row.value, row.prediction.value()};
        }
        return new Residuals(judged.size(), chosen);
    }

    private static List<LabelQuality> labels(List<Judged> judged, List<String> names) {
        List<LabelQuality> labels = new ArrayList<>();
        for (int label = 0; label < names.size(); label++) {
            int one = label;
            double[][] truth = column(judged, row -> row.truth[one]);
            double[][] probabilities = column(judged, row -> row.prediction.probabilities()[one]);
            labels.add(new LabelQuality(
                    names.get(label),
                    judged.stream().filter(row -> row.truth[one] > 0).count(),
                    judged.stream().filter(row -> row.prediction.labels()[one]).count(),
                    judged.stream()
                            .filter(row -> row.truth[one] > 0 && row.prediction.labels()[one])
                            .count(),
                    GroundTruth.ofLabels(truth, 1).values(probabilities).get(Metric.AUROC)));
        }
        return labels;
    }

    private static double[][] column(List<Judged> judged, ToDoubleFunction<Judged> value) {
        return judged.stream()
                .map(row -> new double[] {value.applyAsDouble(row)})
                .toArray(double[][]::new);
    }

    private static String calibrated(Task task, List<String> classes) {
        return switch (task) {
            case CLASSIFICATION -> classes.size() == 2 ? "the class '" + classes.get(1) + "'" : "the predicted class";
            case MULTILABEL -> "each label";
            case REGRESSION -> null;
        };
    }

    /** Of two classes the probability of the second, of more that of the predicted one; of labels that of each. */
    private static List<Bin> calibration(List<Judged> judged, Task task) {
        double[] sums = new double[BINS];
        long[] rows = new long[BINS];
        long[] hits = new long[BINS];
        for (Judged row : judged) {
            double[] probabilities = row.prediction.probabilities();
            int[] about = task == Task.MULTILABEL
                    ? IntStream.range(0, probabilities.length).toArray()
                    : new int[] {probabilities.length == 2 ? 1 : row.prediction.classIndex()};
            for (int c : about) {
                int bin = Math.min(BINS - 1, (int) (probabilities[c] * BINS));
                sums[bin] += probabilities[c];
                rows[bin]++;
                hits[bin] += row.truth[c] > 0 ? 1 : 0;
            }
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                bins.add(
                        new Bin((double) bin / BINS, rows[bin], sums[bin] / rows[bin], (double) hits[bin] / rows[bin]));
            }
        }
        return bins;
    }
}

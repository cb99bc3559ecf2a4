package org.multimodalbtw.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.outcome.Target;
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
    private record Judged(double[] prediction, double[] truth) {}

    /** @param target as the model learnt it; the labels may have classes that only test rows are of */
    static HeldOutReport of(List<RowPrediction> heldOut, Labels labels, Target target) {
        List<Judged> judged = new ArrayList<>();
        for (RowPrediction row : heldOut) {
            if (!row.isMissing()) {
                labels.find(row.rowId())
                        .ifPresent(at -> judged.add(
                                new Judged(row.values(), target.inOrder(labels.truth(at), labels.target()))));
            }
        }
        return target.match(
                ofClass -> ofClasses(judged, ofClass.classes()),
                ofLabels -> ofLabels(judged, ofLabels.classes()),
                ofNumber -> new HeldOutReport(null, residuals(judged), List.of(), List.of(), null));
    }

    private static HeldOutReport ofClasses(List<Judged> judged, List<String> classes) {
        boolean isTwo = classes.size() == 2;
        return new HeldOutReport(
                classes.size() > MOST_CLASSES ? null : confusion(judged, classes),
                null,
                List.of(),
                calibration(judged, row -> IntStream.of(isTwo ? 1 : OfClass.mostProbable(row.prediction))),
                isTwo ? "the class '" + classes.get(1) + "'" : "the predicted class");
    }

    private static HeldOutReport ofLabels(List<Judged> judged, List<String> names) {
        return new HeldOutReport(
                null,
                null,
                labels(judged, names),
                calibration(judged, row -> IntStream.range(0, row.prediction.length)),
                "each label");
    }

    private static Confusion confusion(List<Judged> judged, List<String> classes) {
        long[][] counts = new long[classes.size()][classes.size()];
        for (Judged row : judged) {
            counts[OfClass.mostProbable(row.truth)][OfClass.mostProbable(row.prediction)]++;
        }
        return new Confusion(classes, counts);
    }

    private static Residuals residuals(List<Judged> judged) {
        int points = Math.min(MOST_POINTS, judged.size());
        double[][] chosen = new double[points][];
        for (int point = 0; point < points; point++) {
            Judged row = judged.get((int) ((long) point * judged.size() / points));
            chosen[point] = new double[] {row.truth[0], row.prediction[0]};
        }
        return new Residuals(judged.size(), chosen);
    }

    private static List<LabelQuality> labels(List<Judged> judged, List<String> names) {
        List<LabelQuality> labels = new ArrayList<>();
        for (int label = 0; label < names.size(); label++) {
            int one = label;
            double[][] truth = column(judged, row -> row.truth[one]);
            double[][] probabilities = column(judged, row -> row.prediction[one]);
            labels.add(new LabelQuality(
                    names.get(label),
                    judged.stream().filter(row -> row.truth[one] > 0).count(),
                    judged.stream()
                            .filter(row -> OfLabels.predicted(row.prediction)[one])
                            .count(),
                    judged.stream()
                            .filter(row -> row.truth[one] > 0 && OfLabels.predicted(row.prediction)[one])
                            .count(),
                    GroundTruth.ofLabels(truth, 1)
                            .values(probabilities, ProgressMonitor.NONE)
                            .get(Metric.AUROC)));
        }
        return labels;
    }

    private static double[][] column(List<Judged> judged, ToDoubleFunction<Judged> value) {
        return judged.stream()
                .map(row -> new double[] {value.applyAsDouble(row)})
                .toArray(double[][]::new);
    }

    /** How often it came true, over the outputs of each row that a prediction is about. */
    private static List<Bin> calibration(List<Judged> judged, Function<Judged, IntStream> about) {
        double[] sums = new double[BINS];
        long[] rows = new long[BINS];
        long[] hits = new long[BINS];
        for (Judged row : judged) {
            for (int c : about.apply(row).toArray()) {
                int bin = Math.min(BINS - 1, (int) (row.prediction[c] * BINS));
                sums[bin] += row.prediction[c];
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

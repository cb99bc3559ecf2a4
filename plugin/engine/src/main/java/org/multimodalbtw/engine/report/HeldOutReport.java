package org.multimodalbtw.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.report.JudgedRows.Row;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.train.Labels;

/**
 * What a model says of the rows that were held out, beside what is true of them.
 *
 * @param confusion rows by true and predicted class; {@code null} for regression and for very many classes
 * @param mistakes the most frequent ones among more than two classes, the most frequent first
 * @param residuals true and predicted numbers; {@code null} for classification
 * @param labels how well each label is predicted; empty unless several labels are predicted
 * @param judged how far the predictions can be used
 */
public record HeldOutReport(
        Confusion confusion, List<Mistake> mistakes, Residuals residuals, List<LabelQuality> labels, Judgement judged) {

    private static final int MOST_CLASSES = 30;
    private static final int MOST_POINTS = 1000;
    private static final int MOST_MISTAKES = 10;

    /**
     * Rows by true and predicted class.
     *
     * @param classes the classes
     * @param counts true class x predicted class
     */
    public record Confusion(List<String> classes, long[][] counts) {}

    /**
     * Rows of one class that are predicted as another.
     *
     * @param truth the true class
     * @param predicted the predicted one
     * @param rows how many rows
     * @param of how many rows are of the true class
     */
    public record Mistake(String truth, String predicted, long rows, long of) {}

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
     * @param heldOut the predictions
     * @param labels what is true
     * @param manifest the model, with the target as it learnt it; the labels may have classes that only test rows are of
     * @param reference which class decisions are about, and when the model gives alarm, where that is known
     * @param monitor progress and cancel
     */
    static HeldOutReport of(
            List<RowPrediction> heldOut,
            Labels labels,
            ModelManifest manifest,
            Optional<Reference> reference,
            ProgressMonitor monitor) {
        JudgedRows rows = rows(heldOut, labels, manifest);
        List<Row> judged = rows.rows();
        Judgement judgement = Judgement.of(
                rows, manifest.target(), reference, manifest.training().seed(), monitor);
        return manifest.target()
                .match(
                        ofClass -> ofClasses(judged, ofClass.classes(), judgement),
                        ofLabels ->
                                new HeldOutReport(null, List.of(), null, labels(judged, ofLabels.classes()), judgement),
                        ofNumber -> new HeldOutReport(null, List.of(), residuals(judged), List.of(), judgement));
    }

    private static JudgedRows rows(List<RowPrediction> heldOut, Labels labels, ModelManifest manifest) {
        JudgedRows rows = new JudgedRows(
                manifest.modalities().stream().map(TensorColumn::name).toList());
        for (RowPrediction row : heldOut) {
            OptionalInt position = row.isMissing() ? OptionalInt.empty() : labels.find(row.rowId());
            if (position.isPresent()) {
                int at = position.getAsInt();
                boolean[] lacks = new boolean[row.unimodal().length];
                for (int modality = 0; modality < lacks.length; modality++) {
                    lacks[modality] = row.unimodal()[modality] == null;
                }
                rows.add(new Row(
                        row.values(),
                        manifest.target().inOrder(labels.truth(at), labels.target()),
                        lacks,
                        labels.group(at)));
            }
        }
        return labels.groupsCountAsOne() ? rows.groupsCountAsOne() : rows;
    }

    private static HeldOutReport ofClasses(List<Row> judged, List<String> classes, Judgement judgement) {
        return new HeldOutReport(
                classes.size() > MOST_CLASSES ? null : confusion(judged, classes),
                classes.size() > 2 ? mistakes(judged, classes) : List.of(),
                null,
                List.of(),
                judgement);
    }

    private static Confusion confusion(List<Row> judged, List<String> classes) {
        long[][] counts = new long[classes.size()][classes.size()];
        for (Row row : judged) {
            counts[OfClass.mostProbable(row.truth())][OfClass.mostProbable(row.prediction())]++;
        }
        return new Confusion(classes, counts);
    }

    private static List<Mistake> mistakes(List<Row> judged, List<String> classes) {
        long[] of = new long[classes.size()];
        Map<Long, Long> counts = new TreeMap<>();
        for (Row row : judged) {
            int truth = OfClass.mostProbable(row.truth());
            int predicted = OfClass.mostProbable(row.prediction());
            of[truth]++;
            if (truth != predicted) {
                counts.merge((long) truth * classes.size() + predicted, 1L, Long::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue().reversed())
                .limit(MOST_MISTAKES)
                .map(pair -> {
                    int truth = (int) (pair.getKey() / classes.size());
                    int predicted = (int) (pair.getKey() % classes.size());
                    return new Mistake(classes.get(truth), classes.get(predicted), pair.getValue(), of[truth]);
                })
                .toList();
    }

    private static Residuals residuals(List<Row> judged) {
        int points = Math.min(MOST_POINTS, judged.size());
        double[][] chosen = new double[points][];
        for (int point = 0; point < points; point++) {
            Row row = judged.get((int) ((long) point * judged.size() / points));
            chosen[point] = new double[] {row.truth()[0], row.prediction()[0]};
        }
        return new Residuals(judged.size(), chosen);
    }

    private static List<LabelQuality> labels(List<Row> judged, List<String> names) {
        List<LabelQuality> labels = new ArrayList<>();
        for (int label = 0; label < names.size(); label++) {
            int one = label;
            double[][] truth = column(judged, row -> row.truth()[one]);
            double[][] probabilities = column(judged, row -> row.prediction()[one]);
            labels.add(new LabelQuality(
                    names.get(label),
                    judged.stream().filter(row -> row.truth()[one] > 0).count(),
                    judged.stream()
                            .filter(row -> OfLabels.predicted(row.prediction())[one])
                            .count(),
                    judged.stream()
                            .filter(row -> row.truth()[one] > 0 && OfLabels.predicted(row.prediction())[one])
                            .count(),
                    GroundTruth.ofLabels(truth, 1)
                            .values(probabilities, ProgressMonitor.NONE)
                            .get(Metric.AUROC)));
        }
        return labels;
    }

    private static double[][] column(List<Row> judged, ToDoubleFunction<Row> value) {
        return judged.stream()
                .map(row -> new double[] {value.applyAsDouble(row)})
                .toArray(double[][]::new);
    }
}

package org.multimodalbtw.engine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Figures;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.McNemar;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.PairedComparison;
import org.multimodalbtw.engine.evaluate.RepeatedDifference;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/**
 * Predictions of several variants over repeated trainings, and what they say: mean, standard deviation, paired difference with its 95 %
 * interval, and the rows that were corrected or newly wrong.
 *
 * <p>Over cross-validation the interval is Nadeau and Bengio's, of every metric. Over seeds on the same test rows it counts both
 * the seeds and the rows (or their groups, where these count as one) as a sample, which it can for metrics that are means over rows:
 * accuracy, log loss, mean absolute error; the others have a standard deviation only.
 */
final class VariantRuns {

    private final Task task;
    private final String rows;
    private final double testShare;
    private final List<Run> runs = new ArrayList<>();

    /** One training of every variant: the tested rows, what each variant said of them, and whether the guard let the weights in. */
    private record Run(
            List<String> ids,
            double[][] truths,
            GroundTruth truth,
            Map<Variant, double[][]> predictions,
            Map<Variant, Map<Metric, Double>> figures,
            boolean weightsInUse) {}

    /**
     * @param task what is predicted
     * @param rows what to call the rows
     * @param testShare tested rows of a fold, divided by those it learnt from; 0 where all trainings were tested on the same rows
     */
    VariantRuns(Task task, String rows, double testShare) {
        this.task = task;
        this.rows = rows;
        this.testShare = testShare;
    }

    /**
     * Adds one training of every variant.
     *
     * @param labels with the tested rows
     * @param predictions of each variant, by row id: a number, or probabilities in the order of the labels' classes; a row without one
     *     gets what one would say without any data
     * @param weightsInUse whether the guard let the weights into the weighted network
     */
    void add(Labels labels, Map<Variant, Map<String, double[]>> predictions, boolean weightsInUse) {
        double[] prior = prior(labels);
        Map<String, double[]> fused = predictions.values().iterator().next();
        int[] tested = IntStream.range(0, labels.size())
                .filter(row -> labels.split(row) == Split.TEST)
                .filter(row -> task != Task.CLASSIFICATION || prior[(int) labels.value(row)] > 0)
                .filter(row -> fused.containsKey(labels.rowId(row)))
                .toArray();
        List<String> ids = Arrays.stream(tested).mapToObj(labels::rowId).toList();
        double[][] truths = Arrays.stream(tested).mapToObj(labels::truth).toArray(double[][]::new);
        GroundTruth truth = truth(truths).inUnits(labels.units(tested));
        Map<Variant, double[][]> values = new LinkedHashMap<>();
        Map<Variant, Map<Metric, Double>> figures = new LinkedHashMap<>();
        predictions.forEach((variant, said) -> {
            double[][] rowsOfVariant =
                    ids.stream().map(id -> said.getOrDefault(id, prior)).toArray(double[][]::new);
            values.put(variant, rowsOfVariant);
            figures.put(variant, truth.values(rowsOfVariant));
        });
        runs.add(new Run(ids, truths, truth, values, figures, weightsInUse));
    }

    private GroundTruth truth(double[][] truths) {
        return GroundTruth.of(task, truths, task.hasProbabilities() ? truths[0].length : 0);
    }

    private double[] prior(Labels labels) {
        int[] learnt = IntStream.range(0, labels.size())
                .filter(row -> labels.split(row) != Split.TEST)
                .toArray();
        if (task == Task.REGRESSION) {
            return new double[] {
                Arrays.stream(learnt).mapToDouble(labels::value).average().orElse(0)
            };
        }
        double[] shares = new double[labels.classes().size()];
        for (int row : learnt) {
            double[] truth = labels.truth(row);
            Arrays.setAll(shares, c -> shares[c] + truth[c] / learnt.length);
        }
        return shares;
    }

    /** Every variant's metrics, and the weighted network's difference from each other variant. */
    List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        for (Variant variant : variants()) {
            add(scores, variant, Optional.empty());
        }
        for (Variant variant : variants()) {
            if (!variant.equals(Variant.WEIGHTED)) {
                add(scores, Variant.WEIGHTED, Optional.of(variant));
                scores.addAll(Score.changes(Variant.WEIGHTED, variant, rows, count(), counts(variant)));
            }
        }
        return scores;
    }

    /** Gained, lost, or no difference shown, over all trainings. */
    String conclusion() {
        Metric metric = task.hasProbabilities() ? Metric.LOG_LOSS : Metric.MAE;
        Estimate difference = estimate(Variant.WEIGHTED, Optional.of(Variant.UNWEIGHTED), metric);
        McNemar counts = counts(Variant.UNWEIGHTED);
        int decimals = Figures.decimals(difference.high() - difference.low());
        return ("Over all trainings (%s) the %s is %s with weights, which were in use in %d of %d, and %s without: difference %s,"
                                + " 95 %% interval %s to %s, %s; %d rows %s, %d %s, mid-p %s.")
                        .formatted(
                                rows,
                                metric.title(),
                                Figures.fixed(value(Variant.WEIGHTED, metric), decimals),
                                runs.stream().filter(Run::weightsInUse).count(),
                                runs.size(),
                                Figures.fixed(value(Variant.UNWEIGHTED, metric), decimals),
                                Figures.signed(difference.value(), decimals),
                                Figures.signed(difference.low(), decimals),
                                Figures.signed(difference.high(), decimals),
                                PairedComparison.Verdict.of(difference, metric).says(),
                                counts.corrected(),
                                task.hasProbabilities() ? "corrected" : "closer",
                                counts.broken(),
                                task.hasProbabilities() ? "newly wrong" : "farther off",
                                Figures.fixed(counts.midP(), 2))
                + (task.hasProbabilities()
                        ? Verdict.apart(
                                difference.value(),
                                value(Variant.WEIGHTED, Metric.ACCURACY),
                                value(Variant.UNWEIGHTED, Metric.ACCURACY))
                        : "");
    }

    private double value(Variant variant, Metric metric) {
        return estimate(variant, Optional.empty(), metric).value();
    }

    private List<Variant> variants() {
        return List.copyOf(runs.get(0).predictions().keySet());
    }

    /** How many different rows were tested. */
    private long count() {
        return runs.stream().flatMap(run -> run.ids().stream()).distinct().count();
    }

    private void add(List<Score> scores, Variant variant, Optional<Variant> minus) {
        for (Metric metric : runs.get(0).figures().get(variant).keySet()) {
            double[] values = differences(variant, minus, metric);
            double mean = Arrays.stream(values).average().orElseThrow();
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            scores.add(new Score(
                    variant,
                    minus,
                    rows,
                    count(),
                    metric,
                    estimate(variant, minus, metric),
                    Math.sqrt(squares / (values.length - 1))));
        }
    }

    private Estimate estimate(Variant variant, Optional<Variant> minus, Metric metric) {
        double[] values = differences(variant, minus, metric);
        if (testShare > 0) {
            return RepeatedDifference.overFolds(values, testShare);
        }
        if (metric != Metric.ACCURACY && metric != Metric.LOG_LOSS && metric != Metric.MAE) {
            return new Estimate(Arrays.stream(values).average().orElseThrow(), Double.NaN, Double.NaN);
        }
        return RepeatedDifference.overSeedsAndRows(
                runs.stream().map(run -> byRow(run, variant, minus, metric)).toArray(double[][]::new),
                runs.get(0).truth().units());
    }

    private double[] differences(Variant variant, Optional<Variant> minus, Metric metric) {
        return runs.stream()
                .mapToDouble(run -> run.figures().get(variant).get(metric)
                        - minus.map(other -> run.figures().get(other).get(metric))
                                .orElse(0.))
                .toArray();
    }

    private static double[] byRow(Run run, Variant variant, Optional<Variant> minus, Metric metric) {
        double[] values = ofRows(run, variant, metric);
        minus.map(other -> ofRows(run, other, metric))
                .ifPresent(others -> Arrays.setAll(values, row -> values[row] - others[row]));
        return values;
    }

    private static double[] ofRows(Run run, Variant variant, Metric metric) {
        double[][] said = run.predictions().get(variant);
        return IntStream.range(0, said.length)
                .mapToDouble(row -> run.truth().ofRow(metric, row, said[row]))
                .toArray();
    }

    /** Rows that the weighted network corrects and breaks, by each row's mean prediction over the trainings that tested it. */
    private McNemar counts(Variant reference) {
        Map<String, double[]> before = mean(reference);
        Map<String, double[]> after = mean(Variant.WEIGHTED);
        Map<String, double[]> known = new TreeMap<>();
        for (Run run : runs) {
            for (int row = 0; row < run.truths().length; row++) {
                known.put(run.ids().get(row), run.truths()[row]);
            }
        }
        double[][] plain = known.keySet().stream().map(before::get).toArray(double[][]::new);
        double[][] weighted = known.keySet().stream().map(after::get).toArray(double[][]::new);
        return truth(known.values().toArray(double[][]::new)).changes(plain, weighted);
    }

    private Map<String, double[]> mean(Variant variant) {
        Map<String, double[]> sums = new TreeMap<>();
        Map<String, Integer> times = new TreeMap<>();
        for (Run run : runs) {
            for (int row = 0; row < run.truths().length; row++) {
                double[] said = run.predictions().get(variant)[row];
                double[] sum = sums.computeIfAbsent(run.ids().get(row), id -> new double[said.length]);
                for (int c = 0; c < said.length; c++) {
                    sum[c] += said[c];
                }
                times.merge(run.ids().get(row), 1, Integer::sum);
            }
        }
        sums.forEach((id, sum) -> Arrays.setAll(sum, c -> sum[c] / times.get(id)));
        return sums;
    }
}

package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.multimodalbtw.engine.network.Task;

/**
 * Predictions of several variants over repeated trainings, and what they say: mean, standard deviation, paired difference with its 95 %
 * interval, and the rows that were corrected or newly wrong.
 *
 * <p>Over cross-validation the interval is Nadeau and Bengio's, of every metric. Over seeds on the same test rows it counts both
 * the seeds and the rows as a sample, which it can for metrics that are means over rows: accuracy, log loss, mean
 * absolute error; the others have a standard deviation only.
 */
final class VariantRuns {

    private final Task task;
    private final String rows;
    private final double testShare;
    private final List<Run> runs = new ArrayList<>();

    /** One training of every variant: the tested rows, what each variant said, and whether the guard let the weights in. */
    private record Run(
            List<String> ids, double[][] truths, Map<String, double[][]> predictions, boolean weightsInUse) {}

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
    void add(Labels labels, Map<String, Map<String, double[]>> predictions, boolean weightsInUse) {
        double[] prior = prior(labels);
        Map<String, double[]> fused = predictions.values().iterator().next();
        int[] tested = IntStream.range(0, labels.size())
                .filter(row -> labels.split(row) == Split.TEST)
                .filter(row -> task != Task.CLASSIFICATION || prior[(int) labels.value(row)] > 0)
                .filter(row -> fused.containsKey(labels.rowId(row)))
                .toArray();
        List<String> ids = Arrays.stream(tested).mapToObj(labels::rowId).toList();
        Map<String, double[][]> values = new LinkedHashMap<>();
        predictions.forEach((variant, said) -> values.put(
                variant, ids.stream().map(id -> said.getOrDefault(id, prior)).toArray(double[][]::new)));
        runs.add(new Run(
                ids, Arrays.stream(tested).mapToObj(labels::truth).toArray(double[][]::new), values, weightsInUse));
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
        for (String variant : variants()) {
            add(scores, variant, null);
        }
        for (String variant : variants()) {
            if (!variant.equals(BtwLearner.WEIGHTED)) {
                add(scores, BtwLearner.WEIGHTED, variant);
                McNemar counts = counts(variant);
                String name = BtwLearner.WEIGHTED + " minus " + variant;
                scores.add(figure(name, Metric.CORRECTED, counts.corrected()));
                scores.add(figure(name, Metric.NEWLY_WRONG, counts.broken()));
                scores.add(figure(name, Metric.MID_P, counts.midP()));
            }
        }
        return scores;
    }

    /** Gained, lost, or no difference shown, over all trainings. */
    String conclusion() {
        Metric metric = task.hasProbabilities() ? Metric.LOG_LOSS : Metric.MAE;
        Estimate difference = estimate(BtwLearner.WEIGHTED, BtwLearner.UNWEIGHTED, metric);
        McNemar counts = counts(BtwLearner.UNWEIGHTED);
        int decimals = Figures.decimals(difference.high() - difference.low());
        return ("Over all trainings (%s) the %s is %s with weights, which were in use in %d of %d, and %s without: difference %s,"
                                + " 95 %% interval %s to %s, %s; %d rows %s, %d %s, mid-p %s.")
                        .formatted(
                                rows,
                                metric.title(),
                                Figures.fixed(value(BtwLearner.WEIGHTED, metric), decimals),
                                runs.stream().filter(Run::weightsInUse).count(),
                                runs.size(),
                                Figures.fixed(value(BtwLearner.UNWEIGHTED, metric), decimals),
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
                                value(BtwLearner.WEIGHTED, Metric.ACCURACY),
                                value(BtwLearner.UNWEIGHTED, Metric.ACCURACY))
                        : "");
    }

    private double value(String variant, Metric metric) {
        return estimate(variant, null, metric).value();
    }

    private List<String> variants() {
        return List.copyOf(runs.get(0).predictions().keySet());
    }

    private Score figure(String variant, Metric metric, double value) {
        return new Score(variant, rows, mean(BtwLearner.WEIGHTED).size(), metric, new Estimate(value, value, value));
    }

    private void add(List<Score> scores, String variant, String reference) {
        for (Metric metric : metrics(runs.get(0), variant).keySet()) {
            double[] values = differences(variant, reference, metric);
            double mean = Arrays.stream(values).average().orElseThrow();
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            scores.add(new Score(
                    reference == null ? variant : variant + " minus " + reference,
                    rows,
                    mean(variant).size(),
                    metric,
                    estimate(variant, reference, metric),
                    Math.sqrt(squares / (values.length - 1))));
        }
    }

    private Estimate estimate(String variant, String reference, Metric metric) {
        double[] values = differences(variant, reference, metric);
        if (testShare > 0) {
            return RepeatedDifference.overFolds(values, testShare);
        }
        if (metric != Metric.ACCURACY && metric != Metric.LOG_LOSS && metric != Metric.MAE) {
            return new Estimate(Arrays.stream(values).average().orElseThrow(), Double.NaN, Double.NaN);
        }
        return RepeatedDifference.overSeedsAndRows(
                runs.stream().map(run -> byRow(run, variant, reference, metric)).toArray(double[][]::new));
    }

    private double[] differences(String variant, String reference, Metric metric) {
        return runs.stream()
                .mapToDouble(run -> metrics(run, variant).get(metric)
                        - (reference == null ? 0 : metrics(run, reference).get(metric)))
                .toArray();
    }

    private Map<Metric, Double> metrics(Run run, String variant) {
        return truth(run.truths()).values(run.predictions().get(variant));
    }

    private double[] byRow(Run run, String variant, String reference, Metric metric) {
        GroundTruth truth = truth(run.truths());
        double[] values = new double[truth.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = truth.ofRow(metric, row, run.predictions().get(variant)[row])
                    - (reference == null
                            ? 0
                            : truth.ofRow(metric, row, run.predictions().get(reference)[row]));
        }
        return values;
    }

    private GroundTruth truth(double[][] truths) {
        return switch (task) {
            case CLASSIFICATION ->
                new GroundTruth.OfClasses(
                        Arrays.stream(truths).mapToInt(VariantRuns::only).toArray(), truths[0].length);
            case MULTILABEL -> GroundTruth.ofLabels(truths, truths[0].length);
            case REGRESSION ->
                new GroundTruth.OfNumbers(
                        Arrays.stream(truths).mapToDouble(one -> one[0]).toArray());
        };
    }

    /** The position of the one 1. */
    private static int only(double[] truth) {
        int at = 0;
        while (truth[at] == 0) {
            at++;
        }
        return at;
    }

    /** Rows that the weighted network corrects and breaks, by each row's mean prediction over the trainings that tested it. */
    private McNemar counts(String reference) {
        Map<String, double[]> before = mean(reference);
        Map<String, double[]> after = mean(BtwLearner.WEIGHTED);
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

    private Map<String, double[]> mean(String variant) {
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

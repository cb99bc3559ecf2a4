package org.multimodalbtw.engine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.EventClass;
import org.multimodalbtw.engine.evaluate.Figures;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.McNemar;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.PairedComparison;
import org.multimodalbtw.engine.evaluate.RepeatedDifference;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Units;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.outcome.Target;
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

    private final Target target;
    private final String rows;
    private final double testShare;
    private final Optional<EventClass> event;
    private final List<Run> runs = new ArrayList<>();
    /** The group of each tested row that is of one, by row id. */
    private final Map<String, String> groups = new HashMap<>();

    /** One training of every variant: the tested rows, what each variant said of them, and whether the guard let the weights in. */
    private record Run(
            List<String> ids,
            double[][] truths,
            GroundTruth truth,
            Map<Variant, double[][]> predictions,
            Map<Variant, Map<Metric, Double>> figures,
            boolean weightsInUse) {}

    /**
     * @param target what is predicted
     * @param rows what to call the rows
     * @param testShare tested rows of a fold, divided by those it learnt from; 0 where all trainings were tested on the same rows
     */
    VariantRuns(Target target, String rows, double testShare) {
        this(target, rows, testShare, Optional.empty());
    }

    /** The same with the class that an average precision of two classes is of. */
    VariantRuns(Target target, String rows, double testShare, Optional<EventClass> event) {
        this.target = target;
        this.event = event;
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
     * @param monitor cancel
     */
    void add(
            Labels labels,
            Map<Variant, Map<String, double[]>> predictions,
            boolean weightsInUse,
            ProgressMonitor monitor) {
        double[] prior = prior(labels);
        Map<String, double[]> fused = predictions.values().iterator().next();
        int[] tested = IntStream.range(0, labels.size())
                .filter(row -> labels.split(row) == Split.TEST)
                .filter(row -> labels.outcomes().isPossible(row, prior))
                .filter(row -> fused.containsKey(labels.rowId(row)))
                .toArray();
        List<String> ids = Arrays.stream(tested).mapToObj(labels::rowId).toList();
        Arrays.stream(tested)
                .filter(row -> labels.groupsCountAsOne() && labels.group(row) != null)
                .forEach(row -> groups.put(labels.rowId(row), labels.group(row)));
        double[][] truths = Arrays.stream(tested).mapToObj(labels::truth).toArray(double[][]::new);
        GroundTruth truth =
                GroundTruth.of(target, truths).inUnits(labels.units(tested)).about(event);
        Map<Variant, double[][]> values = new LinkedHashMap<>();
        Map<Variant, Map<Metric, Double>> figures = new LinkedHashMap<>();
        predictions.forEach((variant, said) -> {
            double[][] rowsOfVariant =
                    ids.stream().map(id -> said.getOrDefault(id, prior)).toArray(double[][]::new);
            values.put(variant, rowsOfVariant);
            figures.put(variant, truth.values(rowsOfVariant, monitor));
        });
        runs.add(new Run(ids, truths, truth, values, figures, weightsInUse));
    }

    private static double[] prior(Labels labels) {
        return labels.outcomes()
                .mean(IntStream.range(0, labels.size())
                        .filter(row -> labels.split(row) != Split.TEST)
                        .toArray());
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
        GroundTruth measured = GroundTruth.ofNoRow(target);
        Metric metric = measured.loss();
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
                                measured.words().better(),
                                counts.broken(),
                                measured.words().worse(),
                                Figures.fixed(counts.midP(), 2))
                + (measured.metrics().contains(Metric.ACCURACY)
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
                    Math.sqrt(squares / (values.length - 1)),
                    runs.get(0).truth().classOf(metric)));
        }
    }

    private Estimate estimate(Variant variant, Optional<Variant> minus, Metric metric) {
        double[] values = differences(variant, minus, metric);
        if (testShare > 0) {
            return RepeatedDifference.overFolds(values, testShare);
        }
        if (!metric.isMeanOverRows()) {
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
        return GroundTruth.of(target, known.values().toArray(double[][]::new))
                .inUnits(Units.groups(known.keySet().stream().map(groups::get).toList()))
                .changes(plain, weighted);
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

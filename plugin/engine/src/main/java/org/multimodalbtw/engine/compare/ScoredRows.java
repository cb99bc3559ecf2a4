package org.multimodalbtw.engine.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Figures;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.McNemar;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.PairedComparison;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;

/**
 * Variants of a model scored on the same rows, what the weighted network gains there over the unweighted one, and the model over a modality
 * alone. Predictions are not kept.
 */
final class ScoredRows {

    private final String name;
    private final GroundTruth truth;
    private final long seed;
    private final Map<Variant, Map<Metric, Estimate>> figures = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private Optional<McNemar> changes = Optional.empty();

    /** What a candidate gains over a reference, by metric. */
    private record Pair(Variant candidate, Variant reference, Map<Metric, PairedComparison> gains) {}

    /**
     * @param name which rows
     * @param truth what is true of them
     * @param seed the randomness of the intervals
     */
    ScoredRows(String name, GroundTruth truth, long seed) {
        this.name = name;
        this.truth = truth;
        this.seed = seed;
    }

    boolean isEmpty() {
        return truth.rows() == 0;
    }

    GroundTruth truth() {
        return truth;
    }

    String name() {
        return name;
    }

    /** For a sentence: how many rows, and which. */
    String where() {
        return truth.rows() + " " + name + (truth.rows() == 1 ? " row" : " rows");
    }

    /** Scores a variant by its predictions, rows x outputs. */
    void add(Variant variant, double[][] predictions, ProgressMonitor monitor) {
        figures.put(variant, isEmpty() ? Map.of() : truth.evaluate(predictions, seed, monitor));
    }

    /** Scores the weighted and the unweighted network, and their difference, on the same resamples of the rows. */
    void addPair(double[][] weighted, double[][] unweighted, ProgressMonitor monitor) {
        addPair(Variant.WEIGHTED, weighted, Variant.UNWEIGHTED, unweighted, monitor);
        changes = isEmpty() ? Optional.empty() : Optional.of(truth.changes(unweighted, weighted));
    }

    /** Scores two variants, and their difference, on the same resamples of the rows. */
    void addPair(
            Variant candidate,
            double[][] ofCandidate,
            Variant reference,
            double[][] ofReference,
            ProgressMonitor monitor) {
        List<PairedComparison> compared =
                isEmpty() ? List.of() : truth.compare(ofReference, ofCandidate, seed, monitor);
        Map<Metric, PairedComparison> gains = new LinkedHashMap<>();
        compared.forEach(one -> gains.put(one.metric(), one));
        pairs.add(new Pair(candidate, reference, gains));
        figures.put(candidate, estimates(compared, PairedComparison::candidate));
        figures.put(reference, estimates(compared, PairedComparison::reference));
    }

    private static Map<Metric, Estimate> estimates(
            List<PairedComparison> compared, Function<PairedComparison, Estimate> which) {
        Map<Metric, Estimate> estimates = new LinkedHashMap<>();
        compared.forEach(one -> estimates.put(one.metric(), which.apply(one)));
        return estimates;
    }

    /** The metrics of a variant that was added; none without rows. */
    Map<Metric, Estimate> figures(Variant variant) {
        return figures.get(variant);
    }

    /** The loss of a variant that was added; there are rows. */
    double loss(Variant variant) {
        return figures(variant).get(truth.loss()).value();
    }

    /** How good a variant that was added is, by the fitting metrics, beside saying the same of every row; there are rows. */
    String quality(Variant variant) {
        return "On " + where() + ": "
                + truth.fitting().stream()
                        .map(metric -> quality(
                                metric,
                                figures(variant).get(metric),
                                figures(Variant.BASELINE).get(metric)))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private String quality(Metric metric, Estimate estimate, Estimate baseline) {
        String title = metric.title()
                + truth.classOf(metric).map(each -> " of '" + each + "'").orElse("");
        if (Double.isNaN(estimate.value())) {
            return title + " not defined";
        }
        int decimals = metric.isInUnits() ? Figures.decimals(baseline.value() / 10) : 3;
        List<String> beside = new ArrayList<>();
        if (!Double.isNaN(estimate.low())) {
            beside.add("95 % interval " + Figures.fixed(estimate.low(), decimals) + " to "
                    + Figures.fixed(estimate.high(), decimals));
        }
        beside.add("without data " + Figures.fixed(baseline.value(), decimals));
        return title + " " + Figures.fixed(estimate.value(), decimals) + " (" + String.join("; ", beside) + ")";
    }

    /** What the model gains over a variant by a metric; empty where it was not compared or the rows lack the metric. */
    Optional<PairedComparison> gain(Variant over, Metric metric) {
        return pairs.stream()
                .filter(pair -> pair.reference().equals(over))
                .findFirst()
                .map(pair -> pair.gains().get(metric));
    }

    /** What a variant gains over another by a metric; empty where they were not compared or the rows lack the metric. */
    Optional<PairedComparison> gain(Variant candidate, Variant over, Metric metric) {
        return pairs.stream()
                .filter(pair ->
                        pair.candidate().equals(candidate) && pair.reference().equals(over))
                .findFirst()
                .map(pair -> pair.gains().get(metric));
    }

    /** Every variant in an order, what the weights change, and what the model gains over a modality alone. */
    List<Score> scores(List<Variant> order) {
        List<Score> scores = new ArrayList<>();
        for (Variant variant : order) {
            figures(variant)
                    .forEach((metric, estimate) -> scores.add(Score.of(variant, name, truth.rows(), metric, estimate)
                            .of(truth.classOf(metric))));
        }
        differences(pair -> !pair.reference().role().isOfOneModality(), scores);
        changes.ifPresent(counts ->
                scores.addAll(Score.changes(Variant.WEIGHTED, Variant.UNWEIGHTED, name, truth.rows(), counts)));
        differences(pair -> pair.reference().role().isOfOneModality(), scores);
        return scores;
    }

    private void differences(Predicate<Pair> which, List<Score> scores) {
        pairs.stream().filter(which).forEach(pair -> pair.gains()
                .forEach((metric, gain) -> scores.add(Score.difference(
                                pair.candidate(), pair.reference(), name, truth.rows(), metric, gain.difference())
                        .of(truth.classOf(metric)))));
    }
}

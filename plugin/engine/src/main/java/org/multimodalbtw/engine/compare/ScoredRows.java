package org.multimodalbtw.engine.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.McNemar;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.PairedComparison;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;

/**
 * Variants of a model scored on the same rows, and what the weighted network gains there over the unweighted one. Each metric is worked
 * out once; predictions are not kept.
 */
final class ScoredRows {

    private final String name;
    private final GroundTruth truth;
    private final long seed;
    private final Map<Variant, Map<Metric, Estimate>> figures = new HashMap<>();
    private Map<Metric, PairedComparison> gains = Map.of();
    private Optional<McNemar> changes = Optional.empty();

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
        List<PairedComparison> compared = isEmpty() ? List.of() : truth.compare(unweighted, weighted, seed, monitor);
        gains = new EnumMap<>(Metric.class);
        compared.forEach(one -> gains.put(one.metric(), one));
        figures.put(Variant.WEIGHTED, estimates(compared, PairedComparison::candidate));
        figures.put(Variant.UNWEIGHTED, estimates(compared, PairedComparison::reference));
        changes = isEmpty() ? Optional.empty() : Optional.of(truth.changes(unweighted, weighted));
    }

    private static Map<Metric, Estimate> estimates(
            List<PairedComparison> compared, Function<PairedComparison, Estimate> which) {
        Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
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

    /** What the weighted network gains by a metric; empty where it was not compared or the rows lack the metric. */
    Optional<PairedComparison> gain(Metric metric) {
        return Optional.ofNullable(gains.get(metric));
    }

    /** Every variant in an order, then what the weights change. */
    List<Score> scores(List<Variant> order) {
        List<Score> scores = new ArrayList<>();
        for (Variant variant : order) {
            figures(variant)
                    .forEach((metric, estimate) -> scores.add(Score.of(variant, name, truth.rows(), metric, estimate)));
        }
        gains.forEach((metric, gain) -> scores.add(
                Score.difference(Variant.WEIGHTED, Variant.UNWEIGHTED, name, truth.rows(), metric, gain.difference())));
        changes.ifPresent(counts ->
                scores.addAll(Score.changes(Variant.WEIGHTED, Variant.UNWEIGHTED, name, truth.rows(), counts)));
        return scores;
    }
}

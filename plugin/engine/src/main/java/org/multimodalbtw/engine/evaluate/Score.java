package org.multimodalbtw.engine.evaluate;

import java.util.List;
import java.util.Optional;

/**
 * How good one variant of a model is on some rows, or how much better than another.
 *
 * @param variant what was scored
 * @param minus of a difference the variant that is subtracted, else empty
 * @param rows which rows: {@link #TEST}, {@link #HELD_OUT}, or where trainings were repeated for example
 *     {@code "test, 5 seeds"} or {@code "cross-validation, 5 x 5"}
 * @param count how many rows were scored
 * @param metric what is measured
 * @param estimate the value with its interval, a mean where trainings were repeated
 * @param deviation the standard deviation over repeated trainings; NaN of one training
 * @param ofClass the class that the metric is of, as the event of an average precision; empty of all others, and where it is not known
 */
public record Score(
        Variant variant,
        Optional<Variant> minus,
        String rows,
        long count,
        Metric metric,
        Estimate estimate,
        double deviation,
        Optional<String> ofClass) {

    /** A score of all classes, or of one that is not known. */
    public Score(
            Variant variant,
            Optional<Variant> minus,
            String rows,
            long count,
            Metric metric,
            Estimate estimate,
            double deviation) {
        this(variant, minus, rows, count, metric, estimate, deviation, Optional.empty());
    }

    /** Training and validation rows, each scored by a network that did not learn from it. */
    public static final String HELD_OUT = "held-out";

    /** Test rows. */
    public static final String TEST = "test";

    /**
     * A score of one training.
     *
     * @param variant what was scored
     * @param rows which rows
     * @param count how many rows were scored
     * @param metric what is measured
     * @param estimate the value with its interval
     * @return the score
     */
    public static Score of(Variant variant, String rows, long count, Metric metric, Estimate estimate) {
        return new Score(variant, Optional.empty(), rows, count, metric, estimate, Double.NaN);
    }

    /**
     * A difference within one training.
     *
     * @param variant what was scored
     * @param minus what is subtracted
     * @param rows which rows
     * @param count how many rows were scored
     * @param metric what is measured
     * @param estimate the difference with its interval
     * @return the score
     */
    public static Score difference(
            Variant variant, Variant minus, String rows, long count, Metric metric, Estimate estimate) {
        return new Score(variant, Optional.of(minus), rows, count, metric, estimate, Double.NaN);
    }

    /**
     * The rows that one variant has right and another wrong.
     *
     * @param variant the candidate
     * @param minus the reference
     * @param rows which rows
     * @param count how many rows were scored
     * @param changes the rows that the candidate corrects and breaks
     * @return both counts and their mid-p value, without intervals
     */
    public static List<Score> changes(Variant variant, Variant minus, String rows, long count, McNemar changes) {
        return List.of(
                exact(variant, minus, rows, count, Metric.CORRECTED, changes.corrected()),
                exact(variant, minus, rows, count, Metric.NEWLY_WRONG, changes.broken()),
                exact(variant, minus, rows, count, Metric.MID_P, changes.midP()));
    }

    /**
     * @param name of the class that the metric is of; empty of all
     * @return the same score of it
     */
    public Score of(Optional<String> name) {
        return new Score(variant, minus, rows, count, metric, estimate, deviation, name);
    }

    private static Score exact(Variant variant, Variant minus, String rows, long count, Metric metric, double value) {
        return difference(variant, minus, rows, count, metric, new Estimate(value, value, value));
    }

    /** @return the name for people, which no program reads; of a difference, with what is subtracted */
    public String title() {
        return minus.map(other -> variant.title() + " minus " + other.title()).orElseGet(variant::title);
    }
}

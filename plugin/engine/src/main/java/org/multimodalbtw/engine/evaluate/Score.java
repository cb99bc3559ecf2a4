package org.multimodalbtw.engine.evaluate;

/**
 * How good one variant of a model is on some rows.
 *
 * @param variant {@code "BTW"}, {@code "unweighted"}, {@code "only <modality>"} for a modality's own prediction, or {@code "a minus b"}
 * @param rows which rows: {@code "test, 5 seeds"} or {@code "cross-validation, 5 x 5"} where trainings were repeated, else {@code "held-out"} (training and validation rows, each scored by a network that did not learn from
 *     it) or {@code "test"}
 * @param count how many rows were scored
 * @param metric what is measured
 * @param estimate the value with its interval, a mean where trainings were repeated
 * @param deviation the standard deviation over repeated trainings; NaN of one training
 */
public record Score(String variant, String rows, long count, Metric metric, Estimate estimate, double deviation) {

    /**
     * A score of one training.
     *
     * @param variant which variant
     * @param rows which rows
     * @param count how many rows were scored
     * @param metric what is measured
     * @param estimate the value with its interval
     */
    public Score(String variant, String rows, long count, Metric metric, Estimate estimate) {
        this(variant, rows, count, metric, estimate, Double.NaN);
    }
}

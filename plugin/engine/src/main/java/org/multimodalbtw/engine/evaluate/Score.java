package org.multimodalbtw.engine.evaluate;

/**
 * How good one variant of a model is on some rows.
 *
 * @param variant {@code "BTW"}, {@code "unweighted"}, or {@code "only <modality>"} for a modality's own prediction
 * @param rows which rows: {@code "held-out"} (training and validation rows, each scored by a network that did not learn from
 *     it) or {@code "test"}
 * @param count how many rows were scored
 * @param metric what is measured
 * @param estimate the value with its interval
 */
public record Score(String variant, String rows, long count, Metric metric, Estimate estimate) {}

package org.multimodalbtw.spark.door;

import java.util.List;

/**
 * Predictions of some patients.
 *
 * @param rows one a patient: the cells of {@link ModelFacts#columns}, each a text, a number, a list of texts, a truth value, or {@code null}
 * @param missing how many of them have no prediction
 * @param notes what the analyst should know, one sentence each
 */
public record ScoredPatients(List<Object[]> rows, long missing, List<String> notes) {}

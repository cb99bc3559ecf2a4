package org.multimodalbtw.spark.door;

import java.util.List;

/**
 * What was made of some patients.
 *
 * @param rows one a patient: the cells of {@link ModelFacts#columns}, each as its kind says, or {@code null}
 * @param missing how many of them have nothing that can be used, and so neither prediction nor tensor
 * @param notes what the analyst should know, one sentence each
 */
public record ProcessedPatients(List<Object[]> rows, long missing, List<String> notes) {}

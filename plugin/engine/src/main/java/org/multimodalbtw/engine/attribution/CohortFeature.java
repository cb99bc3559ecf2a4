package org.multimodalbtw.engine.attribution;

/**
 * How much a feature moves predictions.
 *
 * @param modality the modality
 * @param feature what the analyst calls it
 * @param rows how many of the explained rows have it
 * @param meanContribution mean of the absolute contributions over all explained rows, 0 where a row does not have it
 */
public record CohortFeature(String modality, String feature, int rows, double meanContribution) {}

package org.multimodalbtw.engine.attribution;

/**
 * How much a feature moves predictions.
 *
 * @param explained the class or label where rows are explained for several; empty where each is explained for one
 * @param modality the modality
 * @param feature what the analyst calls it
 * @param rows how many of the explained rows have it
 * @param meanContribution mean of the absolute contributions over all rows that are explained for the class or label, 0 where a row does not
 *     have the feature
 */
public record CohortFeature(String explained, String modality, String feature, int rows, double meanContribution) {}

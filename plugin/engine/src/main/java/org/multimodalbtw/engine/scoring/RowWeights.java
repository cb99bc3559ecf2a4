package org.multimodalbtw.engine.scoring;

/**
 * What the first pass says of a row: each modality's own prediction, how far it is from the fused one, and the weight that follows.
 *
 * @param own each modality's own prediction, calibrated: probabilities, or one standardised number; {@code null} where missing
 * @param divergences KL divergence in nats; NaN where missing
 * @param typicality how usual the modality's data and prediction are, 0 to 1; 0 where missing
 * @param unblended W, mean 1 over what is present; 0 where missing
 * @param weights w = f ((1 - s) + s W), mean 1 over what is present; 0 where missing
 */
public record RowWeights(
        double[][] own, double[] divergences, double[] typicality, double[] unblended, double[] weights) {}

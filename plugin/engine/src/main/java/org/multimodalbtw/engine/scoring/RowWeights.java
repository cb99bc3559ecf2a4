package org.multimodalbtw.engine.scoring;

/**
 * What the first pass says of a row: each modality's own prediction, how far it is from the fused one, and the weight that follows.
 *
 * @param own each modality's own prediction, calibrated: probabilities, or one standardised number; {@code null} where missing
 * @param divergences KL divergence in nats; NaN where missing
 * @param typicality f, how usual the modality's data and prediction are, 0 to 1; 0 where missing
 * @param unblended W, mean 1 over what is present; 0 where missing
 * @param weights w = (1 - s) + s W, times f; mean 1 over what is present and usual; 0 where missing
 * @param tokenWeights what multiplies the tokens in the last pass: w, or f alone where the guard keeps w from the tokens
 * @param presence how much of each modality takes part in the last pass, 0 to 1: 1 where present, less where unusual
 */
public record RowWeights(
        double[][] own,
        double[] divergences,
        double[] typicality,
        double[] unblended,
        double[] weights,
        double[] tokenWeights,
        double[] presence) {}

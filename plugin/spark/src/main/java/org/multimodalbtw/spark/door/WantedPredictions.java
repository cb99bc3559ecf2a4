package org.multimodalbtw.spark.door;

/**
 * What is asked for beside predictions, weights and divergences, as of the Multimodal Predictor.
 *
 * @param own what each modality predicts on its own, and what the model predicts without weights
 * @param contributions how much each modality moved the prediction
 * @param howSure what cannot be excluded, how far networks differ, and what is unlike training
 * @param coverage how often sets and intervals are to hold the truth, 0.5 to 0.99
 */
public record WantedPredictions(boolean own, boolean contributions, boolean howSure, double coverage)
        implements Wanted {}

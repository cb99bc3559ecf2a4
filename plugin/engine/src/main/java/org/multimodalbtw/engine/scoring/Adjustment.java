package org.multimodalbtw.engine.scoring;

import java.util.Arrays;

/**
 * What is done to a model's predictions last, so that they fit another cohort than the one that it was calibrated on: of classes {@code
 * softmax(slope log p + shift)}, of labels the logistic function of {@code slope logit p + shift}, of a number {@code slope y + shift} in
 * standard deviations of the target (Cox 1958; Platt 1999). It depends on nothing but the prediction of the row.
 *
 * @param slope above 0: below 1 draws predictions to the middle, above 1 away from it
 * @param shifts one a class or label, on the scale of logits, or one for a number
 */
public record Adjustment(double slope, double[] shifts) {

    /** @throws IllegalArgumentException if a number is not finite, or the slope not above 0 */
    public Adjustment {
        if (!(slope > 0) || !Double.isFinite(slope) || !Arrays.stream(shifts).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("An adjustment by " + slope + " and " + Arrays.toString(shifts));
        }
    }
}

package org.multimodalbtw.engine.scoring;

import java.util.Arrays;

/**
 * What turns a network's raw outputs into predictions with the right confidence. Fitted on rows that the networks did not
 * learn from.
 *
 * @param own one a modality: the temperature of its logits, or the standard deviation of its error in a regression; above 0
 * @param first the same of the fused output of the first pass, with equal weights
 * @param fused the same of the fused output of the last pass
 */
public record HeadCalibration(double[] own, double first, double fused) {

    /** @throws IllegalArgumentException if a number is not above 0 and finite */
    public HeadCalibration {
        if (!isPossible(first) || !isPossible(fused) || !Arrays.stream(own).allMatch(HeadCalibration::isPossible)) {
            throw new IllegalArgumentException(
                    "Calibration " + Arrays.toString(own) + ", " + first + ", " + fused + " is not above 0");
        }
    }

    private static boolean isPossible(double value) {
        return value > 0 && Double.isFinite(value);
    }
}

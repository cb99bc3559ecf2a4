package org.multimodalbtw.engine.attribution;

import org.multimodalbtw.engine.predict.RowPrediction;

/**
 * Integrated gradients of one row.
 *
 * @param prediction what the model predicts
 * @param explained the position of the class or label that is explained; 0 of a number
 * @param start the fused score of a row with the same modalities, weights and gates, all of whose inputs are at the baseline: a log odds, or
 *     a number in units of the target
 * @param end the fused score of the row itself
 * @param values of each modality the row's tensor; {@code null} where it is missing
 * @param shares of each modality what each value of a tensor, or each item of terms or measurements, adds to the score; of pixels what each
 *     region of {@link PictureRegions} does, and behind them what hiding one region alone does not show; {@code null} where it is missing.
 *     All together they are the end less the start, as far as {@link #gap}
 * @param lost of each modality what is lost where one of its parts is hidden, part by part of {@link HiddenParts}; {@code null} where it
 *     has none
 */
record RowGradients(
        RowPrediction prediction,
        int explained,
        double start,
        double end,
        float[][] values,
        double[][] shares,
        double[][] lost) {

    private static final double TOLERANCE = .01;
    private static final double ROUNDING = 1e-4;

    /** What all modalities' shares add up to. */
    double sum() {
        double sum = 0;
        for (double[] one : shares) {
            sum += one == null ? 0 : sum(one);
        }
        return sum;
    }

    /** How far the shares are from the difference that they explain. */
    double gap() {
        return Math.abs(sum() - (end - start));
    }

    /** Whether the gap is at most 1 % of that difference, or what single precision leaves. */
    boolean addsUp() {
        return gap() <= TOLERANCE * Math.abs(end - start) + ROUNDING * Math.max(1, Math.abs(end));
    }

    /** What a modality that is there adds. */
    double sum(int modality) {
        return sum(shares[modality]);
    }

    private static double sum(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        return sum;
    }
}

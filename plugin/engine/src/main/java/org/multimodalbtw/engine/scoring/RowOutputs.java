package org.multimodalbtw.engine.scoring;

/**
 * What one or more members say of one row, before calibration: logits of a classification, or the standardised number of a
 * regression.
 *
 * @param own members x modalities x outputs: each modality's own output; not used where the modality is missing
 * @param fused members x outputs: the fused output
 * @param present which modalities the row has
 */
public record RowOutputs(double[][][] own, double[][] fused, boolean[] present) {

    /**
     * @param other the fused output of another pass, members x outputs
     * @return the same row with that output
     */
    public RowOutputs withFused(double[][] other) {
        return new RowOutputs(own, other, present);
    }

    /** @return whether the row has no modality at all */
    public boolean isEmpty() {
        for (boolean one : present) {
            if (one) {
                return false;
            }
        }
        return true;
    }
}

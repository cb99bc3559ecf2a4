package org.multimodalbtw.engine.scoring;

import java.util.Arrays;

/**
 * What one or more members say of one row, before calibration: logits of classes or labels, or the standardised number of a
 * regression.
 *
 * @param own members x modalities x outputs: each modality's own output; not used where the modality is missing
 * @param fused members x outputs: the fused output
 * @param present which modalities the row has
 * @param energies the mean square of each modality's encoded values; NaN where it is missing or not known
 */
public record RowOutputs(double[][][] own, double[][] fused, boolean[] present, double[] energies) {

    /**
     * A row whose energies are not known.
     *
     * @param own each modality's own output
     * @param fused the fused output
     * @param present which modalities the row has
     */
    public RowOutputs(double[][][] own, double[][] fused, boolean[] present) {
        this(own, fused, present, unknown(present.length));
    }

    private static double[] unknown(int modalities) {
        double[] energies = new double[modalities];
        Arrays.fill(energies, Double.NaN);
        return energies;
    }

    /**
     * @param other the fused output of another pass, members x outputs
     * @return the same row with that output
     */
    public RowOutputs withFused(double[][] other) {
        return new RowOutputs(own, other, present, energies);
    }

    /**
     * @param part which modalities are seen, of those that the row has
     * @param other the fused output of a pass that sees only these, members x outputs
     * @return the same row as if it had no others
     */
    public RowOutputs only(boolean[] part, double[][] other) {
        return new RowOutputs(own, other, part, energies);
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

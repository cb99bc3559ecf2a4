package org.multimodalbtw.engine.scoring;

import java.util.Arrays;
import java.util.Map;
import org.multimodalbtw.engine.heads.HeadKind;

/**
 * What one or more members say of one row, before calibration: logits of classes or labels, or the standardised number of a
 * regression.
 *
 * @param own members x modalities x outputs: each modality's own output; not used where the modality is missing
 * @param fused members x outputs: the fused output
 * @param present which modalities the row has
 * @param energies the mean square of each modality's encoded values; NaN where it is missing or not known
 * @param further of each kind of further heads members x modalities x classes, logarithms of probabilities; {@code null} in place of those of
 *     a modality that is missing or has no such head
 */
public record RowOutputs(
        double[][][] own, double[][] fused, boolean[] present, double[] energies, Map<HeadKind, double[][][]> further) {

    /**
     * A row without further heads.
     *
     * @param own each modality's own output
     * @param fused the fused output
     * @param present which modalities the row has
     * @param energies the mean square of each modality's encoded values
     */
    public RowOutputs(double[][][] own, double[][] fused, boolean[] present, double[] energies) {
        this(own, fused, present, energies, Map.of());
    }

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
        return new RowOutputs(own, other, present, energies, further);
    }

    /**
     * @param part which modalities are seen, of those that the row has
     * @param other the fused output of a pass that sees only these, members x outputs
     * @return the same row as if it had no others
     */
    public RowOutputs only(boolean[] part, double[][] other) {
        return new RowOutputs(own, other, part, energies, further);
    }

    /**
     * @param heads what further heads say of the row
     * @return the same row with that
     */
    public RowOutputs with(Map<HeadKind, double[][][]> heads) {
        return new RowOutputs(own, fused, present, energies, heads);
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

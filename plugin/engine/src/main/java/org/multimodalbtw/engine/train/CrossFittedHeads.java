package org.multimodalbtw.engine.train;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.heads.FurtherHeads;
import org.multimodalbtw.engine.heads.HeadKind;

/**
 * Further heads, and what they say of the rows that they did not learn from.
 *
 * @param heads the heads
 * @param said of each kind and modality the logarithms of probabilities, rows x classes; {@code null} for a modality without such heads
 * @param outputs how many classes there are
 * @param notes what the analyst should know, one sentence each
 */
record CrossFittedHeads(FurtherHeads heads, Map<HeadKind, float[][]> said, int outputs, List<String> notes) {

    /** No head. */
    static final CrossFittedHeads NONE = new CrossFittedHeads(FurtherHeads.NONE, Map.of(), 0, List.of());

    /** What they say of a judged row, by the member that holds it out: of each kind 1 x modalities x classes. */
    Map<HeadKind, double[][][]> of(int row, boolean[] present) {
        if (said.isEmpty()) {
            return Map.of();
        }
        Map<HeadKind, double[][][]> all = new EnumMap<>(HeadKind.class);
        said.forEach((kind, ofModalities) -> {
            double[][] ofRow = new double[present.length][];
            for (int m = 0; m < ofRow.length; m++) {
                ofRow[m] = present[m] && ofModalities[m] != null ? of(ofModalities[m], row) : null;
            }
            all.put(kind, new double[][][] {ofRow});
        });
        return all;
    }

    private double[] of(float[] values, int row) {
        double[] part = new double[outputs];
        Arrays.setAll(part, c -> values[row * outputs + c]);
        return part;
    }
}

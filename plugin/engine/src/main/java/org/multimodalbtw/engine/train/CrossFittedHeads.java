package org.multimodalbtw.engine.train;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.heads.FurtherHeads;
import org.multimodalbtw.engine.heads.Head;
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

    /**
     * What a modality's heads say of judged rows, each by the head of the member that holds it out.
     *
     * @param heads one a member
     * @param modality its position
     * @return logarithms of probabilities, rows x classes; 0 for rows that are not judged or lack the modality
     */
    static float[] said(TrainingRows rows, Folds folds, List<Head> heads, int modality) {
        int outputs = rows.target().outputs();
        float[] said = new float[Math.multiplyExact(rows.size(), outputs)];
        for (int row : folds.judged()) {
            if (rows.present(row)[modality]) {
                float[] values = rows.table().values(modality, rows.tableRow(row));
                double[] one = heads.get(folds.judge(row)).logProbabilities(values);
                for (int c = 0; c < outputs; c++) {
                    said[row * outputs + c] = (float) one[c];
                }
            }
        }
        return said;
    }

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

    /**
     * The heads of one modality, in a training on that modality alone with the same folds.
     *
     * @param modality its position here
     * @param from the rows here
     * @param to the rows that have the modality
     */
    CrossFittedHeads of(int modality, TrainingRows from, TrainingRows to) {
        Map<String, Integer> known = new HashMap<>();
        IntStream.range(0, from.size()).forEach(row -> known.put(from.id(row), row));
        Map<HeadKind, Head[][]> heads = new EnumMap<>(HeadKind.class);
        Map<HeadKind, float[][]> theirs = new EnumMap<>(HeadKind.class);
        said.forEach((kind, all) -> {
            List<Head> ofModality = this.heads.of(kind, modality);
            heads.put(kind, new Head[][] {ofModality.isEmpty() ? null : ofModality.toArray(Head[]::new)});
            theirs.put(kind, new float[][] {all[modality] == null ? null : at(all[modality], known, to)});
        });
        return new CrossFittedHeads(new FurtherHeads(heads), theirs, outputs, List.of());
    }

    private float[] at(float[] values, Map<String, Integer> known, TrainingRows to) {
        float[] chosen = new float[to.size() * outputs];
        for (int row = 0; row < to.size(); row++) {
            System.arraycopy(values, known.get(to.id(row)) * outputs, chosen, row * outputs, outputs);
        }
        return chosen;
    }

    private double[] of(float[] values, int row) {
        double[] part = new double[outputs];
        Arrays.setAll(part, c -> values[row * outputs + c]);
        return part;
    }
}

package org.multimodalbtw.engine.method;

import java.nio.FloatBuffer;

/** A weight of each modality in each row, kept flat. */
final class WeightTable {

    private final int modalities;
    private final float[] values;

    private WeightTable(int rows, int modalities) {
        this.modalities = modalities;
        values = new float[Math.multiplyExact(rows, modalities)];
    }

    /** 1 where a row has the modality, else 0. */
    static WeightTable ofPresent(LearningRows rows, int modalities) {
        WeightTable table = new WeightTable(rows.size(), modalities);
        for (int row = 0; row < rows.size(); row++) {
            for (int m = 0; m < modalities; m++) {
                table.set(row, m, rows.present(row)[m] ? 1 : 0);
            }
        }
        return table;
    }

    float get(int row, int modality) {
        return values[row * modalities + modality];
    }

    void set(int row, int modality, float weight) {
        values[row * modalities + modality] = weight;
    }

    /** Appends a row's weights to a buffer. */
    void put(int row, FloatBuffer target) {
        target.put(values, row * modalities, modalities);
    }
}

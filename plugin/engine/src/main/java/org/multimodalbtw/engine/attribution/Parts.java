package org.multimodalbtw.engine.attribution;

import org.multimodalbtw.engine.tensor.TensorColumn;

/** What the shares of a modality belong to. */
enum Parts {
    /** Each number of the tensor. */
    NUMBERS,
    /** Each term of a text. */
    TERMS,
    /** Each measurement. */
    MEASUREMENTS,
    /** Each region of each picture, and in the end all that hiding one region alone does not show. */
    REGIONS;

    private static final int PICTURE = 3;

    static Parts of(TensorColumn column) {
        return switch (column.items().kind()) {
            case FIXED -> column.shape().size() == PICTURE ? REGIONS : NUMBERS;
            case VECTORS -> column.shape().size() == 1 + PICTURE ? REGIONS : NUMBERS;
            case TOKENS -> TERMS;
            case EVENTS -> MEASUREMENTS;
        };
    }

    /** How many shares a row has. */
    int count(TensorColumn column, float[] values) {
        return switch (this) {
            case NUMBERS -> values.length;
            case TERMS, MEASUREMENTS -> values.length / column.itemSize();
            case REGIONS -> PictureRegions.of(column).count(values) + 1;
        };
    }
}

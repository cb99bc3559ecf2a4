package org.multimodalbtw.engine.attribution;

import java.util.List;
import org.multimodalbtw.engine.encode.PictureFields;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * The fields of pictures of pixels; of several pictures one behind the other.
 *
 * @param channels of a picture
 * @param fields of a picture
 */
record PictureRegions(int channels, PictureFields fields) {

    static PictureRegions of(TensorColumn column) {
        List<Integer> shape = column.shape();
        int last = shape.size() - 1;
        return new PictureRegions(shape.get(last - 2), new PictureFields(shape.get(last - 1), shape.get(last)));
    }

    private int size() {
        return channels * fields.height() * fields.width();
    }

    /** How many regions the pictures have. */
    int count(float[] values) {
        return values.length / size() * fields.count();
    }

    /** Makes a region 0, the mean of the training pictures. */
    void blank(float[] values, int region) {
        int start = region / fields.count() * size();
        int field = region % fields.count();
        for (int channel = 0; channel < channels; channel++) {
            for (int y = fields.top(field); y < fields.bottom(field); y++) {
                for (int x = fields.left(field); x < fields.right(field); x++) {
                    values[start + (channel * fields.height() + y) * fields.width() + x] = 0;
                }
            }
        }
    }

    /** What a region is called: where it lies, and which picture it is of where there are several. */
    String name(float[] values, int region) {
        return fields.name(region % fields.count(), region / fields.count(), values.length / size());
    }
}

package org.multimodalbtw.engine.attribution;

import java.util.List;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * The fields of a grid over pictures, row by row, of at most four by four; of several pictures one behind the other.
 *
 * @param channels of a picture
 * @param height of a picture
 * @param width of a picture
 */
record PictureRegions(int channels, int height, int width) {

    private static final int FIELDS = 4;
    private static final List<String> ROWS = List.of("top", "upper middle", "lower middle", "bottom");
    private static final List<String> COLUMNS =
            List.of("far left", "left of the middle", "right of the middle", "far right");

    static PictureRegions of(TensorColumn column) {
        List<Integer> shape = column.shape();
        int last = shape.size() - 1;
        return new PictureRegions(shape.get(last - 2), shape.get(last - 1), shape.get(last));
    }

    private int rows() {
        return Math.min(FIELDS, height);
    }

    private int columns() {
        return Math.min(FIELDS, width);
    }

    private int perPicture() {
        return rows() * columns();
    }

    private int size() {
        return channels * height * width;
    }

    /** How many regions the pictures have. */
    int count(float[] values) {
        return values.length / size() * perPicture();
    }

    /** Makes a region 0, the mean of the training pictures. */
    void blank(float[] values, int region) {
        int start = region / perPicture() * size();
        int field = region % perPicture();
        int row = field / columns();
        int column = field % columns();
        for (int channel = 0; channel < channels; channel++) {
            for (int y = row * height / rows(); y < (row + 1) * height / rows(); y++) {
                for (int x = column * width / columns(); x < (column + 1) * width / columns(); x++) {
                    values[start + (channel * height + y) * width + x] = 0;
                }
            }
        }
    }

    /** What a region is called: where it lies, and which picture it is of where there are several. */
    String name(float[] values, int region) {
        int field = region % perPicture();
        String place = ROWS.get(field / columns()) + ", " + COLUMNS.get(field % columns());
        return values.length > size() ? "picture " + (1 + region / perPicture()) + ": " + place : place;
    }
}

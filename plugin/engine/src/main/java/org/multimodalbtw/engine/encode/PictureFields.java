package org.multimodalbtw.engine.encode;

import java.util.List;

/**
 * The fields of a grid over a picture, of at most four by four, row by row: what of a picture is hidden to see what it adds.
 *
 * @param height of the picture, in pixels
 * @param width of the picture, in pixels
 */
public record PictureFields(int height, int width) {

    private static final int MOST = 4;
    private static final List<String> ROWS = List.of("top", "upper middle", "lower middle", "bottom");
    private static final List<String> COLUMNS =
            List.of("far left", "left of the middle", "right of the middle", "far right");

    private int rows() {
        return Math.min(MOST, height);
    }

    private int columns() {
        return Math.min(MOST, width);
    }

    /** @return how many there are */
    public int count() {
        return rows() * columns();
    }

    /**
     * @param field its position
     * @return its first line of pixels
     */
    public int top(int field) {
        return field / columns() * height / rows();
    }

    /**
     * @param field its position
     * @return the line of pixels behind its last one
     */
    public int bottom(int field) {
        return (field / columns() + 1) * height / rows();
    }

    /**
     * @param field its position
     * @return its first column of pixels
     */
    public int left(int field) {
        return field % columns() * width / columns();
    }

    /**
     * @param field its position
     * @return the column of pixels behind its last one
     */
    public int right(int field) {
        return (field % columns() + 1) * width / columns();
    }

    /**
     * @param field its position
     * @param picture the position of its picture among those of the row
     * @param pictures how many the row has
     * @return where it lies, and in which picture if there are several
     */
    public String name(int field, int picture, int pictures) {
        String place = ROWS.get(field / columns()) + ", " + COLUMNS.get(field % columns());
        return pictures > 1 ? "picture " + (1 + picture) + ": " + place : place;
    }
}

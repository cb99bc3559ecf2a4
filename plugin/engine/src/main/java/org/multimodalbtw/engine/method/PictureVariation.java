package org.multimodalbtw.engine.method;

import java.util.random.RandomGenerator;

/**
 * Varies pictures as they might have been taken, so that a network does not learn their exact place and exposure: turned by up to 8 degrees,
 * moved by up to a sixteenth of the sides, up to 8 % larger or smaller, with up to 10 % more or less contrast and a tenth of a standard
 * deviation brighter or darker (our own decision). They are not mirrored, since left and right differ in a body. What comes in from outside
 * repeats the margin.
 *
 * @param channels of a picture
 * @param height in pixels
 * @param width in pixels
 */
record PictureVariation(int channels, int height, int width) {

    private static final double TURN = Math.toRadians(8);
    private static final double MOVE = 1 / 16.0;
    private static final double SCALE = .08;
    private static final double CONTRAST = .1;
    private static final double BRIGHTNESS = .1;

    /** @return how many values a picture has */
    int size() {
        return channels * height * width;
    }

    /**
     * @param pictures one or more pictures of standardised values, [channels, height, width] each
     * @param random draws each picture's variation
     * @return the varied pictures
     */
    float[] of(float[] pictures, RandomGenerator random) {
        float[] varied = new float[pictures.length];
        for (int start = 0; start < pictures.length; start += size()) {
            vary(pictures, start, varied, random);
        }
        return varied;
    }

    private void vary(float[] pictures, int start, float[] varied, RandomGenerator random) {
        double angle = within(TURN, random);
        double scale = 1 + within(SCALE, random);
        double down = within(MOVE * height, random);
        double across = within(MOVE * width, random);
        float contrast = (float) (1 + within(CONTRAST, random));
        float brightness = (float) within(BRIGHTNESS, random);
        double cosine = Math.cos(angle) / scale;
        double sine = Math.sin(angle) / scale;
        double middleY = (height - 1) / 2.0;
        double middleX = (width - 1) / 2.0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double fromY = middleY + cosine * (y - middleY) - sine * (x - middleX) + down;
                double fromX = middleX + sine * (y - middleY) + cosine * (x - middleX) + across;
                for (int channel = 0; channel < channels; channel++) {
                    int plane = start + channel * height * width;
                    varied[plane + y * width + x] = contrast * at(pictures, plane, fromY, fromX) + brightness;
                }
            }
        }
    }

    private static double within(double most, RandomGenerator random) {
        return most * (2 * random.nextDouble() - 1);
    }

    /** The value between four pixels. */
    private float at(float[] pictures, int plane, double y, double x) {
        double insideY = Math.max(0, Math.min(height - 1, y));
        double insideX = Math.max(0, Math.min(width - 1, x));
        int top = (int) insideY;
        int left = (int) insideX;
        int bottom = Math.min(height - 1, top + 1);
        int right = Math.min(width - 1, left + 1);
        float down = (float) (insideY - top);
        float across = (float) (insideX - left);
        float above =
                pictures[plane + top * width + left] * (1 - across) + pictures[plane + top * width + right] * across;
        float below = pictures[plane + bottom * width + left] * (1 - across)
                + pictures[plane + bottom * width + right] * across;
        return above * (1 - down) + below * down;
    }
}

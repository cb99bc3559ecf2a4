package org.multimodalbtw.engine.encode.image;

/**
 * The colours of an image by numbers that need no training: how much of each hue there is among dark, middling and bright pixels, the mean
 * and the spread of both differences of colour (Cb and Cr of ITU-R BT.601), and a thumbnail of 8 x 8 fields of them. All are 0 for a grey
 * image.
 */
final class ColourDescriptor {

    private static final int SIDE = 64;
    private static final int FIELDS = 8;
    private static final int HUES = 12;
    private static final int BRIGHTNESSES = 3;
    private static final int DIFFERENCES = 2;
    private static final double BLUE = .564;
    private static final double RED = .713;
    private static final int SIXTH = 6;

    /** How many numbers it has. */
    static final int SIZE = HUES * BRIGHTNESSES + 2 * DIFFERENCES + DIFFERENCES * FIELDS * FIELDS;

    private final double[] descriptor = new double[SIZE];
    private final double[] sums = new double[DIFFERENCES];
    private final double[] squares = new double[DIFFERENCES];

    private ColourDescriptor() {}

    /** @return the numbers of a picture */
    static double[] of(Picture picture) {
        ColourDescriptor colours = new ColourDescriptor();
        if (picture.channels() > 1) {
            colours.read(picture.square(SIDE, 3));
        }
        return colours.descriptor;
    }

    private void read(float[] pixels) {
        int plane = SIDE * SIDE;
        for (int pixel = 0; pixel < plane; pixel++) {
            float red = pixels[pixel];
            float green = pixels[plane + pixel];
            float blue = pixels[2 * plane + pixel];
            addHue(red, green, blue);
            addDifferences(pixel, red, green, blue);
        }
        for (int bin = 0; bin < HUES * BRIGHTNESSES; bin++) {
            descriptor[bin] = Math.sqrt(descriptor[bin] / plane);
        }
        int at = HUES * BRIGHTNESSES;
        for (int difference = 0; difference < DIFFERENCES; difference++) {
            double mean = sums[difference] / plane;
            descriptor[at + difference] = mean;
            descriptor[at + DIFFERENCES + difference] =
                    Math.sqrt(Math.max(0, squares[difference] / plane - mean * mean));
        }
    }

    /** A pixel counts as much as it is coloured, and for two hues if it lies between them. */
    private void addHue(float red, float green, float blue) {
        double most = Math.max(red, Math.max(green, blue));
        double chroma = most - Math.min(red, Math.min(green, blue));
        if (chroma <= 0) {
            return;
        }
        double sixth;
        if (most == red) {
            sixth = (green - blue) / chroma + SIXTH;
        } else if (most == green) {
            sixth = (blue - red) / chroma + 2;
        } else {
            sixth = (red - green) / chroma + 4;
        }
        double hue = sixth % SIXTH * HUES / SIXTH;
        int low = (int) hue % HUES;
        double share = hue - Math.floor(hue);
        int brightness = Math.min(BRIGHTNESSES - 1, (int) (most * BRIGHTNESSES));
        descriptor[brightness * HUES + low] += chroma * (1 - share);
        descriptor[brightness * HUES + (low + 1) % HUES] += chroma * share;
    }

    private void addDifferences(int pixel, float red, float green, float blue) {
        float luma = Picture.luma(red, green, blue);
        double[] differences = {BLUE * (blue - luma), RED * (red - luma)};
        int field = pixel / SIDE / (SIDE / FIELDS) * FIELDS + pixel % SIDE / (SIDE / FIELDS);
        int first = HUES * BRIGHTNESSES + 2 * DIFFERENCES;
        double pixels = (double) SIDE * SIDE / (FIELDS * FIELDS);
        for (int difference = 0; difference < DIFFERENCES; difference++) {
            sums[difference] += differences[difference];
            squares[difference] += differences[difference] * differences[difference];
            descriptor[first + difference * FIELDS * FIELDS + field] += differences[difference] / pixels;
        }
    }
}

package org.multimodalbtw.engine.encode.image;

import java.util.Arrays;

/**
 * A description of an image by numbers that need no training: histograms of oriented gradients (Dalal and Triggs 2005) over 8 x 8 fields,
 * a thumbnail of 16 x 16 pixels, and brightness, proportions and colourfulness of the whole.
 */
final class ImageDescriptor {

    private static final int SIDE = 128;
    private static final int CELL = 16;
    private static final int CELLS = SIDE / CELL;
    private static final int BINS = 9;
    private static final int THUMB = 16;
    private static final int LEVELS = 8;
    private static final int GLOBALS = LEVELS + 4;
    private static final double EPSILON = 1e-3;

    private static final int SIZE = CELLS * CELLS * BINS + THUMB * THUMB + GLOBALS;

    /** How many numbers it has together with the colours. */
    private static final int SIZE_WITH_COLOURS = SIZE + ColourDescriptor.SIZE;

    private ImageDescriptor() {}

    /**
     * @param generation as in {@link ImageEncoderSettings}
     * @return how many numbers describe a picture
     */
    static int size(int generation) {
        return generation == ImageEncoderSettings.FIRST ? SIZE : SIZE_WITH_COLOURS;
    }

    /**
     * @param picture a picture
     * @param generation as in {@link ImageEncoderSettings}: the first one has no colours but their mean strength
     * @return its numbers
     */
    static double[] of(Picture picture, int generation) {
        double[] plain = of(picture);
        if (generation == ImageEncoderSettings.FIRST) {
            return plain;
        }
        double[] descriptor = Arrays.copyOf(plain, SIZE_WITH_COLOURS);
        System.arraycopy(ColourDescriptor.of(picture), 0, descriptor, SIZE, ColourDescriptor.SIZE);
        return descriptor;
    }

    private static double[] of(Picture picture) {
        float[] grey = picture.square(SIDE, 1);
        double[] descriptor = new double[SIZE];
        int at = gradients(grey, descriptor);
        at = thumbnail(grey, descriptor, at);
        globals(picture, grey, descriptor, at);
        return descriptor;
    }

    private static int gradients(float[] grey, double[] descriptor) {
        double[][] cells = new double[CELLS * CELLS][BINS];
        for (int y = 1; y < SIDE - 1; y++) {
            for (int x = 1; x < SIDE - 1; x++) {
                double dx = grey[y * SIDE + x + 1] - grey[y * SIDE + x - 1];
                double dy = grey[(y + 1) * SIDE + x] - grey[(y - 1) * SIDE + x];
                double strength = Math.hypot(dx, dy);
                // the direction without its sign, between two bins
                double bin = (Math.atan2(dy, dx) / Math.PI + 1) % 1 * BINS;
                int low = (int) bin % BINS;
                double share = bin - Math.floor(bin);
                double[] cell = cells[y / CELL * CELLS + x / CELL];
                cell[low] += strength * (1 - share);
                cell[(low + 1) % BINS] += strength * share;
            }
        }
        int at = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            double norm = Math.sqrt(energyAround(cells, cell)) + EPSILON;
            for (int bin = 0; bin < BINS; bin++) {
                descriptor[at++] = cells[cell][bin] / norm;
            }
        }
        return at;
    }

    private static double energyAround(double[][] cells, int cell) {
        double energy = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int y = cell / CELLS + dy;
                int x = cell % CELLS + dx;
                if (y >= 0 && y < CELLS && x >= 0 && x < CELLS) {
                    for (double value : cells[y * CELLS + x]) {
                        energy += value * value;
                    }
                }
            }
        }
        return energy;
    }

    private static int thumbnail(float[] grey, double[] descriptor, int from) {
        int field = SIDE / THUMB;
        int at = from;
        for (int row = 0; row < THUMB; row++) {
            for (int column = 0; column < THUMB; column++) {
                double sum = 0;
                for (int y = 0; y < field; y++) {
                    for (int x = 0; x < field; x++) {
                        sum += grey[(row * field + y) * SIDE + column * field + x];
                    }
                }
                descriptor[at++] = sum / (field * field);
            }
        }
        return at;
    }

    private static void globals(Picture picture, float[] grey, double[] descriptor, int from) {
        double sum = 0;
        double squares = 0;
        for (float value : grey) {
            descriptor[from + Math.min(LEVELS - 1, (int) (value * LEVELS))] += 1. / grey.length;
            sum += value;
            squares += value * value;
        }
        double mean = sum / grey.length;
        descriptor[from + LEVELS] = mean;
        descriptor[from + LEVELS + 1] = Math.sqrt(Math.max(0, squares / grey.length - mean * mean));
        descriptor[from + LEVELS + 2] = Math.log((double) picture.width() / picture.height());
        descriptor[from + LEVELS + 3] = picture.saturation();
    }
}

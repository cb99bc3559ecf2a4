package org.multimodalbtw.engine.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PictureVariationTest {

    private static final int SIDE = 32;

    private final PictureVariation variation = new PictureVariation(1, SIDE, SIDE);

    @Test
    void anEvenPictureStaysEvenAndKeepsItsBrightnessWithinATenth() {
        SplittableRandom random = new SplittableRandom(1);
        float[] even = new float[SIDE * SIDE];
        Arrays.fill(even, 2);
        for (int i = 0; i < 50; i++) {
            float[] varied = variation.of(even, random);
            for (float value : varied) {
                assertEquals(varied[0], value, 1e-5);
            }
            assertEquals(2, varied[0], .2 + .1 + 1e-5);
        }
    }

    @Test
    void aSpotMovesALittleAndIsNeverMirrored() {
        SplittableRandom random = new SplittableRandom(2);
        double farthest = 0;
        for (int i = 0; i < 200; i++) {
            float[] varied = variation.of(spot(8, 20), random);
            double[] centre = centre(varied);
            double distance = Math.hypot(centre[0] - 8, centre[1] - 20);
            farthest = Math.max(farthest, distance);
        }
        // 2 pixels along either side, and 8 degrees and 8 % of a distance of 8.7 pixels from the middle
        assertTrue(farthest < Math.hypot(2, 2) + 8.7 * (Math.toRadians(8) + .08) + .5, "moved by " + farthest);
        assertTrue(farthest > 2, "moved by " + farthest);
    }

    @Test
    void channelsAndPicturesOfARowAreTakenApart() {
        PictureVariation colour = new PictureVariation(3, SIDE, SIDE);
        float[] red = spot(16, 16);
        float[] two = new float[2 * colour.size()];
        System.arraycopy(red, 0, two, 0, red.length);
        float[] varied = colour.of(two, new SplittableRandom(3));
        float brightness = varied[red.length];
        assertFalse(isEven(varied, 0, red.length));
        assertTrue(isEven(varied, red.length, colour.size()));
        assertTrue(isEven(varied, colour.size(), two.length));
        assertTrue(Math.abs(brightness - varied[colour.size()]) > 1e-6, "each picture has its own variation");
    }

    @Test
    void theSameDrawsGiveTheSamePictures() {
        float[] picture = spot(5, 9);
        assertArrayEquals(
                variation.of(picture, new SplittableRandom(4)), variation.of(picture, new SplittableRandom(4)));
    }

    private static boolean isEven(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Math.abs(values[i] - values[from]) > 1e-6) {
                return false;
            }
        }
        return true;
    }

    private static float[] spot(int y, int x) {
        float[] picture = new float[SIDE * SIDE];
        picture[y * SIDE + x] = 10;
        return picture;
    }

    /** The mean place of what is brighter than the darkest pixel. */
    private static double[] centre(float[] picture) {
        double darkest = Double.POSITIVE_INFINITY;
        for (float value : picture) {
            darkest = Math.min(darkest, value);
        }
        double[] sums = new double[3];
        for (int i = 0; i < picture.length; i++) {
            double light = picture[i] - darkest;
            sums[0] += light;
            sums[1] += light * (i / SIDE);
            sums[2] += light * (i % SIDE);
        }
        return new double[] {sums[1] / sums[0], sums[2] / sums[0]};
    }
}

package org.multimodalbtw.engine.encode.image;

import java.awt.image.BufferedImage;

/**
 * How bright the visible pixels of a picture are, each by how much it covers: light ink cannot be seen on white. Nothing but the picture
 * itself is asked.
 */
final class VisibleInk {

    /** From this brightness on ink is light: less than 15 % darker than white. */
    static final int LIGHT = 217;

    /** So little of light ink may be dark, as edges and marks are. */
    private static final double DARK_INK = .05;

    /** The same where the picture covers most of its ground, so that thin dark lines may be what is to be seen. */
    private static final double DARK_PAPER = .001;

    private static final double PAPER = .5;

    /** As little is transparent as by rounding at an edge. */
    private static final double OPAQUE = .999;

    private static final int FULL = 255;

    private double pixels;
    private double visible;
    private double dark;

    /** @return the ink of a picture with colours and an alpha channel, or a colour that stands for nothing */
    static VisibleInk of(BufferedImage image) {
        VisibleInk ink = new VisibleInk();
        int width = image.getWidth();
        int[] line = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, line, 0, width);
            for (int colour : line) {
                ink.add(
                        Picture.luma(colour >> 16 & FULL, colour >> 8 & FULL, colour & FULL),
                        (colour >>> 24) / (double) FULL);
            }
        }
        return ink;
    }

    /**
     * @param brightness of a pixel, 0 to 255
     * @param cover how much it hides of what it lies on, 0 to 1
     */
    void add(double brightness, double cover) {
        pixels++;
        visible += cover;
        dark += brightness < LIGHT ? cover : 0;
    }

    /** @return on what it can be seen; white where both will do, or nothing is visible */
    Ground ground() {
        if (visible >= OPAQUE * pixels) {
            return Ground.NONE;
        }
        double mostDark = visible < PAPER * pixels ? DARK_INK : DARK_PAPER;
        return visible > 0 && dark <= mostDark * visible ? Ground.BLACK : Ground.WHITE;
    }
}

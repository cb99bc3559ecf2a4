package org.multimodalbtw.engine.report;

import java.awt.Color;
import java.util.List;

/**
 * Colours of things of which each has its own, such as modalities: those of Okabe and Ito (2008), which people with colour blindness can
 * tell apart, and the colour of texts. After them they come again with dashes. The views' pages have the same.
 */
final class Palette {

    static final List<Color> COLOURS = List.of(
            new Color(0x00, 0x72, 0xb2),
            new Color(0xd5, 0x5e, 0x00),
            new Color(0x00, 0x9e, 0x73),
            new Color(0xcc, 0x79, 0xa7),
            new Color(0xe6, 0x9f, 0x00),
            new Color(0x56, 0xb4, 0xe9),
            new Color(0xf0, 0xe4, 0x42),
            Canvas.INK);

    private static final float DASH = 12;
    private static final float DOT = 3;

    private Palette() {}

    /** The colour of one thing, by its place from 0. */
    static Color colour(int place) {
        return COLOURS.get(place % COLOURS.size());
    }

    /** The lengths of dash and gap of its line, in pixels; none where the line is solid. */
    static float[] dashes(int place) {
        return switch (place / COLOURS.size()) {
            case 0 -> new float[0];
            case 1 -> new float[] {DASH, DASH};
            default -> new float[] {DOT, DOT + DOT};
        };
    }
}

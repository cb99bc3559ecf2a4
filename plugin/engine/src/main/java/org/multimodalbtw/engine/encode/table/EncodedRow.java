package org.multimodalbtw.engine.encode.table;

import java.util.Arrays;

/** The features of one row, filled from the first to the last. */
final class EncodedRow {

    private final float[] features;
    private final double clip;
    private int position;

    /**
     * @param size how many features a row has
     * @param clip standardised numbers are limited to {@code -clip .. clip}
     */
    EncodedRow(int size, double clip) {
        this.features = new float[size];
        this.clip = clip;
    }

    /** Starts over. */
    void clear() {
        position = 0;
    }

    /**
     * Adds a standardised number.
     *
     * @return whether it had to be limited
     */
    boolean add(double standardised) {
        features[position++] = (float) Math.max(-clip, Math.min(clip, standardised));
        return Math.abs(standardised) > clip;
    }

    /** Adds features of which some are 1, or none, and the others are 0; what lies beyond them does not count. */
    void addHot(int count, int... hot) {
        Arrays.fill(features, position, position + count, 0);
        for (int one : hot) {
            if (one < count) {
                features[position + one] = 1;
            }
        }
        position += count;
    }

    /** @return the features, valid until {@link #clear()} */
    float[] features() {
        return features;
    }
}

package org.multimodalbtw.engine.encode.table;

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

    /** Adds features of which one is 1, or none, and the others are 0. */
    void addOneHot(int count, int hot) {
        for (int i = 0; i < count; i++) {
            features[position++] = i == hot ? 1 : 0;
        }
    }

    /** @return the features, valid until {@link #clear()} */
    float[] features() {
        return features;
    }
}

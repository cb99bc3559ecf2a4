package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;

/**
 * Several resamples of the same rows side by side, so that what is worked out row by row is worked out for all of them at once: each row's
 * counts lie together.
 */
final class Draws {

    /** As many as fill some vector registers. */
    private static final int MOST = 32;

    /** Most counts that are held at once. */
    private static final int MOST_COUNTS = 1 << 20;

    private final int rows;
    private final int[] counts;
    private final int capacity;
    private int size;

    private Draws(int rows, int capacity) {
        this.rows = rows;
        this.capacity = capacity;
        counts = new int[rows * capacity];
    }

    /** @param rows how many rows there are */
    Draws(int rows) {
        this(rows, Math.max(1, Math.min(MOST, MOST_COUNTS / Math.max(1, rows))));
    }

    /** @param counts how often each row counts */
    static Draws of(int[] counts) {
        Draws one = new Draws(counts.length, 1);
        one.add(counts);
        return one;
    }

    /**
     * Adds a resample.
     *
     * @param drawn how often each row counts; copied
     */
    void add(int[] drawn) {
        for (int row = 0; row < rows; row++) {
            counts[row * capacity + size] = drawn[row];
        }
        size++;
    }

    boolean isFull() {
        return size == capacity;
    }

    void clear() {
        size = 0;
        Arrays.fill(counts, 0);
    }

    /** How many resamples there are. */
    int size() {
        return size;
    }

    /** For how many resamples there is room: each row's counts take as many places. */
    int capacity() {
        return capacity;
    }

    /** How often a row counts in each resample, from {@code row * capacity()} on; 0 where there is none. */
    int[] counts() {
        return counts;
    }

    /** How often each row counts in one resample. */
    int[] of(int resample) {
        int[] one = new int[rows];
        for (int row = 0; row < rows; row++) {
            one[row] = counts[row * capacity + resample];
        }
        return one;
    }
}

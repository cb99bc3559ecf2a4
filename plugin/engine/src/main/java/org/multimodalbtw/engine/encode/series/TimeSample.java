package org.multimodalbtw.engine.encode.series;

import java.util.Arrays;

/** Quantiles of numbers: exact up to 131,072 of them, and of every so many-th, in the order in which they came, of more. */
final class TimeSample {

    private static final int MOST = 1 << 17;

    private double[] times = new double[1024];
    private int size;
    private long seen;
    private long every = 1;

    void add(double time) {
        if (size == MOST) {
            thin();
        }
        if (seen++ % every == 0) {
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
            }
            times[size++] = time;
        }
    }

    private void thin() {
        for (int i = 0; 2 * i < size; i++) {
            times[i] = times[2 * i];
        }
        size /= 2;
        every *= 2;
    }

    /**
     * @param share above 0, at most 1
     * @param count how many numbers there are, at least 1
     * @return the rank, from 0, of the smallest number that at least this share of them are not above
     */
    static long rank(double share, long count) {
        return Math.max(0, (long) Math.ceil(share * count) - 1);
    }

    /**
     * @param share above 0, at most 1
     * @return the smallest number that at least this share of the numbers are not above
     */
    double quantile(double share) {
        double[] sorted = Arrays.copyOf(times, size);
        Arrays.sort(sorted);
        return sorted[(int) rank(share, size)];
    }
}

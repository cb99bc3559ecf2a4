package org.multimodalbtw.engine.train;

import java.util.SplittableRandom;

/** Fisher and Yates's shuffle with a generator of ours, the same on every platform. */
final class Shuffle {

    private Shuffle() {}

    /** The values in random order; the array itself is changed. */
    static int[] of(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
        return values;
    }
}

package org.multimodalbtw.engine.train;

import java.util.SplittableRandom;

/** Fisher and Yates's shuffle with a generator of ours, the same on every platform. */
public final class Shuffle {

    private Shuffle() {}

    /**
     * @param values what is shuffled; the array itself is changed
     * @param random the generator
     * @return the array, in random order
     */
    public static int[] of(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
        return values;
    }
}

package org.multimodalbtw.engine.cohort;

import java.util.SplittableRandom;

/**
 * Random numbers of one patient for one purpose. They depend on the seed, the purpose and the patient alone, so that a
 * patient can be generated without the ones before, and are the same on every platform: only 64-bit integers of {@link
 * SplittableRandom} and {@link StrictMath} are used.
 */
final class Draws {

    private static final double TO_UNIT = 0x1p-53;

    private final SplittableRandom random;

    /**
     * @param seed the cohort's seed
     * @param purpose draws for different purposes are independent
     * @param patient the patient's index
     */
    Draws(long seed, int purpose, int patient) {
        // hashing after each part keeps neighbouring patients from sharing a stretch of one sequence
        long hash = new SplittableRandom(seed).nextLong();
        hash = new SplittableRandom(hash ^ purpose).nextLong();
        random = new SplittableRandom(new SplittableRandom(hash ^ patient).nextLong());
    }

    /** @return above 0 and below 1 */
    double uniform() {
        return ((random.nextLong() >>> 11) + 0.5) * TO_UNIT;
    }

    /** @return from the standard normal distribution, by Box and Muller's transform */
    double normal() {
        return StrictMath.sqrt(-2 * StrictMath.log(uniform())) * StrictMath.cos(2 * Math.PI * uniform());
    }
}

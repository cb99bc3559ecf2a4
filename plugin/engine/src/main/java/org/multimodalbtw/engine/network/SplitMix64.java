package org.multimodalbtw.engine.network;

import java.util.random.RandomGenerator;

/**
 * SplitMix64 (Steele, Lea and Flood 2014, with the finaliser of Stafford's variant 13): the numbers of java.util.SplittableRandom, with its
 * state laid open, so that a script can make the same ones. The n-th number is the mixed sum of the state and n times {@link #GAMMA}.
 */
final class SplitMix64 implements RandomGenerator {

    static final long GAMMA = 0x9E3779B97F4A7C15L;
    static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
    static final long SECOND_FACTOR = 0x94D049BB133111EBL;
    static final int FIRST_SHIFT = 30;
    static final int SECOND_SHIFT = 27;
    static final int LAST_SHIFT = 31;

    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    /** The state from which the next numbers follow. */
    long state() {
        return state;
    }

    /** Leaves out numbers that are made elsewhere. */
    void skip(long numbers) {
        state += numbers * GAMMA;
    }

    @Override
    public long nextLong() {
        state += GAMMA;
        long mixed = (state ^ (state >>> FIRST_SHIFT)) * FIRST_FACTOR;
        mixed = (mixed ^ (mixed >>> SECOND_SHIFT)) * SECOND_FACTOR;
        return mixed ^ (mixed >>> LAST_SHIFT);
    }
}

package org.multimodalbtw.engine.graph;

import java.util.random.RandomGenerator;

/**
 * SplitMix64 (Steele, Lea and Flood 2014, with the finaliser of Stafford's variant 13): the numbers of java.util.SplittableRandom, with its
 * state laid open, so that a script can make the same ones. The n-th number is the mixed sum of the state and n times {@link #GAMMA}.
 */
public final class SplitMix64 implements RandomGenerator {

    static final long GAMMA = 0x9E3779B97F4A7C15L;
    static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
    static final long SECOND_FACTOR = 0x94D049BB133111EBL;
    static final int FIRST_SHIFT = 30;
    static final int SECOND_SHIFT = 27;
    static final int LAST_SHIFT = 31;

    private long state;

    /** @param seed where it starts */
    public SplitMix64(long seed) {
        state = seed;
    }

    /** @return the state from which the next numbers follow */
    public long state() {
        return state;
    }

    /** @param numbers how many are left out, since they are made elsewhere */
    public void skip(long numbers) {
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

package org.multimodalbtw.engine.benchmark;

import java.util.Arrays;
import java.util.List;

/**
 * What several sides took, round by round; each round begins with another side.
 *
 * @param times [side][round]; not a number where a side has none
 */
record Rounds(double[][] times) {

    static Rounds of(int rounds, List<Turns.Side> sides) throws Exception {
        double[][] times = new double[sides.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < sides.size(); turn++) {
                int side = (round + turn) % sides.size();
                times[side][round] = sides.get(side).measure();
            }
        }
        return new Rounds(times);
    }

    double median(int side) {
        return Turns.median(times[side]);
    }

    /** The median of the rounds' ratios. */
    double ratio(int side, int other) {
        double[] ratios = new double[times[side].length];
        Arrays.setAll(ratios, round -> times[side][round] / times[other][round]);
        return Turns.median(ratios);
    }
}

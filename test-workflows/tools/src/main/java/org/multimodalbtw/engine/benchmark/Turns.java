package org.multimodalbtw.engine.benchmark;

import java.util.Arrays;

/**
 * What both sides took, round by round, taking turns.
 *
 * @param ours one figure a round
 * @param peers the same of the peer; NaN without one
 */
record Turns(double[] ours, double[] peers) {

    /** A side of the measurement. */
    interface Side {
        double measure() throws Exception;
    }

    static Turns of(int rounds, Side ours, Side peer) throws Exception {
        Turns turns = new Turns(new double[rounds], new double[rounds]);
        for (int round = 0; round < rounds; round++) {
            boolean first = round % 2 == 0;
            if (first) {
                turns.ours[round] = ours.measure();
            }
            turns.peers[round] = peer == null ? Double.NaN : peer.measure();
            if (!first) {
                turns.ours[round] = ours.measure();
            }
        }
        return turns;
    }

    double ourMedian() {
        return median(ours);
    }

    double peerMedian() {
        return median(peers);
    }

    /** The median of the rounds' ratios, ours to the peer's. */
    double ratio() {
        double[] ratios = new double[ours.length];
        Arrays.setAll(ratios, i -> ours[i] / peers[i]);
        return median(ratios);
    }

    /** The middle value, or the mean of the two middle ones. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

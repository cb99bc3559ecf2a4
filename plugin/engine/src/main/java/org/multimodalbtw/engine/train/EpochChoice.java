package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps each member's parameters of its best epoch: the least validation score, averaged over three epochs, among the epochs that
 * may be chosen. (Choosing by the fused log loss harmed accuracy in our comparisons: the network is over-confident
 * long before it is at its best; docs/METHOD.md.)
 */
final class EpochChoice {

    private static final int WINDOW = 3;

    private final int members;
    private final double[] best;
    private final int[] bestEpoch;
    private final List<double[]> scores = new ArrayList<>();
    private float[] parameters;

    EpochChoice(int members) {
        this.members = members;
        best = new double[members];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        bestEpoch = new int[members];
    }

    /**
     * @param epoch 1 for the first, 0 for the network before it
     * @param score one a member, lower is better
     * @param eligible whether the epoch may be chosen
     * @param now the parameters now, members x size
     */
    void add(int epoch, double[] score, boolean eligible, float[] now) {
        scores.add(score);
        if (!eligible) {
            return;
        }
        if (parameters == null) {
            parameters = now.clone();
        }
        int size = now.length / members;
        for (int member = 0; member < members; member++) {
            double smoothed = smoothed(member);
            if (smoothed < best[member]) {
                best[member] = smoothed;
                bestEpoch[member] = epoch;
                System.arraycopy(now, member * size, parameters, member * size, size);
            }
        }
    }

    private double smoothed(int member) {
        return scores.subList(Math.max(0, scores.size() - WINDOW), scores.size()).stream()
                .mapToDouble(score -> score[member])
                .average()
                .orElseThrow();
    }

    /** The parameters of each member's best epoch. */
    float[] parameters() {
        return parameters;
    }

    /** How many members keep an epoch's parameters, of the epochs until now. */
    int kept(int epoch) {
        return (int) Arrays.stream(bestEpoch).filter(best -> best == epoch).count();
    }

    /** The last epoch that any member chose; 0 where none was chosen, or the network before the first. */
    int latest() {
        return Arrays.stream(bestEpoch).max().orElse(0);
    }
}

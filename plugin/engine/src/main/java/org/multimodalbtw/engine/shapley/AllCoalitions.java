package org.multimodalbtw.engine.shapley;

import java.util.Optional;

/**
 * All coalitions, numbered by their players' bits, and so exact values (Shapley 1953, A value for n-person games):
 *
 * <pre>
 *   phi_p = sum over S without p of (v(S with p) - v(S)) / (n C(n - 1, |S|))
 * </pre>
 *
 * @param players n, 1 to 30
 */
record AllCoalitions(int players) implements Coalitions {

    private static final int MOST = 30;

    /** @throws IllegalArgumentException if there is no player, or more than can be numbered */
    AllCoalitions {
        if (players < 1 || players > MOST) {
            throw new IllegalArgumentException("All coalitions of " + players + " players");
        }
    }

    @Override
    public int count() {
        return everyone() - 1;
    }

    @Override
    public boolean has(int coalition, int player) {
        return (coalition + 1 >> player & 1) != 0;
    }

    private int everyone() {
        return (1 << players) - 1;
    }

    @Override
    public Shares shares(double[][] values, double[] none, double[] all) {
        double[] share = shareBySize();
        double[][] shares = new double[players][all.length];
        for (int without = 0; without < everyone(); without++) {
            double[] before = without == 0 ? none : values[without - 1];
            double each = share[Integer.bitCount(without)];
            for (int player = 0; player < players; player++) {
                int with = without | 1 << player;
                if (with != without) {
                    double[] after = with == everyone() ? all : values[with - 1];
                    for (int output = 0; output < all.length; output++) {
                        shares[player][output] += each * (after[output] - before[output]);
                    }
                }
            }
        }
        return new Shares(shares, Optional.empty());
    }

    /** In which share of the orders a coalition of a size comes before a given player, 1 / (n C(n - 1, size)). */
    private double[] shareBySize() {
        double[] share = new double[players];
        double choices = 1;
        for (int size = 0; size < players; size++) {
            share[size] = 1 / (players * choices);
            choices = choices * (players - 1 - size) / (size + 1);
        }
        return share;
    }
}

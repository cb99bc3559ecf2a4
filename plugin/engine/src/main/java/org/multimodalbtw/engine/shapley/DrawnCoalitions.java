package org.multimodalbtw.engine.shapley;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The coalitions of some orders that are drawn, each with its reverse, so that what is drawn for a player early is drawn late too (Mitchell,
 * Cooper, Frank and Holmes 2022, Sampling permutations for Shapley value estimation, Journal of Machine Learning Research 23). A player's
 * share is the mean of its gains; its standard error is that of the mean over the pairs.
 */
final class DrawnCoalitions implements Coalitions {

    /** Pairs of orders. With 12 players these are 704 coalitions of 4,094. */
    static final int PAIRS = 32;

    private final int players;
    /** Of each order the place of each player. */
    private final int[][] places;

    /**
     * @param players at least 2
     * @param seed the same seed draws the same orders
     */
    DrawnCoalitions(int players, long seed) {
        this.players = players;
        places = new int[2 * PAIRS][players];
        SplittableRandom random = new SplittableRandom(seed);
        for (int pair = 0; pair < PAIRS; pair++) {
            int[] order = IntStream.range(0, players).toArray();
            for (int last = players - 1; last > 0; last--) {
                int other = random.nextInt(last + 1);
                int moved = order[last];
                order[last] = order[other];
                order[other] = moved;
            }
            for (int place = 0; place < players; place++) {
                places[2 * pair][order[place]] = place;
                places[2 * pair + 1][order[place]] = players - 1 - place;
            }
        }
    }

    @Override
    public int count() {
        return places.length * (players - 1);
    }

    @Override
    public boolean has(int coalition, int player) {
        return places[coalition / (players - 1)][player] <= coalition % (players - 1);
    }

    @Override
    public Shares shares(double[][] values, double[] none, double[] all) {
        double[][] means = new double[players][all.length];
        double[][] errors = new double[players][all.length];
        double[] ofPairs = new double[PAIRS];
        for (int player = 0; player < players; player++) {
            for (int output = 0; output < all.length; output++) {
                double sum = 0;
                for (int pair = 0; pair < PAIRS; pair++) {
                    ofPairs[pair] = (gain(2 * pair, player, output, values, none, all)
                                    + gain(2 * pair + 1, player, output, values, none, all))
                            / 2;
                    sum += ofPairs[pair];
                }
                means[player][output] = sum / PAIRS;
                errors[player][output] = error(ofPairs, sum / PAIRS);
            }
        }
        return new Shares(means, Optional.of(errors));
    }

    private double gain(int order, int player, int output, double[][] values, double[] none, double[] all) {
        int place = places[order][player];
        int first = order * (players - 1);
        double before = place == 0 ? none[output] : values[first + place - 1][output];
        double after = place == players - 1 ? all[output] : values[first + place][output];
        return after - before;
    }

    private static double error(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}

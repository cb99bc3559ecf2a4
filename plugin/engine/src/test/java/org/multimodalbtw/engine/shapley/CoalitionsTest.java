package org.multimodalbtw.engine.shapley;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapley values of games whose values are known. */
class CoalitionsTest {

    /** A game by the bits of its players, none of them and all of them included. */
    private static Shares play(Coalitions coalitions, int players, IntToDoubleFunction game) {
        double[][] values = new double[coalitions.count()][1];
        for (int coalition = 0; coalition < values.length; coalition++) {
            int bits = 0;
            for (int player = 0; player < players; player++) {
                bits |= coalitions.has(coalition, player) ? 1 << player : 0;
            }
            assertTrue(bits > 0 && bits < (1 << players) - 1, "neither none nor all");
            values[coalition][0] = game.applyAsDouble(bits);
        }
        return coalitions.shares(
                values, new double[] {game.applyAsDouble(0)}, new double[] {game.applyAsDouble((1 << players) - 1)});
    }

    private static double[] exact(int players, IntToDoubleFunction game) {
        Shares shares = play(new AllCoalitions(players), players, game);
        assertTrue(shares.errors().isEmpty());
        return column(shares.values());
    }

    private static double[] column(double[][] values) {
        double[] column = new double[values.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = values[i][0];
        }
        return column;
    }

    @Test
    void theGloveGameIsSharedAsShapleySays() {
        // two own a left glove, one the right one, and only a pair is worth something: 1/6, 1/6 and 2/3
        double[] shares = exact(3, bits -> (bits & 4) != 0 && (bits & 3) != 0 ? 1 : 0);
        assertArrayEquals(new double[] {1. / 6, 1. / 6, 2. / 3}, shares, 1e-15);
    }

    @Test
    void aRecordedGameIsSharedAsShapDoes() {
        double[] recorded = {.14, .21, .33, .38, .12, .2, .41, .47, .15, .19, .3, .44, .11, .23, .39, .52};
        // shap 0.48.0, shap.explainers.Exact and shap.KernelExplainer of this table, background 0
        double[] shap = {.09083333, .2375, .03583333, .01583333};
        assertArrayEquals(shap, exact(4, bits -> recorded[bits]), 1e-8);
    }

    @Test
    void onePlayerGetsAll() {
        assertArrayEquals(new double[] {.5}, exact(1, bits -> bits == 0 ? .25 : .75));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 11})
    void sharesSumToWhatAllGainAndCopiesShareAlikeAndWhoAddsNothingGetsNothing(int players) {
        Random random = new Random(players);
        double[] made = random.doubles(1 << players).toArray();
        int copies = 3;
        int idle = 1 << players - 1;
        // players 0 and 1 are the same one twice; the last one, where there are more, changes nothing
        IntToDoubleFunction game =
                bits -> made[(bits & copies) != 0 ? (bits | copies) & (players > 2 ? ~idle : ~0) : bits & ~idle];
        double[] exact = exact(players, game);
        double sum = 0;
        for (double share : exact) {
            sum += share;
        }
        assertEquals(game.applyAsDouble((1 << players) - 1) - game.applyAsDouble(0), sum, 1e-12);
        assertEquals(exact[0], exact[1], 1e-12);
        if (players > 2) {
            assertEquals(0, exact[players - 1], 1e-12);
        }
    }

    @Test
    void drawnOrdersGiveExactValuesWithinTheirError() {
        int players = 10;
        int close = 0;
        int all = 0;
        for (int seed = 0; seed < 20; seed++) {
            double[] made = new Random(seed).doubles(1 << players).toArray();
            IntToDoubleFunction game = bits -> Integer.bitCount(bits) * .1 + made[bits];
            double[] exact = exact(players, game);
            Shares drawn = play(new DrawnCoalitions(players, seed), players, game);
            double[] values = column(drawn.values());
            double[] errors = column(drawn.errors().orElseThrow());
            double sum = 0;
            for (int player = 0; player < players; player++) {
                sum += values[player];
                assertTrue(errors[player] > 0);
                close += Math.abs(values[player] - exact[player]) < 2 * errors[player] ? 1 : 0;
                all++;
            }
            assertEquals(game.applyAsDouble((1 << players) - 1) - game.applyAsDouble(0), sum, 1e-12);
        }
        // of a normal error 95 % are within two standard errors; of 200, 180 and more in 999 cases of 1,000
        assertTrue(close >= 180 && close < all, close + " of " + all + " are within two standard errors");
    }

    @Test
    void anAdditiveGameIsDrawnWithoutError() {
        Shares drawn = play(new DrawnCoalitions(9, 1), 9, bits -> {
            double sum = 0;
            for (int player = 0; player < 9; player++) {
                sum += (bits >> player & 1) * player;
            }
            return sum;
        });
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, column(drawn.values()), 1e-12);
        assertArrayEquals(new double[9], column(drawn.errors().orElseThrow()), 1e-12);
    }

    @Test
    void theSameSeedDrawsTheSameOrders() {
        double[] made = new Random(3).doubles(1 << 9).toArray();
        double[] one =
                column(play(new DrawnCoalitions(9, 5), 9, bits -> made[bits]).values());
        double[] again =
                column(play(new DrawnCoalitions(9, 5), 9, bits -> made[bits]).values());
        double[] other =
                column(play(new DrawnCoalitions(9, 6), 9, bits -> made[bits]).values());
        assertArrayEquals(one, again);
        assertFalse(Arrays.equals(one, other));
    }

    @Test
    void thereIsAtLeastOnePlayer() {
        assertThrows(IllegalArgumentException.class, () -> new AllCoalitions(0));
        assertThrows(IllegalArgumentException.class, () -> new AllCoalitions(31));
    }
}

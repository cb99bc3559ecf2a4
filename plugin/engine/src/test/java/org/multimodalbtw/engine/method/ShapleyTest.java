package org.multimodalbtw.engine.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapleyTest {

    private static double[] worth(Shapley shapley, ToDoubleFunction<boolean[]> game) {
        return shapley.coalitions().stream().mapToDouble(game).toArray();
    }

    private static double[] values(int players, ToDoubleFunction<boolean[]> game) {
        Shapley shapley = new Shapley(players);
        return shapley.values(worth(shapley, game));
    }

    /** One has a left glove and two have a right one; a pair is worth 1. */
    @Test
    void theGameOfGloves() {
        double[] values = values(3, there -> there[0] && (there[1] || there[2]) ? 1 : 0);
        assertArrayEquals(new double[] {2. / 3, 1. / 6, 1. / 6}, values, 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 10})
    void theySumToWhatAllAreWorthLessWhatNoneIs(int players) {
        SplittableRandom random = new SplittableRandom(players);
        Shapley shapley = new Shapley(players);
        double[] worth = worth(shapley, there -> random.nextDouble());
        int[] ends = shapley.ends();
        double sum = Arrays.stream(shapley.values(worth)).sum();
        assertEquals(worth[ends[1]] - worth[ends[0]], sum, 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 10})
    void whoAddsTheSameEverywhereHasJustThatAndAlikesHaveAlikeValues(int players) {
        double[] values = values(players, there -> {
            double sum = there[0] ? 3 : 0;
            return sum + (there[1] ? 1 : 0) + (there[2] ? 1 : 0);
        });
        double[] expected = new double[players];
        expected[0] = 3;
        expected[1] = 1;
        expected[2] = 1;
        assertArrayEquals(expected, values, 1e-12);
    }

    @Test
    void manyPlayersAreLookedAtInSomeOrdersOnly() {
        List<boolean[]> coalitions = new Shapley(12).coalitions();
        assertTrue(coalitions.size() < 1 << 11, coalitions.size() + " coalitions");
        assertEquals(256, new Shapley(8).coalitions().size());
    }

    @Test
    void theDeviationIsOfSharesOfWhatIsContributed() {
        assertEquals(0, contributions(.2, .2, .2).deviation(), 1e-12);
        assertEquals(2. / 3, contributions(.3, 0, -.1).deviation(), 1e-12);
        assertEquals(.25, contributions(.3, .1).deviation(), 1e-12);
        assertEquals(0, contributions(-.1, -.2).deviation(), "nobody contributes anything");
    }

    @Test
    void theWeakestIsFirst() {
        assertArrayEquals(new int[] {2, 0, 1}, contributions(.1, .3, -.2).weakestFirst());
        assertArrayEquals(new int[] {1, 2, 0}, contributions(.3, .1, .1).weakestFirst(), "equals keep their order");
    }

    private static ModalityContributions contributions(double... values) {
        return new ModalityContributions(values, Arrays.stream(values).sum(), 0);
    }
}

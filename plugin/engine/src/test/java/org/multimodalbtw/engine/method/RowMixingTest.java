package org.multimodalbtw.engine.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.GraphRun;
import org.multimodalbtw.engine.graph.GraphRun.Given;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.Brought;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Lesson;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Tokens;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.outcome.Truth;

class RowMixingTest {

    private static final int ROWS = 4;
    private static final int WIDTH = 3;

    private static final NetworkShape SHAPE = new NetworkShape(
            Targets.of(Task.CLASSIFICATION, 2), SyntheticRows.SCHEMA.columns(), FusionSettings.defaults(), 2, false);

    /** Four rows, of which the first two and the last two are mixed with each other; two modalities with the same tokens. */
    private static Map<String, Given> inputs(double first, double second, double target) {
        double[] tokens = new double[ROWS * 2 * WIDTH];
        double[] shares = new double[ROWS * 2];
        for (int row = 0; row < ROWS; row++) {
            for (int m = 0; m < 2; m++) {
                shares[row * 2 + m] = m == 0 ? first : second;
                for (int i = 0; i < WIDTH; i++) {
                    tokens[(row * 2 + m) * WIDTH + i] = Math.sin(1 + row * WIDTH + i);
                }
            }
        }
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
        double[] targets = new double[ROWS];
        Arrays.fill(targets, target);
        Map<String, Given> inputs = new HashMap<>();
        inputs.put("tokens", Given.of(tokens, 1, ROWS, 2, WIDTH));
        inputs.put("seen", Given.of(ones, 1, ROWS, 2));
        inputs.put("rows", Given.of(new double[] {1, 3, 2, 0}, 1, ROWS));
        inputs.put(RowMixing.PARTNERS, new Given(new double[] {1, 0, 3, 2}, true, 1, ROWS));
        inputs.put(RowMixing.TOKEN_SHARES, Given.of(shares, 1, ROWS, 2));
        inputs.put(RowMixing.TARGET_SHARES, Given.of(targets, 1, ROWS));
        return inputs;
    }

    /** Tokens, targets and weights of the mixed rows. */
    private static List<float[]> mixed(Target target, Map<String, Given> inputs) {
        return GraphRun.of(1, inputs, graph -> {
                    Lesson mixed = RowMixing.mixed(lesson(graph, target));
                    return List.of(mixed.tokens().values(), mixed.truth().values(), mixed.rowWeights());
                })
                .script();
    }

    private static Lesson lesson(Graph graph, Target target) {
        Value seen = graph.input("seen");
        graph.rowsOf(seen, 1);
        Tokens tokens = new Tokens(graph.input("tokens"), seen, Optional.empty(), m -> Optional.empty());
        return new Lesson(tokens, seen, graph.input("rows"), new Truth(target, graph.input("y"), false));
    }

    @Test
    void modalitiesWithTheSameTokensHaveTheSameMixedTokens() {
        Map<String, Given> inputs = inputs(.6, .6, .6);
        inputs.put("y", Given.of(new double[] {1, 2, 3, 4}, 1, ROWS));
        float[] tokens = mixed(Targets.of(Task.REGRESSION, 1), inputs).get(0);
        double[] before = inputs.get("tokens").numbers();
        for (int row = 0; row < ROWS; row++) {
            int partner = row % 2 == 0 ? row + 1 : row - 1;
            for (int i = 0; i < WIDTH; i++) {
                int at = row * 2 * WIDTH + i;
                assertEquals(tokens[at], tokens[at + WIDTH], "one permutation and one share for all modalities");
                assertEquals(.6 * before[at] + .4 * before[partner * 2 * WIDTH + i], tokens[at], 1e-6);
            }
        }
    }

    @Test
    void aModalityIsMixedByItsOwnShare() {
        Map<String, Given> inputs = inputs(1, .5, .75);
        inputs.put("y", Given.of(new double[] {1, 2, 3, 4}, 1, ROWS));
        List<float[]> mixed = mixed(Targets.of(Task.REGRESSION, 1), inputs);
        double[] before = inputs.get("tokens").numbers();
        assertEquals((float) before[0], mixed.get(0)[0]);
        assertEquals(.5 * before[WIDTH] + .5 * before[3 * WIDTH], mixed.get(0)[WIDTH], 1e-6);
        assertArrayEquals(new float[] {1.25f, 1.75f, 3.25f, 3.75f}, mixed.get(1));
        assertArrayEquals(new float[] {1.5f, 2.5f, 1.5f, .5f}, mixed.get(2), "weights of the rows are mixed alike");
    }

    /** A class of a row of weight 3 counts three times as much as that of a row of weight 1, and of weight 0 nothing. */
    @Test
    void classesAreMixedByTheWeightsOfTheirRows() {
        Map<String, Given> inputs = inputs(.75, .75, .75);
        inputs.put("y", new Given(new double[] {0, 1, 1, 0}, true, 1, ROWS));
        List<float[]> mixed = mixed(Targets.of(Task.CLASSIFICATION, 2), inputs);
        float[] expected = {.5f, .5f, .1f, .9f, 0, 1, 0, 1};
        assertArrayEquals(expected, mixed.get(1), 1e-6f);
        assertArrayEquals(new float[] {1.5f, 2.5f, 1.5f, .5f}, mixed.get(2), 1e-6f);
    }

    @Test
    void labelsAreMixedOneByOne() {
        Map<String, Given> inputs = inputs(.75, .75, .75);
        inputs.put("y", Given.of(new double[] {1, 0, 1, 1, 0, 0, 0, 1}, 1, ROWS, 2));
        List<float[]> mixed = mixed(Targets.of(Task.MULTILABEL, 2), inputs);
        assertArrayEquals(new float[] {1, .5f, 1, .9f, 0, 0, 0, 0}, mixed.get(1), 1e-6f);
    }

    @Test
    void aRowThatIsWhollyItselfStaysAsItIs() {
        Map<String, Given> inputs = inputs(1, 1, 1);
        inputs.put("y", new Given(new double[] {0, 1, 1, 0}, true, 1, ROWS));
        List<float[]> mixed = mixed(Targets.of(Task.CLASSIFICATION, 2), inputs);
        double[] before = inputs.get("tokens").numbers();
        for (int i = 0; i < before.length; i++) {
            assertEquals((float) before[i], mixed.get(0)[i]);
        }
        assertArrayEquals(new float[] {1, 0, 0, 1, 0, 1, 1, 0}, mixed.get(1));
        assertArrayEquals(new float[] {1, 3, 2, 0}, mixed.get(2));
    }

    @Test
    void onlyRowsWithTheSameModalitiesArePaired() {
        int rows = 40;
        Minibatch batch = new Minibatch(SHAPE, 2, rows);
        batch.rows(rows);
        SplittableRandom random = new SplittableRandom(1);
        int[] patterns = new int[2 * rows];
        for (int row = 0; row < patterns.length; row++) {
            // the eighth pattern has one row a member, which is left alone
            patterns[row] = row % rows == 7 ? 7 : random.nextInt(1, 7);
            for (int m = 0; m < 3; m++) {
                batch.known().put(row * 3 + m, patterns[row] >> m & 1);
            }
        }
        boolean moved = false;
        for (int draw = 0; draw < 5; draw++) {
            RowMixing.bring(batch, new double[][] {{.6, .6, .9}, {.6, .6, .9}}, random);
            double[] partners = Brought.of(batch, RowMixing.PARTNERS);
            double[] targets = Brought.of(batch, RowMixing.TARGET_SHARES);
            for (int member = 0; member < 2; member++) {
                int first = member * rows;
                double[] own = Arrays.copyOfRange(partners, first, first + rows);
                assertArrayEquals(
                        IntStream.range(0, rows).asDoubleStream().toArray(),
                        Arrays.stream(own).sorted().toArray(),
                        "a permutation");
                assertEquals(7, own[7], "no other row is like it");
                assertEquals(.7, targets[first + 7], 1e-6, "the mean of what it has");
                for (int row = 0; row < rows; row++) {
                    assertEquals(patterns[first + row], patterns[first + (int) own[row]]);
                    if (patterns[first + row] == 4) {
                        assertEquals(.9, targets[first + row], 1e-6, "it has the third modality alone");
                    }
                    moved |= own[row] != row;
                }
            }
        }
        assertTrue(moved);
    }

    @Test
    void sharesFollowTheBetaDistribution() {
        for (double alpha : new double[] {.1, .5, 1, 2}) {
            SplittableRandom random = new SplittableRandom(2);
            double sum = 0;
            double squares = 0;
            int draws = 20_000;
            for (int i = 0; i < draws; i++) {
                double share = BetaShare.draw(alpha, random);
                assertTrue(share >= 0 && share <= 1);
                sum += share;
                squares += share * share;
            }
            double mean = sum / draws;
            assertEquals(.5, mean, .015, "alpha " + alpha);
            assertEquals(1 / (4 * (2 * alpha + 1)), squares / draws - mean * mean, .005, "alpha " + alpha);
        }
    }

    @Test
    void aRowKeepsAtLeastHalfOfItselfAndAllWithAVanishingAlpha() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            double share = MultimodalMixup.share(1, random);
            assertTrue(share >= .5 && share <= 1);
            assertEquals(1, MultimodalMixup.share(1e-6, random), 1e-6);
        }
    }

    /** Ratio 2 with strength .5: t = .5 tanh 1 = .3808, and .9 (1 - t) + t / 2 = .7477. */
    @Test
    void aDominantModalityIsDrawnTowardsOneHalf() {
        BalancedMixup method = new BalancedMixup(1, .5, 0);
        double[] shares = method.shares(.9, new double[] {2, 1, .5, 1e9});
        assertArrayEquals(new double[] {.747681, .9, .9, .7}, shares, 1e-6);
        assertArrayEquals(new double[] {.9, .9}, method.shares(.9, new double[] {1, 1}));
        assertArrayEquals(new double[] {.9, .9}, new BalancedMixup(1, 0, 0).shares(.9, new double[] {5, .1}));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThrows(InputException.class, () -> new MultimodalMixup(0));
        assertThrows(InputException.class, () -> new MultimodalMixup(11));
        assertThrows(InputException.class, () -> new BalancedMixup(1, 1.5, 0));
        assertThrows(InputException.class, () -> new BalancedMixup(1, .5, -1));
    }
}

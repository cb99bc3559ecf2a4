package org.multimodalbtw.engine.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;

/** Resamples that are measured side by side. */
class DrawsTest {

    private static final int ROWS = 60;

    private final Random random = new Random(3);

    private int[] resample() {
        int[] counts = new int[ROWS];
        for (int draw = 0; draw < ROWS; draw++) {
            counts[random.nextInt(ROWS)]++;
        }
        return counts;
    }

    /** Rounded, so that there are ties, and with classes that few rows or none have. */
    private double[][] probabilities(int classes) {
        double[][] probabilities = new double[ROWS][classes];
        for (double[] row : probabilities) {
            Arrays.setAll(row, c -> Math.round(random.nextDouble() * 8) / 8.);
        }
        return probabilities;
    }

    @Test
    void eachGivesTheSameBitsAsAlone() {
        for (int classes : new int[] {2, 3, 40}) {
            double[][] said = probabilities(classes);
            double[][] other = probabilities(classes);
            int[] truth = random.ints(ROWS, 0, Math.max(2, classes / 2)).toArray();
            boolean[][] labels = new boolean[ROWS][classes];
            for (int row = 0; row < ROWS; row++) {
                labels[row][truth[row]] = random.nextBoolean();
            }
            for (GroundTruth of : List.of(
                    new GroundTruth.OfClasses(truth, classes),
                    new GroundTruth.OfLabels(labels, classes),
                    new GroundTruth.OfNumbers(
                            Arrays.stream(truth).asDoubleStream().toArray()))) {
                check(of.statistic(said, ProgressMonitor.NONE));
                check(of.statistic(other, ProgressMonitor.NONE));
            }
        }
    }

    private void check(Bootstrap.Statistic statistic) {
        Draws draws = new Draws(ROWS);
        int[][] counts = new int[draws.capacity() - 5][];
        for (int time = 0; time < 2; time++) {
            draws.clear();
            for (int i = 0; i < counts.length; i++) {
                counts[i] = resample();
                draws.add(counts[i]);
                assertArrayEquals(counts[i], draws.of(i));
            }
            double[][] together = statistic.values(draws);
            assertEquals(counts.length, together.length);
            for (int i = 0; i < counts.length; i++) {
                assertArrayEquals(statistic.values(counts[i]), together[i], "no bit differs");
            }
        }
    }

    /** The definition, pair by pair and row by row. */
    @Test
    void areasAreThoseOfTheDefinition() {
        for (int trial = 0; trial < 50; trial++) {
            double[] scores = random.doubles(ROWS)
                    .map(score -> Math.round(score * 10) / 10.)
                    .toArray();
            boolean[] positive = new boolean[ROWS];
            for (int row = 0; row < ROWS; row++) {
                positive[row] = random.nextInt(1 + trial % 10) == 0;
            }
            int[] counts = resample();
            RankedClass.Areas areas = new RankedClass(scores, positive).measure(Draws.of(counts));
            double concordant = 0;
            double pairs = 0;
            double precisions = 0;
            double positives = 0;
            for (int row = 0; row < ROWS; row++) {
                double above = 0;
                double rightAbove = 0;
                for (int other = 0; other < ROWS; other++) {
                    if (scores[other] >= scores[row]) {
                        above += counts[other];
                        rightAbove += positive[other] ? counts[other] : 0;
                    }
                    if (positive[row] && !positive[other]) {
                        double weight = (double) counts[row] * counts[other];
                        pairs += weight;
                        concordant +=
                                weight * (scores[row] > scores[other] ? 1 : scores[row] == scores[other] ? .5 : 0);
                    }
                }
                if (positive[row] && counts[row] > 0) {
                    positives += counts[row];
                    precisions += counts[row] * rightAbove / above;
                }
            }
            assertEquals(pairs > 0 ? concordant / pairs : Double.NaN, areas.auroc()[0], 1e-12);
            assertEquals(pairs > 0 ? precisions / positives : Double.NaN, areas.averagePrecision()[0], 1e-12);
        }
    }

    @Test
    void aBootstrapReportsAndCanBeGivenUp() {
        int[] truth = random.ints(ROWS, 0, 2).toArray();
        double[][] said = probabilities(2);
        double[] last = {0};
        ProgressMonitor half = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                assertTrue(fraction > last[0] && fraction <= 1, message);
                last[0] = fraction;
            }

            @Override
            public boolean isCancelled() {
                return last[0] > .4;
            }
        };
        GroundTruth of = new GroundTruth.OfClasses(truth, 2);
        assertThrows(CancellationException.class, () -> of.evaluate(said, 1, half));
        assertTrue(last[0] > .4 && last[0] < .6);
    }
}

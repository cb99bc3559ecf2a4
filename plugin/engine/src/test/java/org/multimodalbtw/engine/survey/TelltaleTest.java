package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many rows one threshold tells is counted over all thresholds. */
class TelltaleTest {

    private static double share(double[] numbers, int[] classes) {
        Telltale telltale = new Telltale();
        IntStream.range(0, numbers.length)
                .forEach(row -> telltale.add("" + numbers[row], numbers[row], "" + classes[row]));
        return telltale.share();
    }

    /** The best share by trying each number as a threshold, in both directions. */
    private static double byTrying(double[] numbers, int[] classes) {
        long best = 0;
        for (double threshold : numbers) {
            long right = IntStream.range(0, numbers.length)
                    .filter(row -> numbers[row] <= threshold == (classes[row] == 0))
                    .count();
            best = Math.max(best, Math.max(right, numbers.length - right));
        }
        return (double) best / numbers.length;
    }

    @Test
    void aThresholdWithOneRowWrongInHundred() {
        double[] numbers = IntStream.range(0, 100).mapToDouble(row -> row).toArray();
        int[] classes = IntStream.range(0, 100)
                .map(row -> row < 40 || row == 70 ? 0 : 1)
                .toArray();

        assertEquals(.99, share(numbers, classes), 1e-12);
    }

    @Test
    void equalNumbersLieOnOneSideOfTheThreshold() {
        double[] numbers = IntStream.range(0, 100)
                .mapToDouble(row -> row < 50 ? -0. : row < 52 ? 0. : row)
                .toArray();
        int[] classes = IntStream.range(0, 100).map(row -> row < 50 ? 1 : 0).toArray();

        assertEquals(.98, share(numbers, classes), 1e-12);
        classes[10] = 0;
        assertEquals(0, share(numbers, classes));
    }

    @Test
    void asByTryingEveryThreshold() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 200; trial++) {
            int rows = 60 + random.nextInt(200);
            double cut = 50 + random.nextInt(100);
            double[] numbers = random.ints(rows, 0, 200).asDoubleStream().toArray();
            int[] classes = IntStream.range(0, rows)
                    .map(row -> numbers[row] > cut != (random.nextInt(100) < 2) ? 1 : 0)
                    .toArray();
            long ones = IntStream.of(classes).filter(one -> one == 1).count();
            double expected = Math.max(ones, rows - ones) > .9 * rows ? 0 : byTrying(numbers, classes);

            assertEquals(expected >= .98 ? expected : 0, share(numbers, classes), 1e-12, "trial " + trial);
        }
    }
}

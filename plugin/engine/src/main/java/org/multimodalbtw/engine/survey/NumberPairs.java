package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The numbers of a column beside those of an outcome.
 *
 * @param values those of the column
 * @param outcomes that of the outcome in the same row
 */
record NumberPairs(double[] values, double[] outcomes) {

    private static final int MOST_DECIMALS = 6;

    int size() {
        return values.length;
    }

    /** How many different numbers there are, of an outcome or a column. */
    static long different(double[] numbers) {
        return Arrays.stream(numbers).distinct().count();
    }

    /** The step in which numbers are written: 0.1 where one has a decimal, and none more. */
    static double step(double[] numbers) {
        double step = 1;
        for (int decimals = 0; decimals < MOST_DECIMALS; decimals++) {
            double scale = step;
            boolean isWritten = Arrays.stream(numbers)
                    .allMatch(number -> Math.abs(number / scale - Math.rint(number / scale)) < 1e-6);
            if (isWritten) {
                return step;
            }
            step /= 10;
        }
        return step;
    }

    /** The square of the correlation, 0 to 1. */
    static double correlation(double[] some, double[] others) {
        double mean = Arrays.stream(some).average().orElse(0);
        double otherMean = Arrays.stream(others).average().orElse(0);
        double product = 0;
        double square = 0;
        double otherSquare = 0;
        for (int row = 0; row < some.length; row++) {
            product += (some[row] - mean) * (others[row] - otherMean);
            square += (some[row] - mean) * (some[row] - mean);
            otherSquare += (others[row] - otherMean) * (others[row] - otherMean);
        }
        return square == 0 || otherSquare == 0 ? 0 : product * product / (square * otherSquare);
    }

    /** The place of each number in their order, the mean place of equal ones. */
    static double[] ranks(double[] numbers) {
        int[] order = order(numbers);
        double[] ranks = new double[numbers.length];
        for (int first = 0; first < order.length; ) {
            int last = first;
            while (last + 1 < order.length && numbers[order[last + 1]] == numbers[order[first]]) {
                last++;
            }
            for (int place = first; place <= last; place++) {
                ranks[order[place]] = (first + last) / 2.0;
            }
            first = last + 1;
        }
        return ranks;
    }

    /** The rows in the order of their numbers. */
    static int[] order(double[] numbers) {
        return IntStream.range(0, numbers.length)
                .boxed()
                .sorted((one, other) -> Double.compare(numbers[one], numbers[other]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

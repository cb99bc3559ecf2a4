package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Optional;
import org.multimodalbtw.engine.Limits;

/**
 * 99 that is the largest number of a column and comes again and again, where the numbers below it hardly do, as files write ages, pack-years
 * and scores that are unknown. As it may be the end of a scale, it is named and not made empty.
 *
 * @param cells in how many cells
 * @param numbers how many numbers there are with them
 * @param largest the largest of the others
 */
record RepeatedNines(long cells, long numbers, double largest) {

    private static final double CODE = 99;
    private static final int FEWEST_ROWS = 50;
    private static final int FEWEST_CELLS = 5;
    private static final double SMALLEST_SHARE = 0.02;
    private static final double MOST = 0.4;
    private static final double NEAR = 0.9;
    /** So many times as often as all numbers near it, and as the largest of the others. */
    private static final long TIMES = 3;

    /**
     * @param numbers a column's numbers that do not count as empty
     * @return what may be odd about its 99; empty where it has none, or they are usual
     */
    static Optional<RepeatedNines> of(double[] numbers) {
        Extent extent = Extent.of(numbers);
        if (numbers.length < FEWEST_ROWS || extent.highest() != CODE || extent.lowest() < 0) {
            return Optional.empty();
        }
        long cells = count(numbers, CODE);
        long near = Arrays.stream(numbers)
                .filter(number -> number >= NEAR * CODE && number < CODE)
                .count();
        double largest =
                Arrays.stream(numbers).filter(number -> number < CODE).max().orElse(CODE);
        boolean areWhole = Arrays.stream(numbers).allMatch(number -> number == Math.rint(number));
        boolean isHeap = cells >= Math.max(FEWEST_CELLS, SMALLEST_SHARE * numbers.length)
                && cells <= MOST * numbers.length
                && cells >= TIMES * Math.max(1, Math.max(near, count(numbers, largest)));
        return areWhole && isHeap ? Optional.of(new RepeatedNines(cells, numbers.length, largest)) : Optional.empty();
    }

    private static long count(double[] numbers, double wanted) {
        return Arrays.stream(numbers).filter(number -> number == wanted).count();
    }

    /** What they are and what can be done: a clause. */
    String clause() {
        return Limits.number(CODE) + ", in " + cells + " of " + numbers
                + " cells, comes again and again above all others, of"
                + " which the largest is " + Limits.number(largest)
                + ", and is read as a number; if it means that nothing is known, empty such cells";
    }
}

package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Numbers of a column that are none: sentinels, which stand for something unknown and lie far from all others, and single slips of the
 * pen beyond all measure.
 *
 * @param sentinels the sentinels
 * @param slips how many slips there are
 * @param farthest the largest magnitude that is no slip; infinite where there are none
 * @param example a slip; NaN where there is none
 */
record Spread(List<Double> sentinels, long slips, double farthest, double example) {

    private static final int FEWEST_ROWS = 20;
    private static final int FEWEST_SENTINELS = 2;
    /** A sentinel lies so many ranges of the other numbers away from them. */
    private static final double SENTINEL_DISTANCE = 2;

    private static final double SLIP_DISTANCE = 1e6;
    private static final double MOST_SLIPS = 0.01;
    /** The share of numbers that are not larger than what is usual. */
    private static final double USUAL = 0.9;

    private static final Set<Double> POSSIBLE = Set.of(
            -1.0,
            -7.0,
            -8.0,
            -9.0,
            -88.0,
            -99.0,
            -888.0,
            -999.0,
            -9999.0,
            -99999.0,
            -999999.0,
            -99.9,
            -999.9,
            99.0,
            99.9,
            99.99,
            888.0,
            999.0,
            999.9,
            999.99,
            8888.0,
            9999.0,
            99999.0,
            999999.0,
            9999999.0,
            99999999.0);

    static Spread of(double[] numbers) {
        if (numbers.length < FEWEST_ROWS || isUsual(numbers)) {
            return new Spread(List.of(), 0, Double.POSITIVE_INFINITY, Double.NaN);
        }
        double farthest = farthest(numbers);
        double[] slips = Arrays.stream(numbers)
                .filter(number -> Math.abs(number) > farthest)
                .toArray();
        double[] others = Arrays.stream(numbers)
                .filter(number -> Math.abs(number) <= farthest)
                .sorted()
                .toArray();
        List<Double> sentinels = new ArrayList<>();
        for (Double sentinel = sentinelAtAnEnd(others); sentinel != null; sentinel = sentinelAtAnEnd(others)) {
            double found = sentinel;
            sentinels.add(found);
            others = Arrays.stream(others).filter(number -> number != found).toArray();
        }
        return new Spread(sentinels, slips.length, farthest, slips.length == 0 ? Double.NaN : slips[0]);
    }

    /** A quick look that settles nearly all columns: no end can be a sentinel, and many numbers are of the size of the largest. */
    private static boolean isUsual(double[] numbers) {
        Extent extent = Extent.of(numbers);
        double bound = Math.max(Math.abs(extent.lowest()), Math.abs(extent.highest())) / SLIP_DISTANCE;
        int large = 0;
        for (double number : numbers) {
            large += Math.abs(number) > bound ? 1 : 0;
        }
        return !POSSIBLE.contains(extent.lowest())
                && !POSSIBLE.contains(extent.highest())
                && large > MOST_SLIPS * numbers.length + 1;
    }

    private static Double sentinelAtAnEnd(double[] sorted) {
        int last = sorted.length - 1;
        for (double end : new double[] {sorted[0], sorted[last]}) {
            if (POSSIBLE.contains(end)) {
                double[] others =
                        Arrays.stream(sorted).filter(number -> number != end).toArray();
                boolean often = sorted.length - others.length >= FEWEST_SENTINELS;
                if (often && others.length >= FEWEST_ROWS / 2 && isApart(end, others)) {
                    return end;
                }
            }
        }
        return null;
    }

    /** Whether it lies far from the bulk of the others, all of which but other sentinels lie on their side. */
    private static boolean isApart(double end, double[] others) {
        double[] real = Arrays.stream(others)
                .filter(number -> !(POSSIBLE.contains(number) && Math.abs(number) >= 99))
                .toArray();
        if (real.length < FEWEST_ROWS / 2) {
            return false;
        }
        double low = real[real.length / 100];
        double high = real[real.length - 1 - real.length / 100];
        double range = high - low;
        double nearest = end < low ? real[0] - end : end - real[real.length - 1];
        boolean otherSign = end < 0 && real[0] >= 0 && end <= -9;
        if (end == -1 && real[0] > 0 && isMeasured(real)) {
            return true;
        }
        double far = Math.max(range, Math.abs(high) * 1e-6) * (otherSign ? 0.5 : SENTINEL_DISTANCE);
        return range > 0 && nearest > far;
    }

    /** Whether there are many different numbers with decimals, among which one whole negative number is none of them. */
    private static boolean isMeasured(double[] numbers) {
        return Arrays.stream(numbers)
                        .filter(number -> number != Math.rint(number))
                        .distinct()
                        .limit(FEWEST_ROWS)
                        .count()
                == FEWEST_ROWS;
    }

    /** Beyond it a few numbers are slips; infinite where there are none, or many. */
    private static double farthest(double[] numbers) {
        double[] sizes = Arrays.stream(numbers).map(Math::abs).sorted().toArray();
        double bound = sizes[(int) (USUAL * (sizes.length - 1))] * SLIP_DISTANCE;
        long beyond = Arrays.stream(sizes).filter(size -> size > bound).count();
        boolean few = beyond > 0 && beyond <= Math.max(1, MOST_SLIPS * sizes.length);
        return bound > 0 && few ? bound : Double.POSITIVE_INFINITY;
    }
}

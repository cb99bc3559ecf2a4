package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    /** What so many rows have is an answer, and not empty, where it is found only beside other codes. */
    private static final double MOST_EMPTY = 0.3;

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
        return new Spread(sentinels(others), slips.length, farthest, slips.length == 0 ? Double.NaN : slips[0]);
    }

    /** The numbers that are neither. */
    double[] others(double[] numbers) {
        return Arrays.stream(numbers)
                .filter(number -> !sentinels.contains(number) && Math.abs(number) <= farthest)
                .toArray();
    }

    /** Those that lie far from all others; codes that stand in the way of one another are looked at together. */
    private static List<Double> sentinels(double[] sorted) {
        List<Double> together = sentinels(sorted, true);
        List<Double> single = sentinels(sorted, false);
        return together.size() == single.size() || areMany(sorted, together) ? single : together;
    }

    private static boolean areMany(double[] numbers, List<Double> sentinels) {
        return Arrays.stream(numbers).filter(sentinels::contains).count() > MOST_EMPTY * numbers.length;
    }

    private static long count(double[] numbers, double wanted) {
        return Arrays.stream(numbers).filter(number -> number == wanted).count();
    }

    private static List<Double> sentinels(double[] sorted, boolean areTogether) {
        double[] others = sorted;
        List<Double> sentinels = new ArrayList<>();
        for (Double next = next(others, sentinels, areTogether);
                next != null;
                next = next(others, sentinels, areTogether)) {
            double found = next;
            sentinels.add(found);
            others = without(others, found);
        }
        return sentinels;
    }

    private static double[] without(double[] numbers, double unwanted) {
        return Arrays.stream(numbers).filter(number -> number != unwanted).toArray();
    }

    /** A quick look that settles nearly all columns: no end can be a sentinel, and many numbers are of the size of the largest. */
    private static boolean isUsual(double[] numbers) {
        Extent extent = Extent.of(numbers);
        double bound = Math.max(Math.abs(extent.lowest()), Math.abs(extent.highest())) / SLIP_DISTANCE;
        int large = 0;
        for (double number : numbers) {
            large += Math.abs(number) > bound ? 1 : 0;
        }
        return !KnownCodes.isAlone(extent.lowest())
                && !KnownCodes.isAlone(extent.highest())
                && large > MOST_SLIPS * numbers.length + 1;
    }

    /** A sentinel at an end of the sorted numbers; {@code null} if there is none. */
    private static Double next(double[] sorted, List<Double> found, boolean areTogether) {
        for (double end : new double[] {sorted[0], sorted[sorted.length - 1]}) {
            boolean isOfFound = areTogether && found.stream().anyMatch(larger -> KnownCodes.isOf(larger, end));
            double[] others = without(sorted, end);
            if ((KnownCodes.isAlone(end) || isOfFound) && others.length >= FEWEST_ROWS / 2) {
                boolean often = isOfFound || sorted.length - others.length >= FEWEST_SENTINELS;
                if (often && isApart(end, others) || areTogether && isApartTogether(end, others, often)) {
                    return end;
                }
            }
        }
        return null;
    }

    /** Whether it lies far from all others but codes of its kind, which lie as far. */
    private static boolean isApartTogether(double end, double[] others, boolean isOften) {
        double[] core = Arrays.stream(others)
                .filter(number ->
                        !isFarCode(number) && !KnownCodes.isOf(end, number) && !KnownCodes.hasMeaning(Math.abs(number)))
                .toArray();
        double[] codes = Arrays.stream(others)
                .filter(number -> KnownCodes.isOf(end, number) && isApartFrom(number, core))
                .toArray();
        double[] real = Arrays.stream(others)
                .filter(number -> !isFarCode(number)
                        && Arrays.stream(codes).noneMatch(code -> code == number)
                        && !(KnownCodes.hasMeaning(Math.abs(number)) && isApartFrom(number, core)))
                .toArray();
        boolean often = isOften || Arrays.stream(codes).anyMatch(code -> count(codes, code) >= FEWEST_SENTINELS);
        return often && isApartFrom(end, real);
    }

    private static boolean isFarCode(double number) {
        return KnownCodes.isAlone(number) && Math.abs(number) >= 99;
    }

    /** Whether it lies far from the bulk of the others, all of which but other sentinels lie on their side. */
    private static boolean isApart(double end, double[] others) {
        return isApartFrom(
                end, Arrays.stream(others).filter(number -> !isFarCode(number)).toArray());
    }

    private static boolean isApartFrom(double end, double[] real) {
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

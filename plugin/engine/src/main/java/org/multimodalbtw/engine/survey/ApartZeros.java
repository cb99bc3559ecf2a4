package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Optional;

/**
 * Zeros that may mean that nothing was measured: they lie far below all other numbers of a column, as a heart rate of 0 among those from 55
 * on. A dose of 0 looks the same, so that they are named and not made empty.
 *
 * @param count how many there are
 * @param numbers how many numbers there are with them
 * @param next the smallest number but them
 */
record ApartZeros(long count, long numbers, double next) {

    private static final int FEWEST = 20;
    private static final int FEWEST_ZEROS = 2;
    private static final double MOST = 0.5;
    /** Doses and counts have few different numbers. */
    private static final int FEWEST_DIFFERENT = 10;

    private static final double HUNDREDTH = 0.01;
    private static final double QUARTER = 0.25;

    /**
     * @param all the column's numbers
     * @return what may be odd about its zeros; empty where there are none, or they are usual
     */
    static Optional<ApartZeros> of(double[] all) {
        int zeros = zeros(all);
        if (zeros < FEWEST_ZEROS || zeros > MOST * all.length || all.length - zeros < FEWEST) {
            return Optional.empty();
        }
        double[] others = withoutZeros(all, all.length - zeros);
        Arrays.sort(others);
        boolean areMeasured = areManyDifferent(others);
        double spread = at(others, 1 - QUARTER) - at(others, QUARTER);
        boolean areApart = areMeasured && others[0] > spread && at(others, HUNDREDTH) > 2 * spread;
        return areApart ? Optional.of(new ApartZeros(zeros, all.length, others[0])) : Optional.empty();
    }

    /** How many zeros there are; none where a number is negative. */
    private static int zeros(double[] all) {
        int zeros = 0;
        for (double number : all) {
            if (number < 0) {
                return 0;
            }
            zeros += number == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static double[] withoutZeros(double[] all, int count) {
        double[] others = new double[count];
        int next = 0;
        for (double number : all) {
            if (number != 0) {
                others[next++] = number;
            }
        }
        return others;
    }

    private static boolean areManyDifferent(double[] sorted) {
        int different = 1;
        for (int place = 1; place < sorted.length && different < FEWEST_DIFFERENT; place++) {
            different += sorted[place] > sorted[place - 1] ? 1 : 0;
        }
        return different >= FEWEST_DIFFERENT;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    String clause(WrittenAs as) {
        return "0 in " + count + " of " + numbers + " cells lies far below all others, of which the smallest is "
                + as.of(next)
                + ", and is read as a number; if it means that nothing was measured, take the column as '"
                + Choice.NUMBER_WITHOUT_ZERO.word() + "'";
    }
}

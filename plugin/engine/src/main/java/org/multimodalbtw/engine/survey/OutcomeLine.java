package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Optional;
import org.multimodalbtw.engine.Limits;

/**
 * A straight line on which a column lies beside an outcome of numbers: hours beside days, the other sign, rounded ones. A line is found by the median of slopes, so
 * that a few rows that were corrected do not matter.
 *
 * @param slope how much the column grows where the outcome grows by 1
 * @param start the column's number where the outcome is 0
 * @param rows how many rows lie on it, up to how both are rounded
 */
record OutcomeLine(double slope, double start, long rows) {

    /** Of fewer rows a copy is not told from a good predictor. */
    private static final double FEWEST_ON_LINE = 0.95;
    /** Coarser rounding, as a share of the spread of the middle half, says nothing. */
    private static final double COARSEST = 0.2;
    /** Half a step and what the median of slopes is wrong by. */
    private static final double HALF_STEP = 0.55;

    private static final double SAME = 0.005;

    /** The line that nearly all rows lie on; empty where there is none. */
    static Optional<OutcomeLine> of(NumberPairs pairs) {
        double slope = slope(pairs);
        if (slope == 0 || !Double.isFinite(slope)) {
            return Optional.empty();
        }
        double start = median(beside(pairs, slope));
        double step = NumberPairs.step(pairs.values());
        double tolerance = HALF_STEP * (step + Math.abs(slope) * NumberPairs.step(pairs.outcomes()));
        long rows = Arrays.stream(beside(pairs, slope))
                .filter(rest -> Math.abs(rest - start) <= tolerance)
                .count();
        return tolerance <= COARSEST * middle(pairs.values()) && rows >= FEWEST_ON_LINE * pairs.size()
                ? Optional.of(new OutcomeLine(slope, Math.abs(start) <= tolerance ? 0 : start, rows))
                : Optional.empty();
    }

    /** What it is of the outcome, for example {@code "24 times 'los'"}. */
    String of(String outcome) {
        String name = "'" + outcome + "'";
        String product = Math.abs(slope - 1) < SAME
                ? name
                : Math.abs(slope + 1) < SAME ? name + " with the other sign" : number(slope) + " times " + name;
        String shift = start == 0 ? "" : (start > 0 ? " plus " : " minus ") + number(Math.abs(start));
        return product + shift;
    }

    private static String number(double number) {
        double scale = Math.pow(10, 2 - Math.floor(Math.log10(Math.abs(number))));
        return Limits.number(Math.rint(number * scale) / scale);
    }

    private static double[] beside(NumberPairs pairs, double slope) {
        double[] rest = new double[pairs.size()];
        Arrays.setAll(rest, row -> pairs.values()[row] - slope * pairs.outcomes()[row]);
        return rest;
    }

    /** The median of the slopes between rows that are half of all rows apart by their outcomes. */
    private static double slope(NumberPairs pairs) {
        int[] order = NumberPairs.order(pairs.outcomes());
        int half = order.length / 2;
        double[] slopes = new double[order.length - half];
        for (int place = 0; place < slopes.length; place++) {
            int low = order[place];
            int high = order[place + half];
            double apart = pairs.outcomes()[high] - pairs.outcomes()[low];
            slopes[place] = apart == 0 ? Double.NaN : (pairs.values()[high] - pairs.values()[low]) / apart;
        }
        return median(Arrays.stream(slopes).filter(Double::isFinite).toArray());
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static double middle(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
    }
}

package org.multimodalbtw.engine.survey;

/**
 * The numbers of a column beside which one lies far away: how far they spread themselves.
 *
 * @param sorted the numbers, the least first; not to be changed
 */
record OtherNumbers(double[] sorted) {

    private static final double QUARTER = 0.25;
    private static final int HUNDREDTHS = 100;

    double lowest() {
        return sorted[0];
    }

    double highest() {
        return sorted[sorted.length - 1];
    }

    double largestMagnitude() {
        return Math.max(Math.abs(lowest()), Math.abs(highest()));
    }

    boolean areWhole() {
        for (double number : sorted) {
            if (number != Math.rint(number)) {
                return false;
            }
        }
        return true;
    }

    /** How many different ones have decimals, up to so many. */
    int differentFractions(int most) {
        int different = 0;
        for (int place = 0; place < sorted.length && different < most; place++) {
            boolean isFurther = place == 0 || sorted[place] > sorted[place - 1];
            different += isFurther && sorted[place] != Math.rint(sorted[place]) ? 1 : 0;
        }
        return different;
    }

    /** The range of all but the hundredth at each end. */
    double range() {
        int cut = sorted.length / HUNDREDTHS;
        return sorted[sorted.length - 1 - cut] - sorted[cut];
    }

    /** How far a number beyond all of them is from their nearest one. */
    double gap(double far) {
        return far > highest() ? far - highest() : lowest() - far;
    }

    /** How many times as far from the median a number beyond all of them is as the last of them on its side. */
    double reach(double far) {
        double end = far > highest() ? highest() : lowest();
        return (far - at(2 * QUARTER)) / (end - at(2 * QUARTER));
    }

    /**
     * How many times as far from the median as the quarter's end the last of them is on the side of a number beyond all of them: 2 where all
     * are equally frequent, about 4 of what is normally distributed, and more the longer the tail is; infinite without a quarter's end.
     */
    double tail(double far) {
        double median = at(2 * QUARTER);
        boolean isAbove = far > highest();
        double quarter = Math.abs(at(isAbove ? 1 - QUARTER : QUARTER) - median);
        double step = areWhole() ? Math.max(1, quarter) : quarter;
        return Math.abs((isAbove ? highest() : lowest()) - median) / step;
    }

    private double at(double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}

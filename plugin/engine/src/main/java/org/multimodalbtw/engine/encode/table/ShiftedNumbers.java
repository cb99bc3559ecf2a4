package org.multimodalbtw.engine.encode.table;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.encode.FeatureShare;

/**
 * Whether most numbers of a column lie so far from those of the training rows that another unit is likely: more than two standard deviations
 * on one side, where at most one in five training rows can lie, or all but a few below an eighth of the median.
 */
final class ShiftedNumbers {

    private static final int FEWEST = 5;
    /** Flags and the like have fewer, and no unit. */
    private static final int FEWEST_DIFFERENT = 3;

    private static final double MAJORITY = 2 / 3.;
    private static final double ALMOST_ALL = .9;
    private static final double FAR = 2;
    private static final double SMALL = 1 / 8.;

    private final Side below = new Side("below", MAJORITY);
    private final Side above = new Side("above", MAJORITY);
    private final Side small = new Side("below", ALMOST_ALL);
    private NumberFeature training;
    private long numbers;

    /** Those on one side. */
    private static final class Side {
        private final String name;
        private final double fewestShare;
        private final Set<Double> different = new HashSet<>();
        private double example;
        private long count;

        private Side(String name, double fewestShare) {
            this.name = name;
            this.fewestShare = fewestShare;
        }

        private void add(double number) {
            example = count == 0 ? number : example;
            count++;
            if (different.size() < FEWEST_DIFFERENT) {
                different.add(number);
            }
        }

        private boolean isShifted(long all) {
            return count >= FEWEST && count >= fewestShare * all && different.size() == FEWEST_DIFFERENT;
        }
    }

    /**
     * Counts a number.
     *
     * @param number not NaN
     * @param learnt the training rows' numbers of its column
     */
    void add(double number, NumberFeature learnt) {
        training = learnt;
        numbers++;
        double standardised = learnt.standardise(number);
        if (standardised < -FAR) {
            below.add(number);
        } else if (standardised > FAR) {
            above.add(number);
        }
        if (number > 0 && number < SMALL * learnt.median()) {
            small.add(number);
        }
    }

    private Optional<Side> side() {
        if (below.isShifted(numbers)) {
            return Optional.of(below);
        }
        if (above.isShifted(numbers)) {
            return Optional.of(above);
        }
        return small.isShifted(numbers) ? Optional.of(small) : Optional.empty();
    }

    /** @return whether another unit is likely */
    boolean areLikely() {
        return side().isPresent();
    }

    /**
     * How many lie where, with an example and the training rows' numbers: a clause such as {@code 40 of 40 numbers, such as 1.21, lie far below
     * those of the training rows (median 92, mean 95, standard deviation 30)}.
     *
     * @throws java.util.NoSuchElementException unless another unit is likely
     */
    String clause() {
        Side side = side().orElseThrow();
        return side.count + " of " + numbers + " numbers, such as " + FeatureShare.text(side.example) + ", lie far "
                + side.name + " those of the training rows (median " + FeatureShare.text(training.median()) + ", mean "
                + FeatureShare.text(training.mean()) + ", standard deviation "
                + FeatureShare.text(training.standardDeviation()) + ")";
    }
}

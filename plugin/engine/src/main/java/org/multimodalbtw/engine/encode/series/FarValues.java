package org.multimodalbtw.engine.encode.series;

import java.util.HashSet;
import java.util.Set;
import org.multimodalbtw.engine.encode.FeatureShare;

/**
 * How many values of a variable lie far from those of the training rows. Another unit is likely where two thirds of them lie more than two
 * standard deviations away on one side, or nine in ten below an eighth of the training rows' median, which of skewed values follows from mean and
 * standard deviation as that of a log-normal distribution; values of several patients are needed, as those of one may all be unusual.
 */
final class FarValues {

    private static final double LIMITED_SHARE = .01;
    private static final int FEWEST_PATIENTS = 5;
    /** Flags and the like have fewer, and no unit. */
    private static final int FEWEST_DIFFERENT = 3;

    private static final double MAJORITY = 2 / 3.;
    private static final double ALMOST_ALL = .9;
    private static final double FAR = 2;
    private static final double SMALL = 1 / 8.;

    private final SeriesVariable training;
    private final double clip;
    private final Side below = new Side();
    private final Side above = new Side();
    private final Side small = new Side();
    private final Side limited = new Side();
    private long values;

    /** Those on one side. */
    private static final class Side {

        private final Set<Double> different = new HashSet<>();
        private String last;
        private long patients;
        private long count;
        private String patient = "";
        private double example;

        /** Of one patient's values all come one after the other. */
        private void add(String whose, double value) {
            if (count++ == 0) {
                patient = whose;
                example = value;
            }
            patients += whose.equals(last) ? 0 : 1;
            last = whose;
            if (different.size() < FEWEST_DIFFERENT) {
                different.add(value);
            }
        }

        private boolean isShifted(double share, long all) {
            return count >= share * all && patients >= FEWEST_PATIENTS && different.size() == FEWEST_DIFFERENT;
        }

        private String text() {
            return FeatureShare.text(example) + " of patient '" + patient + "'";
        }
    }

    /**
     * @param training what the training rows tell of the variable
     * @param clip to so many standard deviations values are limited
     */
    FarValues(SeriesVariable training, double clip) {
        this.training = training;
        this.clip = clip;
    }

    /** All values of a patient come one after the other. */
    void add(String patient, double value) {
        values++;
        double standardised = (value - training.mean()) / training.deviation();
        if (standardised < -FAR) {
            below.add(patient, value);
        } else if (standardised > FAR) {
            above.add(patient, value);
        }
        if (value > 0 && value < SMALL * median()) {
            small.add(patient, value);
        }
        if (Math.abs(standardised) > clip) {
            limited.add(patient, value);
        }
    }

    private double median() {
        double relative = training.deviation() / training.mean();
        return training.mean() / Math.sqrt(1 + relative * relative);
    }

    /** @return how many are further away than the limit */
    long limited() {
        return limited.count;
    }

    /** @return whether more than 1 in 100 are further away than the limit */
    boolean areLimited() {
        return limited.count > LIMITED_SHARE * values;
    }

    /** @return whether most of them are, so that another unit is possible */
    boolean areMostLimited() {
        return limited.count >= MAJORITY * values && limited.different.size() == FEWEST_DIFFERENT;
    }

    /** @return whether another unit is likely */
    boolean areShifted() {
        return below.isShifted(MAJORITY, values)
                || above.isShifted(MAJORITY, values)
                || small.isShifted(ALMOST_ALL, values);
    }

    /** @return how many lie where, with an example; only where another unit is likely */
    String shiftedClause() {
        boolean areAbove = above.isShifted(MAJORITY, values);
        Side side = areAbove ? above : below.isShifted(MAJORITY, values) ? below : small;
        return "Variable '" + training.name() + "': " + side.count + " of " + values + " values, such as " + side.text()
                + ", lie far " + (areAbove ? "above" : "below") + " those of the training rows (mean "
                + FeatureShare.text(training.mean()) + ", standard deviation "
                + FeatureShare.text(training.deviation()) + ")";
    }

    /** @return how many are further away than the limit, with an example; only where some are */
    String limitedClause() {
        return "Variable '" + training.name() + "': " + limited.count + " of " + values
                + (values == 1 ? " value is" : " values are") + " more than " + clip
                + " standard deviations away from the training mean ("
                + FeatureShare.text(training.mean()) + "), such as " + limited.text();
    }

    /** @return one of those further away than the limit */
    String example() {
        return limited.text() + " (" + limited.count + " of " + values + " values of '" + training.name() + "')";
    }
}

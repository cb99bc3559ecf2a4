package org.multimodalbtw.engine.evaluate;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Student's t distribution. */
final class StudentT {

    private static final int MOST_STEPS = 200;
    private static final double PRECISION = 1e-15;

    private StudentT() {}

    /**
     * @param t any number
     * @param freedom degrees of freedom, above 0
     * @return the probability of a value as far from 0 or farther, on both sides
     */
    static double twoSided(double t, double freedom) {
        return RegularizedBeta.value(freedom / (freedom + t * t), freedom / 2, .5);
    }

    /**
     * @param freedom degrees of freedom, above 0
     * @return the value that is exceeded in size with probability .05
     */
    static double quantile975(double freedom) {
        double low = 0;
        double high = 1;
        while (twoSided(high, freedom) > .05) {
            high *= 2;
        }
        for (int step = 0; step < MOST_STEPS && high - low > PRECISION * high; step++) {
            double middle = (low + high) / 2;
            if (twoSided(middle, freedom) > .05) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}

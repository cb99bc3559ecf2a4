package org.multimodalbtw.engine.evaluate;

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
        return incompleteBeta(freedom / (freedom + t * t), freedom / 2, .5);
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

    /** Regularised incomplete beta function by its continued fraction (Lentz's method; DLMF 8.17.22). */
    private static double incompleteBeta(double x, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        if (x > (a + 1) / (a + b + 2)) {
            return 1 - incompleteBeta(1 - x, b, a);
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
        double c = 1;
        double d = 1 / (1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m <= MOST_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / (1 + even * d);
            c = 1 + even / c;
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / (1 + odd * d);
            c = 1 + odd / c;
            fraction *= d * c;
            if (Math.abs(d * c - 1) < PRECISION) {
                break;
            }
        }
        return front * fraction;
    }

    /** Stirling's series (DLMF 5.11.1) after the argument is raised to 10 or more. */
    private static double logGamma(double x) {
        double shift = 0;
        double z = x;
        while (z < 10) {
            shift += Math.log(z);
            z++;
        }
        double square = 1 / (z * z);
        double series = (1.0 / 12
                        + square
                                * (-1.0 / 360 + square * (1.0 / 1260 + square * (-1.0 / 1680 + square * (1.0 / 1188)))))
                / z;
        return (z - .5) * Math.log(z) - z + .5 * Math.log(2 * Math.PI) + series - shift;
    }
}

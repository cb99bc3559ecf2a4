package org.multimodalbtw.engine.method;

import java.util.random.RandomGenerator;

/**
 * Shares from the symmetric beta distribution, as the quotient of gamma variates (Marsaglia and Tsang 2000), by their logarithms: with a
 * small parameter these are too small for numbers.
 */
final class BetaShare {

    private BetaShare() {}

    /**
     * @param alpha both parameters, above 0: small ones give shares near 0 and 1, 1 gives all alike, large ones shares near one half
     * @param random the randomness
     * @return a share, 0 to 1
     */
    static double draw(double alpha, RandomGenerator random) {
        return 1 / (1 + Math.exp(logGamma(alpha, random) - logGamma(alpha, random)));
    }

    /** The logarithm of a gamma variate with this shape and scale 1. */
    private static double logGamma(double shape, RandomGenerator random) {
        if (shape < 1) {
            return logGamma(shape + 1, random) + Math.log(1 - random.nextDouble()) / shape;
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + normal / Math.sqrt(9 * d);
            if (root > 0) {
                double v = root * root * root;
                if (Math.log(1 - random.nextDouble()) < normal * normal / 2 + d * (1 - v + Math.log(v))) {
                    return Math.log(d) + Math.log(v);
                }
            }
        }
    }
}

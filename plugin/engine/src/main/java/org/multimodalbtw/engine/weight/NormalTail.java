package org.multimodalbtw.engine.weight;

/** The tail of the standard normal distribution. */
final class NormalTail {

    private static final int TERMS = 60;

    private NormalTail() {}

    /**
     * @param z any number
     * @return the probability of a larger value: by its power series up to 3 in size, beyond by the continued fraction
     *     (Abramowitz and Stegun 26.2.10 and 26.2.14); to 1e-12 relative to 1, and to 1e-10 of itself above 3
     */
    static double above(double z) {
        if (z < 0) {
            return 1 - above(-z);
        }
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        if (z > 3) {
            double fraction = z;
            for (int term = TERMS; term > 0; term--) {
                fraction = z + term / fraction;
            }
            return density / fraction;
        }
        double power = z;
        double sum = z;
        for (int term = 1; term <= TERMS; term++) {
            power *= z * z / (2 * term + 1);
            sum += power;
        }
        return .5 - density * sum;
    }
}

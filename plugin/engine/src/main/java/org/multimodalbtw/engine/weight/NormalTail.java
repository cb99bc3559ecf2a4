package org.multimodalbtw.engine.weight;

import org.apache.commons.numbers.gamma.Erfc;

/** The tail of the standard normal distribution. */
final class NormalTail {

    private NormalTail() {}

    /**
     * @param z any number
     * @return the probability of a larger value
     */
    static double above(double z) {
        return Erfc.value(z / Math.sqrt(2)) / 2;
    }
}

package org.multimodalbtw.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuantileTest {

    private static final double[] SORTED = {-2, 1, 5, 11};

    @Test
    void isInterpolatedBetweenNeighbours() {
        assertEquals(-2, Quantile.of(SORTED, 0));
        assertEquals(3, Quantile.of(SORTED, .5));
        // a quarter of three steps: .75 of the way from -2 to 1
        assertEquals(.25, Quantile.of(SORTED, .25));
        assertEquals(11, Quantile.of(SORTED, 1));
    }

    @Test
    void ofOneNumberItIsThatNumber() {
        assertEquals(7, Quantile.of(new double[] {7}, .025));
        assertEquals(7, Quantile.of(new double[] {7}, 1));
    }

    @Test
    void ofNoNumberThereIsNone() {
        assertEquals(Double.NaN, Quantile.of(new double[0], .5));
    }
}

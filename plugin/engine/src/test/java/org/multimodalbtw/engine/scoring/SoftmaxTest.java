package org.multimodalbtw.engine.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SoftmaxTest {

    @Test
    void turnsLogOddsIntoProbabilities() {
        assertArrayEquals(new double[] {.25, .75}, Softmax.of(new double[] {0, Math.log(3)}, 1), 1e-12);
        assertArrayEquals(
                new double[] {.2, .3, .5}, Softmax.of(new double[] {Math.log(2), Math.log(3), Math.log(5)}, 1), 1e-12);
    }

    @Test
    void temperatureDividesTheLogits() {
        assertArrayEquals(new double[] {.1, .9}, Softmax.of(new double[] {0, Math.log(3)}, .5), 1e-12);
        assertArrayEquals(new double[] {.25, .75}, Softmax.of(new double[] {0, Math.log(9)}, 2), 1e-12);
    }

    @Test
    void standsLargeLogits() {
        assertArrayEquals(new double[] {.25, .75}, Softmax.of(new double[] {5000, 5000 + Math.log(3)}, 1), 1e-9);
        assertArrayEquals(new double[] {0, 1}, Softmax.of(new double[] {-1e6, 1e6}, 1));
    }
}

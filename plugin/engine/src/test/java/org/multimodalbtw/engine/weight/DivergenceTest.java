package org.multimodalbtw.engine.weight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DivergenceTest {

    @Test
    void agreesWithNumbersWorkedByHand() {
        double expected = .5 * Math.log(2) + .5 * Math.log(2. / 3);
        assertEquals(expected, Divergence.ofClasses(new double[] {.5, .5}, new double[] {.25, .75}), 1e-12);
        assertEquals(.143841, expected, 1e-6);
        double three = .2 * Math.log(.2 / .5) + .3 * Math.log(1) + .5 * Math.log(.5 / .2);
        assertEquals(three, Divergence.ofClasses(new double[] {.2, .3, .5}, new double[] {.5, .3, .2}), 1e-12);
    }

    @Test
    void ofLabelsIsTheMeanOverThem() {
        // scipy.stats.entropy of (.1, .9) and (.4, .6), and of (.8, .2) and (.7, .3)
        assertEquals(.12601062683167213, Divergence.ofLabels(new double[] {.9, .2}, new double[] {.6, .3}), 1e-9);
        assertEquals(0, Divergence.ofLabels(new double[] {.9, .2}, new double[] {.9, .2}));
    }

    @Test
    void ofEqualPredictionsIsZero() {
        assertEquals(0, Divergence.ofClasses(new double[] {.1, .9}, new double[] {.1, .9}));
        assertEquals(0, Divergence.ofNormals(2, .7, 2, .7), 1e-15);
    }

    @Test
    void staysFiniteWhereAClassIsRuledOut() {
        double divergence = Divergence.ofClasses(new double[] {1, 0}, new double[] {0, 1});
        assertEquals((1 - 1e-6) / (1 + 1e-6) * Math.log(1e6), divergence, 1e-9);
        assertTrue(Double.isFinite(Divergence.ofClasses(new double[] {1, 0}, new double[] {1, 0})));
    }

    @Test
    void ofNormalsAgreesWithNumbersWorkedByHand() {
        assertEquals(1.5 + .5 - Math.log(2), Divergence.ofNormals(1, 2, 0, 1), 1e-12);
        assertEquals(Math.log(2) + .25 - .5, Divergence.ofNormals(3, 1, 2, 2), 1e-12);
    }
}

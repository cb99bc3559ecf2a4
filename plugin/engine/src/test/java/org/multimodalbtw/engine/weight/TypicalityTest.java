package org.multimodalbtw.engine.weight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.weight.Typicality.Reference;

class TypicalityTest {

    private static final Reference UNIT = new Reference(0, 1, 1);
    private static final Typicality BOTH = new Typicality(List.of(UNIT), List.of(UNIT));

    @Test
    void withoutReferencesEverythingIsAsUsual() {
        assertEquals(1, Typicality.none().factor(3, 1e9, 1e9));
        Typicality fewRows = new Typicality(List.of(Reference.of(new double[3])), List.of(Reference.of(new double[3])));
        assertEquals(1, fewRows.factor(0, 1e9, 1e9));
        assertEquals(1, BOTH.factor(0, Double.NaN, Double.NaN));
    }

    @Test
    void usualValuesAreExactlyOne() {
        assertEquals(1, BOTH.factor(0, 1, 1));
        assertEquals(1, BOTH.factor(0, Math.exp(.3), Math.exp(-.8)));
    }

    @Test
    void followsTheFormula() {
        double tail = 0.00134989803163; // of the standard normal above 3
        double bayes = -Math.E * tail * Math.log(tail);
        assertEquals(bayes / (bayes + .001 * (1 - bayes)), BOTH.factor(0, Math.exp(3), 1), 1e-9);
        double both = -Math.E * 2 * tail * Math.log(2 * tail);
        assertEquals(both / (both + .001 * (1 - both)), BOTH.factor(0, 1, Math.exp(3)), 1e-9);
        assertEquals(
                bayes * both / (bayes * both + .001 * (1 - bayes * both)),
                BOTH.factor(0, Math.exp(3), Math.exp(-3)),
                1e-9);
    }

    @Test
    void littleAgreementButMuchAndLittleEnergyAreUnusual() {
        assertTrue(BOTH.factor(0, Math.exp(6), 1) < .01);
        assertEquals(1, BOTH.factor(0, Math.exp(-6), 1));
        assertTrue(BOTH.factor(0, 1, Math.exp(6)) < .01);
        assertTrue(BOTH.factor(0, 1, Math.exp(-6)) < .01);
    }

    @Test
    void fallsWithTheDistance() {
        double last = 1;
        for (double distance = 0; distance < 40; distance += .25) {
            double factor = BOTH.factor(0, 1, Math.exp(distance));
            assertTrue(factor >= 0 && factor <= last, distance + ": " + factor);
            last = factor;
        }
        assertTrue(last < 1e-9);
    }

    @Test
    void referenceIsOfTheLogarithms() {
        double[] values =
                DoubleStream.iterate(1, value -> value * Math.E).limit(21).toArray();
        Reference reference = Reference.of(values);
        assertEquals(10, reference.mean(), 1e-12);
        assertEquals(Math.sqrt((21.0 * 21 - 1) / 12), reference.below(), 1e-12);
        assertEquals(reference.below(), reference.above(), 1e-12);
    }

    @Test
    void aLongTailStretchesTheDeviationOfItsSide() {
        double[] logs = new double[1000];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = i % 2 == 0 ? -.1 : .1;
        }
        for (int i = 0; i < 8; i++) {
            logs[i] = 9;
        }
        double mean = DoubleStream.of(logs).average().orElseThrow();
        Reference reference = Reference.of(DoubleStream.of(logs).map(Math::exp).toArray());
        assertEquals((9 - mean) / 2.5758293035489, reference.above(), 1e-9, "the sixth largest of 1,000 is 9");
        assertTrue(reference.below() < 1);
    }

    @Test
    void rowsLikeTheReferenceAreHardlyEverTurnedDown() {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = random.doubles(4000)
                .map(ignored -> Math.exp(2 + .5 * random.nextGaussian()))
                .toArray();
        Typicality typicality = new Typicality(List.of(Reference.of(values)), List.of(Reference.of(values)));
        double mean = DoubleStream.of(values)
                .map(value -> typicality.factor(0, value, value))
                .average()
                .orElseThrow();
        assertTrue(mean > .98, mean + "");
    }
}

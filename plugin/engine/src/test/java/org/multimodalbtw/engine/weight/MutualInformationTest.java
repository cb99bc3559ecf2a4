package org.multimodalbtw.engine.weight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MutualInformationTest {

    @Test
    void ofATwoByTwoTableAgreesWithNumbersWorkedByHand() {
        MutualInformation.OfClasses information = new MutualInformation.OfClasses(2);
        int[][] counts = {{4, 1}, {1, 4}};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                for (int n = 0; n < counts[i][j]; n++) {
                    information.add(certain(i), certain(j));
                }
            }
        }
        assertEquals(.8 * Math.log(1.6) + .2 * Math.log(.4), information.value(), 1e-12);
        assertEquals(.192745, information.value(), 1e-6);
    }

    @Test
    void ofUncertainPredictionsIsThatOfTheirMeanTable() {
        MutualInformation.OfClasses information = new MutualInformation.OfClasses(2);
        information.add(new double[] {.9, .1}, new double[] {.8, .2});
        information.add(new double[] {.1, .9}, new double[] {.2, .8});
        double same = (.72 + .02) / 2;
        double other = (.18 + .08) / 2;
        assertEquals(2 * same * Math.log(4 * same) + 2 * other * Math.log(4 * other), information.value(), 1e-12);
    }

    @Test
    void ofEqualCertainClassesIsTheirEntropy() {
        MutualInformation.OfClasses information = new MutualInformation.OfClasses(3);
        for (int i = 0; i < 3; i++) {
            information.add(certain3(i), certain3(i));
        }
        assertEquals(Math.log(3), information.value(), 1e-12);
    }

    @Test
    void isZeroForOneRowAndWithoutRows() {
        MutualInformation.OfClasses information = new MutualInformation.OfClasses(2);
        assertEquals(0, information.value());
        information.add(new double[] {.8, .2}, new double[] {.3, .7});
        assertEquals(0, information.value(), 1e-12);
        assertEquals(0, new MutualInformation.OfNumbers().value());
    }

    @Test
    void ofNumbersIsThatOfTheirCorrelation() {
        MutualInformation.OfNumbers information = new MutualInformation.OfNumbers();
        information.add(1, 2);
        information.add(2, 1);
        information.add(3, 3);
        assertEquals(-.5 * Math.log(1 - .25), information.value(), 1e-12);
    }

    @Test
    void ofNumbersDoesNotMindSignScaleAndShift() {
        Random random = new Random(1);
        MutualInformation.OfNumbers plain = new MutualInformation.OfNumbers();
        MutualInformation.OfNumbers changed = new MutualInformation.OfNumbers();
        for (int row = 0; row < 50; row++) {
            double own = random.nextGaussian();
            double fused = own + random.nextGaussian();
            plain.add(own, fused);
            changed.add(1e6 - 3 * own, 4 * fused);
        }
        assertTrue(plain.value() > .1);
        assertEquals(plain.value(), changed.value(), 1e-6);
    }

    @Test
    void ofNumbersIsFiniteForEqualOnesAndZeroForConstantOnes() {
        MutualInformation.OfNumbers equal = new MutualInformation.OfNumbers();
        MutualInformation.OfNumbers constant = new MutualInformation.OfNumbers();
        for (int row = 0; row < 5; row++) {
            equal.add(row, 2 * row);
            constant.add(3, row);
        }
        assertEquals(-.5 * Math.log(1e-6), equal.value(), 1e-6);
        assertEquals(0, constant.value());
    }

    private static double[] certain(int index) {
        return index == 0 ? new double[] {1, 0} : new double[] {0, 1};
    }

    private static double[] certain3(int index) {
        double[] probabilities = new double[3];
        probabilities[index] = 1;
        return probabilities;
    }
}

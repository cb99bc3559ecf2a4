package org.multimodalbtw.engine.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.outcome.Task;

/** Factors of modalities that lead, and how a lead is told. */
class GradientModulationTest {

    private static GradientModulation of(double alpha, boolean smooth) {
        return new GradientModulation(alpha, EpochRange.ALL, smooth, false);
    }

    @Test
    void aModalityThatLeadsGoesLessFarByTheTangent() {
        assertEquals(.463, of(.3, false).factor(2), 5e-4);
        assertEquals(1 - Math.tanh(.8), of(.8, false).factor(Math.nextUp(1.0)), 1e-12);
        assertEquals(.336, of(.8, false).factor(Math.nextUp(1.0)), 5e-4, "it jumps, as published");
        assertEquals(.011, of(2.6, false).factor(Math.nextUp(1.0)), 5e-4);
    }

    @Test
    void aModalityThatDoesNotLeadGoesExactlyAllTheWay() {
        for (double lead : new double[] {1, .99, .5, 0, Double.NaN}) {
            assertEquals(1, of(2.6, false).factor(lead), 0);
            assertEquals(1, of(2.6, true).factor(lead), 0);
        }
        assertEquals(1, of(0, false).factor(5), 0, "without strength");
    }

    @Test
    void theSmoothFactorDoesNotJump() {
        assertEquals(1, of(2.6, true).factor(1 + 1e-9), 1e-8);
        assertEquals(1 - Math.tanh(.3), of(.3, true).factor(2), 1e-12);
    }

    @Test
    void aLeadIsTheScoreOverTheMeanOfTheOthers() {
        assertArrayEquals(new double[] {2, .5}, ModalityLead.leads(new double[] {.8, .4}), 1e-12);
        assertArrayEquals(new double[] {2, 2 / 3.0, 2 / 3.0}, ModalityLead.leads(new double[] {.8, .4, .4}), 1e-12);
        assertArrayEquals(new double[] {1}, ModalityLead.leads(new double[] {.8}), 0, "nothing to compare with");
        assertArrayEquals(
                new double[] {2, 1, .5}, ModalityLead.leads(new double[] {.8, Double.NaN, .4}), 1e-12, "one lacks");
        double[] many = ModalityLead.leads(new double[] {.5, .5, .5, .5, .5, .5, .5, .5});
        for (double lead : many) {
            assertEquals(1, lead, 1e-12, "equal ones");
        }
    }

    @Test
    void aScoreIsWhatTheTargetSays() {
        DoubleUnaryOperator ofClass = ModalityLead.quality(Targets.of(Task.CLASSIFICATION, 3));
        assertEquals(.2, ofClass.applyAsDouble(-Math.log(.2)), 1e-12);
        DoubleUnaryOperator ofLabels = ModalityLead.quality(Targets.of(Task.MULTILABEL, 2));
        assertEquals(Math.sqrt(.2 * .9), ofLabels.applyAsDouble(-(Math.log(.2) + Math.log(.9)) / 2), 1e-12);
        DoubleUnaryOperator ofNumber = ModalityLead.quality(Targets.of(Task.REGRESSION, 1));
        for (double error : new double[] {0, .1, .29, .3, 1, 3}) {
            double beta = OfNumber.SMOOTH_L1_BETA;
            double loss = error < beta ? error * error / (2 * beta) : error - beta / 2;
            assertEquals(Math.exp(-error * error / 2), ofNumber.applyAsDouble(loss), 1e-12);
        }
    }

    @Test
    void withoutStrengthAndNoiseNothingIsAddedToAStep() {
        GradientModulation none = of(0, false);
        assertTrue(none.updateScale(null).isEmpty());
        assertFalse(none.readsRowLosses());
    }

    @Test
    void epochsAreARange() {
        EpochRange range = new EpochRange(2, OptionalInt.of(4));
        assertEquals(
                List.of(false, true, true, true, false),
                List.of(range.contains(1), range.contains(2), range.contains(3), range.contains(4), range.contains(5)));
        assertTrue(EpochRange.ALL.contains(100_000));
        assertThrows(InputException.class, () -> new EpochRange(0, OptionalInt.empty()));
        assertThrows(InputException.class, () -> new EpochRange(3, OptionalInt.of(2)));
        assertThrows(InputException.class, () -> of(-.1, false));
    }
}

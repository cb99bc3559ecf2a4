package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.weight.WeightSettings;

class LearningRateTest {

    @Test
    void cosineRisesOverTheFirstTwentiethAndFallsToTwoPercent() {
        LearningRate rate = rate(LearningRateSchedule.COSINE, 4, 10);
        assertEquals(.5, rate.at(0), 1e-12);
        assertEquals(1, rate.at(1), 1e-12);
        assertEquals(1, rate.at(2), 1e-12);
        assertEquals(.51, rate.at(21), 1e-12);
        assertEquals(.02 + .98 * .5 * (1 + Math.cos(Math.PI * 37 / 38)), rate.at(39), 1e-12);
        assertEquals(.02, rate.at(40), 1e-12);
    }

    @Test
    void cosineOfAHandfulOfStepsStartsAtTheHighestRate() {
        LearningRate rate = rate(LearningRateSchedule.COSINE, 1, 1);
        assertEquals(1, rate.at(0), 1e-12);
    }

    @Test
    void plateauHalvesAfterFiveEpochsWithoutABetterScore() {
        LearningRate rate = rate(LearningRateSchedule.PLATEAU, 30, 10);
        rate.noteScore(.5);
        for (int epoch = 0; epoch < 4; epoch++) {
            rate.noteScore(.5);
        }
        assertEquals(1, rate.at(7));
        rate.noteScore(.6);
        assertEquals(.5, rate.at(8));
        for (int epoch = 0; epoch < 4; epoch++) {
            rate.noteScore(.7);
        }
        rate.noteScore(.4);
        for (int epoch = 0; epoch < 4; epoch++) {
            rate.noteScore(.7);
        }
        assertEquals(.5, rate.at(9));
        rate.noteScore(.7);
        assertEquals(.25, rate.at(10));
    }

    private static LearningRate rate(LearningRateSchedule schedule, int epochs, int steps) {
        TrainingSettings settings = new TrainingSettings(
                1,
                2,
                new Optimisation(OptionalInt.of(epochs), OptionalInt.empty(), 0, 1, schedule, .01, 1),
                WeightSettings.defaults(),
                false,
                List.of(new ModalityDropout(.2)),
                new Comparison(false, 0),
                new Compute(DevicePolicy.CPU, Precision.FLOAT32));
        return new LearningRate(
                new TrainingPlan(settings, FusionSettings.defaults(), 2, epochs, 10, steps, 10 * steps, false));
    }
}

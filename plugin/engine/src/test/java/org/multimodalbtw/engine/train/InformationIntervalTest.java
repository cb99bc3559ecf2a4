package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.weight.MutualInformation.OfClasses;
import org.multimodalbtw.engine.weight.MutualInformation.OfNumbers;
import org.multimodalbtw.engine.weight.MutualInformation.OfProbabilities;

class InformationIntervalTest {

    @Test
    void blocksTogetherGiveTheInformationOfAllRows() {
        InformationInterval<OfProbabilities> interval = new InformationInterval<>(() -> new OfClasses(2));
        OfClasses whole = new OfClasses(2);
        Random random = new Random(1);
        for (int row = 0; row < 333; row++) {
            double p = random.nextDouble();
            double q = Math.min(1, Math.max(0, p + .3 * random.nextGaussian()));
            double[] own = {p, 1 - p};
            double[] fused = {q, 1 - q};
            whole.add(own, fused);
            interval.blockOf(null).add(own, fused);
        }
        assertEquals(whole.value(), interval.estimate(1, ProgressMonitor.NONE).value(), 1e-12);
    }

    @Test
    void intervalCoversTheTrueInformationAboutAsOftenAsItSays() {
        double correlation = .6;
        double truth = -.5 * Math.log(1 - correlation * correlation);
        Random random = new Random(2);
        int covered = 0;
        for (int trial = 0; trial < 200; trial++) {
            InformationInterval<OfNumbers> interval = new InformationInterval<>(OfNumbers::new);
            OfNumbers whole = new OfNumbers();
            for (int row = 0; row < 200; row++) {
                double own = random.nextGaussian();
                double fused = correlation * own + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
                interval.blockOf(null).add(own, fused);
                whole.add(own, fused);
            }
            Estimate estimate = interval.estimate(trial, ProgressMonitor.NONE);
            assertEquals(whole.value(), estimate.value(), 1e-9);
            covered += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
        }
        assertTrue(covered >= 180 && covered <= 199, covered + " of 200");
    }

    @Test
    void rowsOfAGroupAreOneObservation() {
        InformationInterval<OfNumbers> alone = new InformationInterval<>(OfNumbers::new);
        InformationInterval<OfNumbers> grouped = new InformationInterval<>(OfNumbers::new);
        Random random = new Random(3);
        for (int group = 0; group < 40; group++) {
            double own = random.nextGaussian();
            double fused = own + random.nextGaussian();
            for (int row = 0; row < 25; row++) {
                alone.blockOf(null).add(own, fused);
                grouped.blockOf("patient " + group).add(own, fused);
            }
        }
        Estimate narrow = alone.estimate(1, ProgressMonitor.NONE);
        Estimate wide = grouped.estimate(1, ProgressMonitor.NONE);
        assertEquals(narrow.value(), wide.value(), 1e-9);
        assertTrue(wide.high() - wide.low() > 2 * (narrow.high() - narrow.low()), narrow + ", " + wide);
    }
}

package org.multimodalbtw.engine.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;

/** Contributions of a cohort. */
class MeanContributionsTest {

    @Test
    void rowsThatLackAModalityCountZeroAndRowsWithoutAPredictionDoNotCount() {
        MeanContributions mean = new MeanContributions(2);
        for (int patient = 0; patient < 3; patient++) {
            mean.add(null, new double[][] {{.2, -.4}});
            mean.add(null, new double[][] {{-.4, Double.NaN}});
            mean.add(null, new double[][] {{Double.NaN, Double.NaN}});
        }
        List<Estimate> estimates = mean.estimates(ProgressMonitor.NONE);
        assertEquals(6, mean.rows());
        assertEquals(.3, estimates.get(0).value(), 1e-15);
        assertEquals(.2, estimates.get(1).value(), 1e-15);
        // of 64 equally likely draws of six rows, one has only the smaller and 6 all but one
        assertEquals(.2 + .2 / 6, estimates.get(0).low(), 1e-15);
        assertEquals(.4 - .2 / 6, estimates.get(0).high(), 1e-15);
    }

    @Test
    void ofSeveralLabelsTheMeanCounts() {
        MeanContributions mean = new MeanContributions(1);
        mean.add(null, new double[][] {{.2}, {-.4}});
        assertEquals(.3, mean.estimates(ProgressMonitor.NONE).get(0).value(), 1e-15);
    }

    @Test
    void theIntervalIsThatOfAMeanAndWiderWhereRowsOfAGroupAreAlike() {
        MeanContributions rows = new MeanContributions(1);
        MeanContributions groups = new MeanContributions(1);
        Random random = new Random(6);
        for (int patient = 0; patient < 100; patient++) {
            double[][] value = {{random.nextGaussian()}};
            for (int visit = 0; visit < 4; visit++) {
                rows.add(null, value);
                groups.add("patient " + patient, value);
            }
        }
        Estimate alone = rows.estimates(ProgressMonitor.NONE).get(0);
        Estimate together = groups.estimates(ProgressMonitor.NONE).get(0);
        assertEquals(alone.value(), together.value(), 1e-12);
        // |normal| has the deviation .603: 3.92 x .603 / sqrt(400) and / sqrt(100)
        assertEquals(.118, alone.high() - alone.low(), .03);
        assertEquals(.236, together.high() - together.low(), .06);
    }

    @Test
    void withoutARowNothingIsKnown() {
        Estimate estimate =
                new MeanContributions(1).estimates(ProgressMonitor.NONE).get(0);
        assertTrue(Double.isNaN(estimate.value()));
        assertTrue(Double.isNaN(estimate.low()));
    }
}

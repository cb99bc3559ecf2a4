package org.multimodalbtw.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.RepeatedDifference;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Units;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

class VariantRunsTest {

    private static final Variant ALONE = Variant.trainedOn("alone");

    private static final Labels CLASSES = Labels.classification("y")
            .add("t1", "a", Split.TRAIN)
            .add("t2", "a", Split.TRAIN)
            .add("t3", "a", Split.TRAIN)
            .add("t4", "b", Split.TRAIN)
            .add("x1", "a", Split.TEST)
            .add("x2", "b", Split.TEST)
            .add("x3", "b", Split.TEST)
            .build();

    private static Map<String, double[]> said(double... ofSecondClass) {
        Map<String, double[]> rows = new LinkedHashMap<>();
        for (int i = 0; i < ofSecondClass.length; i++) {
            if (!Double.isNaN(ofSecondClass[i])) {
                rows.put("x" + (i + 1), new double[] {1 - ofSecondClass[i], ofSecondClass[i]});
            }
        }
        return rows;
    }

    private static Map<Variant, Map<String, double[]>> run(
            Map<String, double[]> plain, Map<String, double[]> weighted, Map<String, double[]> alone) {
        Map<Variant, Map<String, double[]>> variants = new LinkedHashMap<>();
        variants.put(Variant.UNWEIGHTED, plain);
        variants.put(Variant.WEIGHTED, weighted);
        variants.put(ALONE, alone);
        return variants;
    }

    private static VariantRuns twoSeeds() {
        VariantRuns runs = new VariantRuns(CLASSES.target(), "test, 2 seeds", 0);
        runs.add(
                CLASSES, run(said(.6, .8, .3), said(.2, .8, .7), said(.2, .8, Double.NaN)), true, ProgressMonitor.NONE);
        runs.add(CLASSES, run(said(.6, .8, .4), said(.3, .7, .4), said(.2, .8, .6)), false, ProgressMonitor.NONE);
        return runs;
    }

    private static Score find(List<Score> scores, Variant variant, Metric metric) {
        return find(scores, variant, Optional.empty(), metric);
    }

    private static Score gain(List<Score> scores, Metric metric) {
        return find(scores, Variant.WEIGHTED, Optional.of(Variant.UNWEIGHTED), metric);
    }

    private static Score find(List<Score> scores, Variant variant, Optional<Variant> minus, Metric metric) {
        return scores.stream()
                .filter(score ->
                        score.variant().equals(variant) && score.minus().equals(minus) && score.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void meansAndDeviationsAreOverTrainings() {
        Score plain = find(twoSeeds().scores(), Variant.UNWEIGHTED, Metric.ACCURACY);
        assertEquals(1.0 / 3, plain.estimate().value(), 1e-12);
        assertEquals(0, plain.deviation(), 1e-12);
        Score weighted = find(twoSeeds().scores(), Variant.WEIGHTED, Metric.ACCURACY);
        assertEquals((1 + 2.0 / 3) / 2, weighted.estimate().value(), 1e-12);
        assertEquals((1.0 / 3) / Math.sqrt(2), weighted.deviation(), 1e-12);
        assertEquals(3, weighted.count());
        assertEquals("test, 2 seeds", weighted.rows());
    }

    @Test
    void differencesArePairedBySeedAndRow() {
        Estimate difference = gain(twoSeeds().scores(), Metric.ACCURACY).estimate();
        assertEquals(RepeatedDifference.overSeedsAndRows(new double[][] {{1, 0, 1}, {1, 0, 0}}), difference);
    }

    @Test
    void rowsOfAPatientCountAsOne() {
        Labels.Builder labels = Labels.classification("y")
                .add("t1", "a", Split.TRAIN)
                .add("t2", "b", Split.TRAIN)
                .groupsCountAsOne();
        labels.add("x1", "a", Split.TEST).inGroup("p");
        labels.add("x2", "b", Split.TEST).inGroup("q");
        labels.add("x3", "b", Split.TEST).inGroup("p");
        VariantRuns runs = new VariantRuns(CLASSES.target(), "test, 2 seeds", 0);
        runs.add(labels.build(), run(said(.6, .8, .3), said(.2, .8, .7), said(.2, .8, .3)), true, ProgressMonitor.NONE);
        runs.add(labels.build(), run(said(.6, .8, .4), said(.3, .7, .4), said(.2, .8, .6)), true, ProgressMonitor.NONE);
        assertEquals(
                RepeatedDifference.overSeedsAndRows(
                        new double[][] {{1, 0, 1}, {1, 0, 0}}, Units.groups(List.of("p", "q", "p"))),
                gain(runs.scores(), Metric.ACCURACY).estimate());
    }

    @Test
    void rowWithoutAPredictionGetsTheSharesOfTheTrainingRows() {
        Score alone = find(twoSeeds().scores(), ALONE, Metric.LOG_LOSS);
        double first = -(Math.log(.8) + Math.log(.8) + Math.log(.25)) / 3;
        double second = -(Math.log(.8) + Math.log(.8) + Math.log(.6)) / 3;
        assertEquals((first + second) / 2, alone.estimate().value(), 1e-12);
    }

    @Test
    void rowsAreCountedByTheirMeanPrediction() {
        List<Score> scores = twoSeeds().scores();
        assertEquals(2, gain(scores, Metric.CORRECTED).estimate().value());
        assertEquals(0, gain(scores, Metric.NEWLY_WRONG).estimate().value());
    }

    @Test
    void foldsGetTheCorrectedInterval() {
        VariantRuns runs = new VariantRuns(CLASSES.target(), "cross-validation, 1 x 2", 1);
        runs.add(CLASSES, run(said(.6, .8, .3), said(.2, .8, .7), said(.2, .8, .3)), true, ProgressMonitor.NONE);
        runs.add(CLASSES, run(said(.6, .8, .4), said(.3, .7, .4), said(.2, .8, .6)), true, ProgressMonitor.NONE);
        Estimate expected = RepeatedDifference.overFolds(new double[] {2 / 3.0, 1 / 3.0}, 1);
        Estimate found = gain(runs.scores(), Metric.ACCURACY).estimate();
        assertEquals(expected.value(), found.value(), 1e-12);
        assertEquals(expected.low(), found.low(), 1e-9);
        assertEquals(expected.high(), found.high(), 1e-9);
    }

    @Test
    void conclusionSaysGainedLostOrNeither() {
        String neither = twoSeeds().conclusion();
        assertTrue(neither.startsWith("Over all trainings (test, 2 seeds) the log loss is "), neither);
        assertTrue(neither.contains(" with weights, which were in use in 1 of 2, and "), neither);
        assertTrue(neither.contains("no difference is shown; 2 rows corrected, 0 newly wrong, mid-p 0.25."), neither);
        assertTrue(sure(true).contains("difference -1.000, 95 % interval -1.000 to -1.000, a gain;"), sure(true));
        assertTrue(sure(false).contains(", a loss;"), sure(false));
        assertTrue(sure(false).endsWith("0 rows closer, 30 farther off, mid-p 0.00."), sure(false));
    }

    @Test
    void accuracyThatPointsTheOtherWayIsSaid() {
        assertEquals(
                " The accuracy points the other way: 0.700 with weights, 0.750 without.", Verdict.apart(-.02, .7, .75));
        assertEquals(
                " The accuracy points the other way: 0.750 with weights, 0.700 without.", Verdict.apart(.02, .75, .7));
        assertEquals("", Verdict.apart(-.02, .75, .7));
        assertEquals("", Verdict.apart(-.02, .7, .7));
        assertEquals("", Verdict.apart(Double.NaN, .7, .75));
    }

    /** A weighted network whose every error is larger, or smaller, by one. */
    private static String sure(boolean isBetter) {
        Labels.Builder labels = Labels.regression("y").add("t", 0, Split.TRAIN);
        Map<String, double[]> near = new LinkedHashMap<>();
        Map<String, double[]> far = new LinkedHashMap<>();
        for (int i = 0; i < 30; i++) {
            labels.add("x" + i, i, Split.TEST);
            near.put("x" + i, new double[] {i + 1});
            far.put("x" + i, new double[] {i - 2});
        }
        VariantRuns runs = new VariantRuns(labels.build().target(), "test, 2 seeds", 0);
        for (int seed = 0; seed < 2; seed++) {
            runs.add(
                    labels.build(),
                    run(isBetter ? far : near, isBetter ? near : far, near),
                    true,
                    ProgressMonitor.NONE);
        }
        return runs.conclusion();
    }
}

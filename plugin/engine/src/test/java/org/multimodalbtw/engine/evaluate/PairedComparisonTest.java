package org.multimodalbtw.engine.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.evaluate.PairedComparison.Verdict;

class PairedComparisonTest {

    private static final int ROWS = 300;

    private final double[] truth = noise(1, 1);
    private final double[] near = sum(truth, noise(2, 0.3));
    private final double[] far = sum(truth, noise(3, 1.5));

    @Test
    void betterCandidateGainsInEveryMetricWhicheverDirectionIsBetter() {
        for (PairedComparison comparison : PairedComparison.regression(truth, far, near, 5)) {
            assertEquals(Verdict.GAINED, comparison.verdict(), comparison.toString());
        }
        for (PairedComparison comparison : PairedComparison.regression(truth, near, far, 5)) {
            assertEquals(Verdict.LOST, comparison.verdict(), comparison.toString());
        }
    }

    @Test
    void samePredictionsDifferByExactlyZero() {
        for (PairedComparison comparison : PairedComparison.regression(truth, near, near, 5)) {
            assertEquals(new Estimate(0, 0, 0), comparison.difference());
            assertEquals(Verdict.NO_DIFFERENCE_SHOWN, comparison.verdict());
        }
    }

    @Test
    void metricsAndTheirIntervalsAreThoseOfTheEvaluation() {
        Map<Metric, Estimate> reference = Evaluation.regression(truth, far, 5);
        Map<Metric, Estimate> candidate = Evaluation.regression(truth, near, 5);
        for (PairedComparison comparison : PairedComparison.regression(truth, far, near, 5)) {
            assertEquals(reference.get(comparison.metric()), comparison.reference());
            assertEquals(candidate.get(comparison.metric()), comparison.candidate());
            assertEquals(
                    comparison.candidate().value() - comparison.reference().value(),
                    comparison.difference().value());
        }
    }

    @Test
    void pairingNarrowsTheIntervalOfErrorsThatGoTogether() {
        double[] slightlyWorse = sum(far, noise(4, 0.05));
        PairedComparison paired =
                PairedComparison.regression(truth, far, slightlyWorse, 5).get(0);
        double width = paired.difference().high() - paired.difference().low();
        double single = paired.reference().high() - paired.reference().low();
        assertTrue(width < single / 5, width + " against " + single);
    }

    @Test
    void comparesProbabilitiesOnTheSameRows() {
        int[] classes =
                IntStream.range(0, ROWS).map(row -> truth[row] > 0 ? 1 : 0).toArray();
        List<PairedComparison> comparisons =
                PairedComparison.classification(classes, probabilities(far), probabilities(near), 2, 5);
        assertEquals(
                ClassificationMetrics.metrics(2),
                comparisons.stream().map(PairedComparison::metric).toList());
        for (PairedComparison comparison : comparisons) {
            assertEquals(Verdict.GAINED, comparison.verdict(), comparison.toString());
        }
    }

    @Test
    void metricThatIsNotDefinedIsNotCompared() {
        PairedComparison comparison =
                PairedComparison.regression(truth, near, new double[ROWS], 5).get(2);
        assertEquals(Metric.PEARSON, comparison.metric());
        assertEquals(Verdict.NOT_DEFINED, comparison.verdict());
        assertEquals(
                "On 300 test rows the Pearson's correlation is not defined, so nothing can be compared.",
                comparison.conclusion("300 test rows", "with weights", "without"));
    }

    @Test
    void conclusionIsAPlainSentenceWithTheNumbers() {
        assertEquals(
                "On 253 rows the AUROC is 0.850 with weights and 0.830 without: difference +0.020,"
                        + " 95 % interval +0.005 to +0.035, a gain.",
                comparison(Metric.AUROC, .83, .85, .005, .035).conclusion("253 rows", "with weights", "without"));
        assertEquals(
                "On 253 rows the log loss is 0.850 with weights and 0.830 without: difference +0.020,"
                        + " 95 % interval +0.005 to +0.035, a loss.",
                comparison(Metric.LOG_LOSS, .83, .85, .005, .035).conclusion("253 rows", "with weights", "without"));
        assertEquals(
                "On 253 rows the AUROC is 0.850 with weights and 0.830 without: difference +0.020,"
                        + " 95 % interval -0.005 to +0.045, no difference is shown.",
                comparison(Metric.AUROC, .83, .85, -.005, .045).conclusion("253 rows", "with weights", "without"));
    }

    @Test
    void figuresHaveTheDecimalsThatTheIntervalHasAMeaningFor() {
        assertEquals(
                "On 253 rows the mean absolute error is 1249 with weights and 1230 without: difference +19,"
                        + " 95 % interval -10 to +48, no difference is shown.",
                comparison(Metric.MAE, 1230, 1249.4, -10.2, 47.9).conclusion("253 rows", "with weights", "without"));
    }

    @Test
    void aDifferenceThatNobodyDecidesByHasNoDigits() {
        assertEquals(
                "On 253 rows the log loss is 0.461 with weights and 0.461 without: they differ by less than 0.1 %.",
                comparison(Metric.LOG_LOSS, .4607552, .4607542, -2.7e-6, 1.1e-6)
                        .conclusion("253 rows", "with weights", "without"));
        assertEquals(
                "On 253 rows the mean absolute error is 1230 with weights and 1231 without: they differ by less than 0.1 %.",
                comparison(Metric.MAE, 1230.6, 1230.1, -1.2, .2).conclusion("253 rows", "with weights", "without"));
        assertTrue(comparison(Metric.MAE, 1230.6, 1230.1, -1.3, .2)
                .conclusion("253 rows", "with weights", "without")
                .contains("interval -1.3 to +0.2"));
    }

    private static PairedComparison comparison(
            Metric metric, double reference, double candidate, double low, double high) {
        return new PairedComparison(
                metric,
                253,
                new Estimate(reference, 0, 1),
                new Estimate(candidate, 0, 1),
                new Estimate(candidate - reference, low, high));
    }

    private static double[] noise(long seed, double scale) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, ROWS)
                .mapToDouble(row -> scale * random.nextGaussian())
                .toArray();
    }

    private static double[] sum(double[] left, double[] right) {
        return IntStream.range(0, ROWS)
                .mapToDouble(row -> left[row] + right[row])
                .toArray();
    }

    private static double[][] probabilities(double[] scores) {
        return Arrays.stream(scores)
                .map(score -> 1 / (1 + Math.exp(-2 * score)))
                .mapToObj(probability -> new double[] {1 - probability, probability})
                .toArray(double[][]::new);
    }
}

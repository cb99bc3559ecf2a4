package org.multimodalbtw.engine.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;

/** The figures agree with those of SciPy and NumPy, which {@code src/test/python/comparison_golden.py} recorded, and of scikit-learn. */
class IndependentStatisticsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode recorded;

    IndependentStatisticsTest() throws IOException {
        try (InputStream data = IndependentStatisticsTest.class.getResourceAsStream("comparison.json")) {
            recorded = JSON.readTree(data);
        }
    }

    @Test
    void studentsTIsThatOfSciPy() {
        for (JsonNode one : recorded.get("student")) {
            double freedom = one.get("freedom").asDouble();
            assertClose(one.get("twoSided"), StudentT.twoSided(one.get("t").asDouble(), freedom), 1e-10);
            assertClose(one.get("quantile975"), StudentT.quantile975(freedom), 1e-9);
        }
    }

    @Test
    void mcNemarsTestIsThatOfSciPysBinomialTest() {
        for (JsonNode one : recorded.get("mcnemar")) {
            McNemar test =
                    new McNemar(one.get("corrected").asLong(), one.get("broken").asLong());
            assertClose(one.get("exact"), test.exact(), 1e-10);
            assertClose(one.get("midP"), test.midP(), 1e-10);
        }
    }

    @Test
    void intervalsOverFoldsAreCorrectedForTheirOverlap() {
        for (JsonNode one : recorded.get("folds")) {
            double[] differences = JSON.convertValue(one.get("differences"), double[].class);
            assertInterval(
                    one,
                    RepeatedDifference.overFolds(
                            differences, one.get("testShare").asDouble()));
        }
    }

    @Test
    void intervalsOverSeedsAndRowsAddBothVariances() {
        for (JsonNode one : recorded.get("crossed")) {
            double[][] differences = JSON.convertValue(one.get("differences"), double[][].class);
            assertInterval(one, RepeatedDifference.overSeedsAndRows(differences));
        }
    }

    @Test
    void countsRowsThatOnlyOneHasRight() {
        double[] first = {.6, .4};
        double[] second = {.3, .7};
        assertEquals(
                new McNemar(2, 1),
                McNemar.ofProbabilities(
                        new int[] {0, 1, 1, 0, 1},
                        new double[][] {second, first, second, first, second},
                        new double[][] {first, second, second, second, second},
                        Units.rows(5)));
        assertEquals(
                new McNemar(1, 2),
                McNemar.ofErrors(
                        new double[] {1, 2, 3, 4},
                        new double[] {0, 2, 3, 4},
                        new double[] {1.5, 2, 3.1, 2},
                        Units.rows(4)));
    }

    @Test
    void rowsOfAGroupAreOneObservation() {
        double[] truth = new double[8];
        double[] wrong = {1, 1, 1, 1, 0, 1, 0, 1};
        double[] right = {0, 0, 0, 0, 1, 0, 1, 1};
        // rows 0 to 3 are of one patient, 4 and 5 of another, which are even; row 6 got worse, row 7 is the same
        Units patients = Units.groups(Arrays.asList("a", "a", "a", "a", "b", "b", null, "c"));
        McNemar test = McNemar.ofErrors(truth, wrong, right, patients);
        assertEquals(new McNemar(5, 2, 1, 1), test);
        // two units, one each way: P(X <= 1) + P(X < 1) of a binomial of 2 is 3/4 + 1/4
        assertEquals(1, test.midP(), 1e-15);
        // by rows 5 of 7 went one way: P(X <= 2) + P(X < 2) of a binomial of 7 is (29 + 8) / 128
        assertEquals(
                37. / 128, McNemar.ofErrors(truth, wrong, right, Units.rows(8)).midP(), 1e-15);
    }

    @Test
    void withoutAnyDifferenceTheIntervalIsZero() {
        assertEquals(new Estimate(0, 0, 0), RepeatedDifference.overSeedsAndRows(new double[3][10]));
        assertEquals(new Estimate(0, 0, 0), RepeatedDifference.overFolds(new double[5], .25));
    }

    /** DummyClassifier(strategy="prior") and DummyRegressor() of scikit-learn 1.7.2, with its metrics. */
    @Test
    void baselinesAreThoseOfScikitLearn() {
        GroundTruth two = new GroundTruth.OfClasses(new int[] {0, 1, 0, 0, 1, 0, 0, 0}, 2);
        assertBaseline(two, new double[] {.7, .3}, .5, .25, .5684994090355333, .75, .42857142857142855);
        GroundTruth three = new GroundTruth.OfClasses(new int[] {2, 0, 1, 0, 0, 2, 1}, 3);
        assertBaseline(
                three, new double[] {.5, .3, .2}, .2, 1.1008947107428442, .5, .3333333333333333, .42857142857142855);
        double[] numbers = {3, 5, 8, 1};
        assertBaseline(new GroundTruth.OfNumbers(numbers), new double[] {4}, -.009345794392523255, 2.25, Double.NaN);
    }

    private static void assertBaseline(GroundTruth truth, double[] prior, double... expected) {
        double[][] same = new double[truth.rows()][];
        Arrays.fill(same, prior);
        assertArrayEquals(
                expected,
                truth.values(same, ProgressMonitor.NONE).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                1e-12);
    }

    /** r2_score of scikit-learn 1.7.2, of a resample with the counts as sample weights. */
    @Test
    void explainedVarianceOfResamplesIsThatOfScikitLearn() {
        double[] truth = {1.5, -2, 0, 7, 3.25, 3.25};
        double[] predicted = {1, -1, .5, 5, 4, 2.5};
        RegressionMetrics metrics = new RegressionMetrics(truth, predicted);
        assertEquals(0.8625756266205704, metrics.values(new int[] {1, 1, 1, 1, 1, 1})[0], 1e-12);
        assertEquals(0.7880633373934226, metrics.values(new int[] {2, 0, 3, 0, 1, 0})[0], 1e-12);
        assertEquals(Double.NaN, metrics.values(new int[] {0, 0, 0, 0, 2, 4})[0]);
    }

    private static void assertInterval(JsonNode expected, Estimate estimate) {
        assertClose(expected.get("mean"), estimate.value(), 1e-10);
        assertClose(expected.get("low"), estimate.low(), 1e-8);
        assertClose(expected.get("high"), estimate.high(), 1e-8);
    }

    private static void assertClose(JsonNode expected, double value, double tolerance) {
        assertEquals(expected.asDouble(), value, tolerance * Math.max(1, Math.abs(expected.asDouble())));
    }
}

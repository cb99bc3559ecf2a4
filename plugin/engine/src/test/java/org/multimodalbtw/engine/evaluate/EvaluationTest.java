package org.multimodalbtw.engine.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.multimodalbtw.engine.ProgressMonitor;

class EvaluationTest {

    private static final long SEED = 7;

    @TestFactory
    Stream<DynamicTest> classificationEqualsScikitLearn() throws IOException {
        return cases("classification")
                .map(golden -> dynamicTest(golden.get("name").asText(), () -> {
                    double[][] probabilities = StreamSupport.stream(
                                    golden.get("probabilities").spliterator(), false)
                            .map(EvaluationTest::numbers)
                            .toArray(double[][]::new);
                    assertGolden(
                            golden,
                            Evaluation.classification(
                                    classes(golden.get("truth")), probabilities, probabilities[0].length, SEED));
                }));
    }

    @TestFactory
    Stream<DynamicTest> regressionEqualsScikitLearn() throws IOException {
        return cases("regression")
                .map(golden -> dynamicTest(golden.get("name").asText(), () -> {
                    assertGolden(
                            golden,
                            Evaluation.regression(
                                    numbers(golden.get("truth")), numbers(golden.get("predicted")), SEED));
                }));
    }

    @Test
    void labelsGiveTheNumbersOfScikitLearn() {
        double[][] truth = {{1, 0, 1}, {0, 0, 1}, {1, 1, 0}, {0, 0, 0}, {0, 1, 1}, {1, 0, 0}};
        double[][] probabilities = {{.9, .2, .6}, {.3, .4, .4}, {.4, .7, .2}, {.1, .55, .3}, {.6, .45, .8}, {.8, .1, .7}
        };
        Map<Metric, Double> found = GroundTruth.ofLabels(truth, 3).values(probabilities, ProgressMonitor.NONE);
        assertEquals(1. / 6, found.get(Metric.ACCURACY), 1e-15);
        assertEquals(1. / 3, found.get(Metric.HAMMING_LOSS), 1e-15);
        assertEquals(.611111111111111, found.get(Metric.MACRO_F1), 1e-14);
        assertEquals(.8472222222222223, found.get(Metric.AUROC), 1e-14);
        assertEquals(.8518518518518517, found.get(Metric.AUPRC), 1e-14);
        assertEquals(.4916773457756911, found.get(Metric.LOG_LOSS), 1e-14);
    }

    @Test
    void aRowOfLabelsIsRightWhereAllOfThemAre() {
        GroundTruth truth = GroundTruth.ofLabels(new double[][] {{1, 0}, {1, 1}, {0, 0}}, 2);
        double[][] before = {{.9, .6}, {.9, .9}, {.1, .1}};
        double[][] after = {{.9, .4}, {.9, .4}, {.2, .2}};
        assertEquals(new McNemar(1, 1), truth.changes(before, after));
        assertEquals(-(Math.log(.9) + Math.log(.4)) / 2, truth.ofRow(Metric.LOG_LOSS, 1, after[1]), 1e-15);
        assertEquals(0, truth.ofRow(Metric.ACCURACY, 1, after[1]));
        assertEquals(Metric.LOG_LOSS, truth.loss());
    }

    @Test
    void classificationGivesHandWorkedNumbers() {
        // scores .9+ .8- .7+ .7- : pairs right 1, 1, wrong 1 (.8- above .7+), tied half => (2 + 0.5) / 4
        int[] truth = {1, 0, 1, 0};
        Map<Metric, Estimate> found = Evaluation.classification(truth, second(.9, .8, .7, .7), 2, SEED);
        assertEquals(0.625, found.get(Metric.AUROC).value(), 1e-15);
        assertEquals((1.0 + 2.0 / 4.0) / 2, found.get(Metric.AUPRC).value(), 1e-15);
        assertEquals(0.5, found.get(Metric.ACCURACY).value(), 1e-15);
        assertEquals((0 + 2.0 / 3.0) / 2, found.get(Metric.MACRO_F1).value(), 1e-15);
        assertEquals(
                -(Math.log(.9) + Math.log(.2) + Math.log(.7) + Math.log(.3)) / 4,
                found.get(Metric.LOG_LOSS).value(),
                1e-12);
        assertEquals(
                Set.of(Metric.ACCURACY, Metric.MACRO_F1, Metric.AUROC, Metric.AUPRC, Metric.LOG_LOSS), found.keySet());
    }

    @Test
    void rankMetricsAreNotDefinedForOneClass() {
        Map<Metric, Estimate> found = Evaluation.classification(new int[] {1, 1}, second(.9, .2), 2, SEED);
        assertEquals(new Estimate(Double.NaN, Double.NaN, Double.NaN), found.get(Metric.AUROC));
        assertEquals(new Estimate(Double.NaN, Double.NaN, Double.NaN), found.get(Metric.AUPRC));
        assertEquals(0.5, found.get(Metric.ACCURACY).value());
    }

    @Test
    void nothingIsDefinedWithoutRows() {
        Stream.concat(
                        Evaluation.classification(new int[0], new double[0][], 3, SEED).values().stream(),
                        Evaluation.regression(new double[0], new double[0], SEED).values().stream())
                .forEach(estimate -> assertEquals(new Estimate(Double.NaN, Double.NaN, Double.NaN), estimate));
    }

    @Test
    void resamplesWithoutOneOfTheClassesTakeNoPart() {
        // one positive of five: about a third of the resamples lacks it, and in every other one it is ranked first
        Estimate auroc = Evaluation.classification(new int[] {1, 0, 0, 0, 0}, second(.9, .5, .4, .3, .2), 2, SEED)
                .get(Metric.AUROC);
        assertEquals(new Estimate(1, 1, 1), auroc);
    }

    @Test
    void anIntervalOfWidthZeroOfFewerThanFiveRowsIsNone() {
        Estimate accuracy = Evaluation.classification(new int[] {1, 0, 0, 1}, second(.9, .5, .4, .8), 2, SEED)
                .get(Metric.ACCURACY);
        assertEquals(new Estimate(1, Double.NaN, Double.NaN), accuracy);
    }

    @Test
    void certainlyWrongPredictionIsClipped() {
        double loss = Evaluation.classification(new int[] {0, 1}, second(1, 1), 2, SEED)
                .get(Metric.LOG_LOSS)
                .value();
        assertEquals(-Math.log(1e-15) / 2, loss, 1e-12);
    }

    @Test
    void correlationIsNotDefinedForConstantPredictions() {
        double[] constant = new double[30];
        Arrays.fill(constant, 0.1);
        Estimate pearson = Evaluation.regression(
                        IntStream.range(0, 30).asDoubleStream().toArray(), constant, SEED)
                .get(Metric.PEARSON);
        assertTrue(Double.isNaN(pearson.value()) && Double.isNaN(pearson.low()) && Double.isNaN(pearson.high()));
    }

    @Test
    void intervalOfAccuracyAgreesWithTheBinomial() {
        int rows = 400;
        int[] truth = new int[rows];
        double[] scores = new double[rows];
        for (int row = 0; row < rows; row++) {
            truth[row] = row % 2;
            boolean right = row % 5 != 0;
            scores[row] = (truth[row] == 1) == right ? 0.8 : 0.2;
        }
        Estimate accuracy =
                Evaluation.classification(truth, second(scores), 2, SEED).get(Metric.ACCURACY);
        double halfWidth = 1.96 * Math.sqrt(0.8 * 0.2 / rows);
        assertEquals(0.8, accuracy.value(), 1e-15);
        assertEquals(0.8 - halfWidth, accuracy.low(), 0.1 * halfWidth);
        assertEquals(0.8 + halfWidth, accuracy.high(), 0.1 * halfWidth);
    }

    @Test
    void intervalCoversTheTruthAboutAsOftenAsItClaims() {
        SplittableRandom random = new SplittableRandom(3);
        int covered = 0;
        for (int trial = 0; trial < 200; trial++) {
            double[] truth = new double[60];
            double[] predicted = new double[60];
            for (int row = 0; row < truth.length; row++) {
                predicted[row] = truth[row] + random.nextDouble() * 2 - 1;
            }
            Estimate error = Evaluation.regression(truth, predicted, trial).get(Metric.MAE);
            if (error.low() <= 0.5 && 0.5 <= error.high()) {
                covered++;
            }
        }
        assertTrue(covered >= 180 && covered <= 199, covered + " of 200");
    }

    @Test
    void sameSeedGivesTheSameIntervalsAndAnotherSeedOthers() {
        int[] truth = IntStream.range(0, 50).map(row -> row % 2).toArray();
        double[][] probabilities = second(IntStream.range(0, 50)
                .mapToDouble(row -> (row * 37 % 50) / 50.0)
                .toArray());
        assertEquals(
                Evaluation.classification(truth, probabilities, 2, 1),
                Evaluation.classification(truth, probabilities, 2, 1));
        assertFalse(Evaluation.classification(truth, probabilities, 2, 1)
                .equals(Evaluation.classification(truth, probabilities, 2, 2)));
    }

    @Test
    void manyRowsUseFewerResamples() {
        assertEquals(1000, Bootstrap.resamples(20_000));
        assertEquals(500, Bootstrap.resamples(40_000));
        assertEquals(200, Bootstrap.resamples(1_000_000));
    }

    @Test
    void refusesWhatCannotBeScored() {
        assertThrows(
                IllegalArgumentException.class, () -> Evaluation.classification(new int[] {0, 1}, second(.5), 2, SEED));
        assertThrows(
                IllegalArgumentException.class, () -> Evaluation.classification(new int[] {2}, second(.5), 2, SEED));
        assertThrows(
                IllegalArgumentException.class,
                () -> Evaluation.classification(new int[] {0}, second(Double.NaN), 2, SEED));
        assertThrows(
                IllegalArgumentException.class,
                () -> Evaluation.regression(new double[] {1}, new double[] {Double.NaN}, SEED));
        assertThrows(IllegalArgumentException.class, () -> Evaluation.regression(new double[2], new double[3], SEED));
    }

    private static double[][] second(double... probabilities) {
        return Arrays.stream(probabilities)
                .mapToObj(probability -> new double[] {1 - probability, probability})
                .toArray(double[][]::new);
    }

    private static void assertGolden(JsonNode golden, Map<Metric, Estimate> found) {
        found.forEach((metric, estimate) -> {
            double expected = golden.get(metric.key()).doubleValue();
            assertEquals(expected, estimate.value(), 1e-12 * Math.max(1, Math.abs(expected)), metric.key());
            assertTrue(estimate.low() < expected && expected < estimate.high(), metric.key() + " " + estimate);
        });
    }

    private static Stream<JsonNode> cases(String kind) throws IOException {
        try (InputStream stream = EvaluationTest.class.getResourceAsStream("golden.json")) {
            return StreamSupport.stream(
                    new ObjectMapper().readTree(stream).get(kind).spliterator(), false);
        }
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    private static int[] classes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }
}

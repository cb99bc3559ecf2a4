package org.multimodalbtw.engine.decide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.RankedClass;

/**
 * The figures agree with those of scikit-learn, statsmodels and dcurves; {@code src/test/python/decision_golden.py} recorded them and names
 * the versions.
 */
class DecisionFiguresTest {

    private static final long SEED = 3;

    private final JsonNode recorded;
    private final EventRows rows;

    DecisionFiguresTest() throws IOException {
        try (InputStream data = DecisionFiguresTest.class.getResourceAsStream("decision.json")) {
            recorded = new ObjectMapper().readTree(data);
        }
        rows = new EventRows(numbers("probability"), events(), RowGroups.none(numbers("probability").length));
    }

    @Test
    void alarmsAreThoseOfScikitLearnWithWilsonsIntervals() {
        JsonNode points = recorded.get("points");
        List<OperatingPoint> found = OperatingPoint.of(rows, thresholds(), SEED, ProgressMonitor.NONE);
        for (int index = 0; index < points.size(); index++) {
            JsonNode expected = points.get(index);
            OperatingPoint point = found.get(index);
            assertEquals(
                    new Confusion(
                            expected.get("counts").get(0).asLong(),
                            expected.get("counts").get(1).asLong(),
                            expected.get("counts").get(2).asLong(),
                            expected.get("counts").get(3).asLong()),
                    point.counts());
            assertShare(expected.get("sensitivity"), point.sensitivity(), 1);
            assertShare(expected.get("specificity"), point.specificity(), 1);
            assertShare(expected.get("rightAlarms"), point.rightAlarms(), 1);
            assertShare(expected.get("rightSilence"), point.rightSilence(), 1);
            assertShare(expected.get("alarms"), point.alarmsIn100(), 100);
        }
    }

    @Test
    void netBenefitIsThatOfDcurves() {
        List<OperatingPoint> found = OperatingPoint.of(rows, thresholds(), SEED, ProgressMonitor.NONE);
        for (int index = 0; index < found.size(); index++) {
            OperatingPoint point = found.get(index);
            assertEquals(number("benefit", "model", index), point.netBenefit().value(), 1e-12);
            assertEquals(
                    number("benefit", "all", index), point.netBenefitOfAll().value(), 1e-12);
            assertTrue(point.netBenefit().low() < point.netBenefit().value());
            assertTrue(point.netBenefit().high() > point.netBenefit().value());
        }
    }

    @Test
    void areasErrorAndRecalibrationAreThoseOfScikitLearnAndStatsmodels() {
        List<Figure> figures = ProbabilityQuality.of(rows, SEED, ProgressMonitor.NONE);
        List<String> expected = List.of("auroc", "average_precision", "brier", "in_the_large", "intercept", "slope");
        for (int index = 0; index < expected.size(); index++) {
            Estimate estimate = figures.get(index).estimate();
            assertEquals(recorded.get(expected.get(index)).asDouble(), estimate.value(), 1e-8, expected.get(index));
            assertTrue(estimate.low() < estimate.value() && estimate.value() < estimate.high(), expected.get(index));
        }
    }

    @Test
    void rowsThatCountSeveralTimesAreWeightsOfScikitLearnAndStatsmodels() {
        int[] counts =
                Arrays.stream(numbers("weights")).mapToInt(value -> (int) value).toArray();
        double[] values = new ProbabilityQuality(rows).values(counts);
        JsonNode weighted = recorded.get("weighted");
        assertEquals(weighted.get("auroc").asDouble(), values[0], 1e-12);
        assertEquals(weighted.get("average_precision").asDouble(), values[1], 1e-12);
        assertEquals(weighted.get("brier").asDouble(), values[2], 1e-12);
        assertEquals(weighted.get("slope").asDouble(), values[5], 1e-7);
    }

    @Test
    void tenthsAreThoseOfScikitLearn() {
        List<Figure> bins = CalibrationBins.of(rows, SEED, ProgressMonitor.NONE);
        JsonNode expected = recorded.get("bins");
        assertEquals(expected.get("observed").size(), bins.size());
        for (int index = 0; index < bins.size(); index++) {
            assertEquals(
                    expected.get("observed").get(index).asDouble(),
                    bins.get(index).estimate().value(),
                    1e-12);
            assertEquals(
                    expected.get("mean").get(index).asDouble(),
                    bins.get(index).meanPrediction().orElseThrow(),
                    1e-12);
        }
        assertEquals(rows.size(), bins.stream().mapToLong(Figure::rows).sum());
    }

    @Test
    void curvesGoThroughThePointsOfScikitLearn() {
        List<CurvePoint> curve = CurvePoint.of(rows);
        JsonNode roc = recorded.get("roc");
        assertEquals(roc.get("fpr").size(), curve.size());
        for (int index = 0; index < curve.size(); index++) {
            assertEquals(roc.get("fpr").get(index).asDouble(), curve.get(index).falseAlarms(), 1e-12);
            assertEquals(roc.get("tpr").get(index).asDouble(), curve.get(index).sensitivity(), 1e-12);
        }
        JsonNode pr = recorded.get("pr");
        int last = pr.get("thresholds").size() - 1;
        for (int index = 0; index <= last; index++) {
            CurvePoint point = curve.get(1 + last - index);
            assertEquals(pr.get("thresholds").get(index).asDouble(), point.threshold());
            assertEquals(pr.get("precision").get(index).asDouble(), point.rightAlarms(), 1e-12);
            assertEquals(pr.get("recall").get(index).asDouble(), point.sensitivity(), 1e-12);
        }
        assertEquals(1, curve.get(0).rightAlarms());
    }

    @Test
    void aLongCurveIsThinnedAndKeepsItsEnds() {
        int count = 5000;
        boolean[] events = new boolean[count];
        double[] scores = new double[count];
        for (int row = 0; row < count; row++) {
            scores[row] = row / (double) count;
            events[row] = row % 3 == 0;
        }
        List<CurvePoint> curve = CurvePoint.of(new EventRows(scores, events, RowGroups.none(count)));
        assertEquals(CurvePoint.MOST, curve.size());
        assertEquals(Double.POSITIVE_INFINITY, curve.get(0).threshold());
        assertEquals(scores[count - 1], curve.get(1).threshold());
        assertEquals(1, curve.get(curve.size() - 1).sensitivity());
        assertEquals(1, curve.get(curve.size() - 1).falseAlarms());
    }

    @Test
    void ofOneClassOnlyWhatIsDefinedIsGiven() {
        EventRows none = new EventRows(new double[] {.1, .2, .2, .9}, new boolean[4], RowGroups.none(4));
        OperatingPoint point = OperatingPoint.of(none, new double[] {.5}, SEED, ProgressMonitor.NONE)
                .get(0);
        assertTrue(Double.isNaN(point.sensitivity().value()));
        assertEquals(.75, point.specificity().value());
        assertEquals(0, point.rightAlarms().value());
        double[] values = new ProbabilityQuality(none).values(new int[] {1, 1, 1, 1});
        assertTrue(Double.isNaN(values[0]) && Double.isNaN(values[4]) && Double.isNaN(values[5]));
        assertEquals((.01 + .04 + .04 + .81) / 4, values[2], 1e-15);
        assertEquals(-.35, values[3], 1e-15);
    }

    @Test
    void slopesThatAreNotDefinedAreLeftOut() {
        boolean[] events = {false, false, true, true};
        double[] separating = {.1, .2, .8, .9};
        double[] same = {.3, .3, .3, .3};
        int[] once = {1, 1, 1, 1};
        Recalibration separated = new Recalibration(new EventRows(separating, events, RowGroups.none(4)));
        assertTrue(Double.isNaN(separated.slope(once)));
        Recalibration flat = new Recalibration(new EventRows(same, events, RowGroups.none(4)));
        assertTrue(Double.isNaN(flat.slope(once)));
        // half have the event, where .3 was said
        assertEquals(Math.log(.7 / .3), flat.intercept(once), 1e-9);
    }

    @Test
    void rowsOfOnePatientCountTogether() {
        int copies = 4;
        int count = rows.size() * copies;
        double[] scores = new double[count];
        boolean[] events = new boolean[count];
        String[] patients = new String[count];
        for (int row = 0; row < count; row++) {
            int source = row % rows.size();
            scores[row] = rows.scores()[source];
            events[row] = rows.events()[source];
            patients[row] = "patient " + source;
        }
        EventRows repeated = new EventRows(scores, events, RowGroups.of(patients));
        EventRows naive = new EventRows(scores, events, RowGroups.none(count));
        double once = width(rows);
        assertEquals(once, width(repeated), .35 * once);
        assertTrue(width(naive) < .6 * once);
        assertEquals(
                OperatingPoint.of(rows, new double[] {.3}, SEED, ProgressMonitor.NONE)
                        .get(0)
                        .sensitivity()
                        .value(),
                OperatingPoint.of(repeated, new double[] {.3}, SEED, ProgressMonitor.NONE)
                        .get(0)
                        .sensitivity()
                        .value());
    }

    private static double width(EventRows of) {
        Estimate sensitivity = OperatingPoint.of(of, new double[] {.3}, SEED, ProgressMonitor.NONE)
                .get(0)
                .sensitivity();
        return sensitivity.high() - sensitivity.low();
    }

    @Test
    void theLineOfNumbersIsThatOfStatsmodels() {
        double[] predicted = numbers("predicted");
        double[] truths = numbers("true");
        List<Figure> figures = NumberQuality.of(
                new NumberRows(predicted, truths, RowGroups.none(predicted.length)), SEED, ProgressMonitor.NONE);
        double[] errors = IntStream.range(0, predicted.length)
                .mapToDouble(row -> Math.abs(predicted[row] - truths[row]))
                .toArray();
        assertEquals(
                Arrays.stream(errors).average().orElseThrow(),
                find(figures, Measure.MAE, Figure.ALL).estimate().value(),
                1e-12);
        assertEquals(
                recorded.get("line").get(0).asDouble(),
                find(figures, Measure.INTERCEPT, Figure.ALL).estimate().value(),
                1e-9);
        assertEquals(
                recorded.get("line").get(1).asDouble(),
                find(figures, Measure.SLOPE, Figure.ALL).estimate().value(),
                1e-9);
        double inThirds = 0;
        for (String third : List.of("1 of 3", "2 of 3", "3 of 3")) {
            Figure error = find(figures, Measure.MAE, third);
            inThirds += error.rows() * error.estimate().value();
        }
        assertEquals(Arrays.stream(errors).sum(), inThirds, 1e-9);
    }

    @Test
    void theModelIsComparedWithAScoreOnTheSameRows() {
        List<ScoreComparison> compared =
                ScoreComparison.probabilities(rows, numbers("other"), SEED, ProgressMonitor.NONE);
        ScoreComparison auroc = compared.get(0);
        assertEquals(recorded.get("auroc").asDouble(), auroc.model().value(), 1e-12);
        assertEquals(recorded.get("auroc_other").asDouble(), auroc.score().value(), 1e-12);
        assertEquals(
                recorded.get("auroc").asDouble() - recorded.get("auroc_other").asDouble(),
                auroc.difference().value(),
                1e-12);
        assertTrue(auroc.difference().high() - auroc.difference().low()
                < auroc.model().high() - auroc.model().low());
        List<ScoreComparison> benefits =
                ScoreComparison.netBenefits(rows, rows.scores(), new double[] {.5, .14}, SEED, ProgressMonitor.NONE);
        assertEquals(.14, benefits.get(0).threshold().orElseThrow());
        assertEquals(number("benefit", "model", 1), benefits.get(0).score().value(), 1e-12);
        assertEquals(new Estimate(0, 0, 0), benefits.get(1).difference());
    }

    @Test
    void anAreaIsTheSameForRanksAndProbabilities() {
        double[] ranks =
                Arrays.stream(rows.scores()).map(score -> 100 * score - 7).toArray();
        ScoreComparison auroc =
                ScoreComparison.ranked(rows, ranks, SEED, ProgressMonitor.NONE).get(0);
        assertEquals(new Estimate(0, 0, 0), auroc.difference());
        int[] once = new int[rows.size()];
        Arrays.fill(once, 1);
        assertArrayEquals(
                new RankedClass(rows.scores(), rows.events()).areas(once),
                new RankedClass(ranks, rows.events()).areas(once));
        assertFalse(rows.with(ranks).areProbabilities());
    }

    private static Figure find(List<Figure> figures, Measure measure, String part) {
        return figures.stream()
                .filter(figure -> figure.measure() == measure && figure.part().equals(part))
                .findFirst()
                .orElseThrow();
    }

    private static void assertShare(JsonNode expected, Estimate found, double scale) {
        assertEquals(scale * expected.get(0).asDouble(), found.value(), 1e-10);
        assertEquals(scale * expected.get(1).asDouble(), found.low(), 1e-10);
        assertEquals(scale * expected.get(2).asDouble(), found.high(), 1e-10);
    }

    private double[] thresholds() {
        List<Double> thresholds = new ArrayList<>();
        recorded.get("points")
                .forEach(point -> thresholds.add(point.get("threshold").asDouble()));
        return thresholds.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double[] numbers(String name) {
        double[] numbers = new double[recorded.get(name).size()];
        Arrays.setAll(numbers, index -> recorded.get(name).get(index).asDouble());
        return numbers;
    }

    private double number(String group, String name, int index) {
        return recorded.get(group).get(name).get(index).asDouble();
    }

    private boolean[] events() {
        boolean[] events = new boolean[recorded.get("event").size()];
        for (int row = 0; row < events.length; row++) {
            events[row] = recorded.get("event").get(row).asInt() == 1;
        }
        return events;
    }
}

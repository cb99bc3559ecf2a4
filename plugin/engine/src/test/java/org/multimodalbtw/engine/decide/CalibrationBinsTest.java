package org.multimodalbtw.engine.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Wilson;

class CalibrationBinsTest {

    private static EventRows rows(double[] probabilities, int events) {
        boolean[] happened = new boolean[probabilities.length];
        Arrays.fill(happened, 0, events, true);
        return new EventRows(probabilities, happened, RowGroups.none(probabilities.length));
    }

    private static List<Figure> shown(EventRows rows) {
        return CalibrationBins.shown(rows, 1, ProgressMonitor.NONE);
    }

    private static List<Long> sizes(List<Figure> parts) {
        return parts.stream().map(Figure::rows).toList();
    }

    @Test
    void partsOfAPictureHaveAboutTheSameSizeAndTwentyRows() {
        List<Figure> parts =
                shown(rows(IntStream.range(0, 45).mapToDouble(row -> row / 100.).toArray(), 3));
        // the median, .22, is of the lower part: 0 to .22 and .23 to .44
        assertEquals(List.of(23L, 22L), sizes(parts));
        assertEquals(.11, parts.get(0).meanPrediction().orElseThrow(), 1e-12);
        assertEquals(3 / 23., parts.get(0).estimate().value(), 1e-12);
        assertEquals(0, parts.get(1).estimate().value());
        double[] many = IntStream.range(0, 1000).mapToDouble(row -> row / 1000.).toArray();
        assertEquals(10, shown(rows(many, 10)).size());
        assertEquals(9, shown(rows(Arrays.copyOf(many, 199), 10)).size());
    }

    @Test
    void equalPredictionsStayTogetherAndFewRowsGoWithTheirNeighbours() {
        double[] probabilities = new double[60];
        Arrays.fill(probabilities, 0, 45, .1);
        Arrays.fill(probabilities, 45, 60, .9);
        // 45 equal rows are one part, and the other 15 are too few for one
        assertEquals(List.of(60L), sizes(shown(rows(probabilities, 0))));
        assertEquals(List.of(1L), sizes(shown(rows(new double[] {.3}, 1))));
        // the same rows in tables: the edges of seven of the tenths are .1
        assertEquals(List.of(45L, 15L), sizes(CalibrationBins.of(rows(probabilities, 0), 1, ProgressMonitor.NONE)));
        double[] first = new double[60];
        Arrays.fill(first, 15, 60, .9);
        assertEquals(List.of(60L), sizes(shown(rows(first, 0))));
    }

    @Test
    void numbersHaveMeansWithIntervals() {
        double[] predicted = IntStream.range(0, 40).asDoubleStream().toArray();
        double[] truths = Arrays.stream(predicted).map(value -> 10 * value).toArray();
        List<Figure> parts =
                CalibrationBins.shown(new NumberRows(predicted, truths, RowGroups.none(40)), 1, ProgressMonitor.NONE);
        assertEquals(List.of(20L, 20L), sizes(parts));
        assertEquals(9.5, parts.get(0).meanPrediction().orElseThrow(), 1e-12);
        Estimate mean = parts.get(0).estimate();
        assertEquals(95, mean.value(), 1e-12);
        // the standard error of a mean of 20 of such numbers is about 57.7 / sqrt(20) = 12.9
        assertTrue(mean.low() > 95 - 3 * 12.9 && mean.low() < 95 - 12.9, mean.toString());
        assertTrue(mean.high() < 95 + 3 * 12.9 && mean.high() > 95 + 12.9, mean.toString());
    }

    /** Golden numbers of scipy 1.13.1: binomtest(hits, rows).proportion_ci(method='wilson'). */
    @Test
    void sharesHaveWilsonsInterval() {
        assertEstimate(.15, 0.05236874589621662, 0.3604188647407569, Wilson.of(3, 20));
        assertEstimate(0, 0, 0.1331922509390485, Wilson.of(0, 25));
        assertEstimate(1, 0.7224672001371109, 1, Wilson.of(10, 10));
    }

    private static void assertEstimate(double value, double low, double high, Estimate estimate) {
        assertEquals(value, estimate.value(), 1e-12);
        assertEquals(low, estimate.low(), 1e-12);
        assertEquals(high, estimate.high(), 1e-12);
    }

    @Test
    void theDecisionCurveIsTheNetBenefitOfAlarms() {
        // events .8 and .3 of five rows
        EventRows rows = rows(new double[] {.8, .3, .6, .2, .1}, 2);
        List<BenefitPoint> curve = BenefitPoint.of(rows);
        assertEquals(99, curve.size());
        // from 25 % on: two events, one false alarm, each worth a third
        assertEquals(.25, curve.get(24).threshold());
        assertEquals((2 - 1 / 3.) / 5, curve.get(24).net(), 1e-12);
        assertEquals((2 - 3 / 3.) / 5, curve.get(24).ofAll(), 1e-12);
        // from 50 % on: one event, one false alarm, worth as much
        assertEquals(0, curve.get(49).net(), 1e-12);
        assertEquals((2 - 3) / 5., curve.get(49).ofAll(), 1e-12);
        assertEquals(1 / 5., curve.get(70).net(), 1e-12);
        assertEquals(0, curve.get(90).net(), 1e-12);
    }
}

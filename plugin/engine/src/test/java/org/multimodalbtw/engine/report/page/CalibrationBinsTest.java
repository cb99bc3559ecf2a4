package org.multimodalbtw.engine.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.evaluate.Estimate;

class CalibrationBinsTest {

    private static final Event EVENT = new Event(0, "event");

    private static Judged rows(double[] probabilities, int events) {
        List<PatientRow> rows = new ArrayList<>();
        for (int row = 0; row < probabilities.length; row++) {
            rows.add(new PatientRow(
                    "row" + row,
                    new double[] {probabilities[row]},
                    new PatientRow.Labelled(
                            Optional.of(new double[] {row < events ? 1 : 0}), Optional.empty(), Optional.empty()),
                    new double[0],
                    new double[0],
                    ExtraColumns.Values.NONE));
        }
        return new Judged(rows, true);
    }

    @Test
    void partsHaveAboutTheSameSize() {
        double[] probabilities = new double[45];
        for (int row = 0; row < 45; row++) {
            probabilities[row] = row / 100.;
        }
        List<CalibrationBins.Bin> bins = CalibrationBins.of(rows(probabilities, 3), EVENT);
        assertEquals(
                List.of(22L, 23L), bins.stream().map(CalibrationBins.Bin::rows).toList());
        assertEquals(.105, bins.get(0).predicted(), 1e-12);
        assertEquals(3 / 22., bins.get(0).observed().value(), 1e-12);
        assertEquals(0, bins.get(1).observed().value());
    }

    @Test
    void equalPredictionsStayTogether() {
        double[] probabilities = new double[60];
        for (int row = 0; row < 60; row++) {
            probabilities[row] = row < 45 ? .1 : .9;
        }
        List<CalibrationBins.Bin> bins = CalibrationBins.of(rows(probabilities, 0), EVENT);
        // of three parts of 20 the first takes all 45 equal rows, and 15 are too few for a part
        assertEquals(List.of(60L), bins.stream().map(CalibrationBins.Bin::rows).toList());
        assertEquals(1, CalibrationBins.of(rows(new double[] {.3}, 1), EVENT).size());
    }

    /** Golden numbers of scipy 1.13.1: binomtest(hits, rows).proportion_ci(method='wilson'). */
    @Test
    void sharesHaveWilsonsInterval() {
        assertEstimate(.15, 0.05236874589621662, 0.3604188647407569, MeanEstimate.share(3, 20));
        assertEstimate(0, 0, 0.1331922509390485, MeanEstimate.share(0, 25));
        assertEstimate(1, 0.7224672001371109, 1, MeanEstimate.share(10, 10));
    }

    @Test
    void rowsOfAUnitCountTogetherInAMean() {
        // mean 3; sums of the deviations by unit -3, 0 and 3; standard error sqrt(18 * 3 / 2) / 4
        Estimate mean = MeanEstimate.of(new double[] {1, 2, 3, 6}, List.of("a", "a", "b", "c"));
        assertEstimate(3, 3 - 1.959963984540054 * Math.sqrt(27) / 4, 3 + 1.959963984540054 * Math.sqrt(27) / 4, mean);
        assertTrue(Double.isNaN(
                MeanEstimate.of(new double[] {1, 2}, List.of("a", "a")).low()));
    }

    private static void assertEstimate(double value, double low, double high, Estimate estimate) {
        assertEquals(value, estimate.value(), 1e-12);
        assertEquals(low, estimate.low(), 1e-12);
        assertEquals(high, estimate.high(), 1e-12);
    }
}

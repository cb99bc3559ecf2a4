package org.multimodalbtw.engine.certainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Units;

class RiskCoverageTest {

    @Test
    void theSurestRowsAreDecidedFirst() {
        // ten rows; the five surest are right, and of the others every second one
        int[] truth = new int[10];
        double[][] predictions = new double[10][];
        double[] sureness = new double[10];
        for (int row = 0; row < 10; row++) {
            boolean isRight = row < 5 || row % 2 == 0;
            sureness[row] = .95 - row * .04;
            predictions[row] = isRight
                    ? new double[] {sureness[row], 1 - sureness[row]}
                    : new double[] {1 - sureness[row], sureness[row]};
        }
        RiskCoverage curve =
                RiskCoverage.of(new GroundTruth.OfClasses(truth, 2), predictions, sureness, 1, ProgressMonitor.NONE);
        assertEquals(Metric.ACCURACY, curve.metric());
        assertArrayEquals(
                IntStream.rangeClosed(1, 10).mapToDouble(i -> i / 10.).toArray(),
                curve.points().stream().mapToDouble(RiskCoverage.Point::share).toArray(),
                1e-12);
        assertArrayEquals(
                new double[] {1, 1, 1, 1, 1, 5 / 6., 6 / 7., 6 / 8., 7 / 9., 7 / 10.},
                curve.points().stream()
                        .mapToDouble(point -> point.estimate().value())
                        .toArray(),
                1e-12);
        assertEquals(.95 - 4 * .04, curve.points().get(4).least(), 1e-12);
        curve.points()
                .forEach(point ->
                        assertTrue(point.estimate().low() <= point.estimate().value()));
    }

    /** Of 3 of 3 rows Wilson's interval begins at 3 / (3 + 1.96 * 1.96), and of 30 of 30 at 30 / (30 + 1.96 * 1.96). */
    @Test
    void ofSharesTheIntervalIsWilsonsAlsoWhereAllRowsAreRight() {
        int rows = 30;
        double[][] predictions = new double[rows][];
        double[] sureness = new double[rows];
        for (int row = 0; row < rows; row++) {
            sureness[row] = .99 - row * .01;
            predictions[row] = new double[] {sureness[row], 1 - sureness[row]};
        }
        GroundTruth truth = new GroundTruth.OfClasses(new int[rows], 2);
        RiskCoverage curve = RiskCoverage.of(truth, predictions, sureness, 1, ProgressMonitor.NONE);
        assertEstimate(1, .43850, 1, curve.points().get(0));
        assertEstimate(1, .88649, 1, last(curve));
        String[] alone = IntStream.range(0, rows).mapToObj(row -> "g" + row).toArray(String[]::new);
        assertEstimate(
                1,
                .88649,
                1,
                last(RiskCoverage.of(
                        truth.inUnits(Units.groups(Arrays.asList(alone))),
                        predictions,
                        sureness,
                        1,
                        ProgressMonitor.NONE)));
    }

    private static void assertEstimate(double value, double low, double high, RiskCoverage.Point point) {
        assertEquals(value, point.estimate().value(), 1e-12);
        assertEquals(low, point.estimate().low(), 1e-4);
        assertEquals(high, point.estimate().high(), 1e-12);
    }

    @Test
    void rowsThatAreAsSureAsEachOtherAreDecidedTogether() {
        double[] sureness = {.9, .9, .9, .9, .6, .6, .5, .5, .5, .5};
        double[][] predictions = new double[10][1];
        double[] truth = {1, 1, 1, 1, 4, 4, 0, 0, 0, 0};
        RiskCoverage curve =
                RiskCoverage.of(new GroundTruth.OfNumbers(truth), predictions, sureness, 1, ProgressMonitor.NONE);
        assertEquals(Metric.MAE, curve.metric());
        assertArrayEquals(
                new double[] {.4, .6, 1},
                curve.points().stream().mapToDouble(RiskCoverage.Point::share).toArray());
        assertArrayEquals(
                new double[] {1, 2, 1.2},
                curve.points().stream()
                        .mapToDouble(point -> point.estimate().value())
                        .toArray(),
                1e-12);
    }

    @Test
    void intervalsCountGroups() {
        int rows = 200;
        int[] truth = new int[rows];
        double[][] predictions = new double[rows][];
        String[] groups = new String[rows];
        for (int row = 0; row < rows; row++) {
            // all rows of a group are right or wrong together
            groups[row] = "g" + row / 20;
            predictions[row] = row / 20 % 2 == 0 ? new double[] {.8, .2} : new double[] {.2, .8};
        }
        double[] sureness = new double[rows];
        Arrays.fill(sureness, .8);
        GroundTruth alone = new GroundTruth.OfClasses(truth, 2);
        RiskCoverage.Point byRow = last(RiskCoverage.of(alone, predictions, sureness, 1, ProgressMonitor.NONE));
        RiskCoverage.Point byGroup = last(RiskCoverage.of(
                alone.inUnits(Units.groups(Arrays.asList(groups))), predictions, sureness, 1, ProgressMonitor.NONE));
        assertEquals(.5, byGroup.estimate().value(), 1e-12);
        assertTrue(width(byGroup) > 3 * width(byRow), width(byGroup) + " and " + width(byRow));
    }

    private static RiskCoverage.Point last(RiskCoverage curve) {
        return curve.points().get(curve.points().size() - 1);
    }

    private static double width(RiskCoverage.Point point) {
        return point.estimate().high() - point.estimate().low();
    }

    @Test
    void withoutRowsThereIsNoPointAndUnknownSurenessIsRefused() {
        GroundTruth none = new GroundTruth.OfNumbers(new double[0]);
        assertEquals(
                0,
                RiskCoverage.of(none, new double[0][], new double[0], 1, ProgressMonitor.NONE)
                        .points()
                        .size());
        GroundTruth one = new GroundTruth.OfNumbers(new double[1]);
        assertThrows(
                IllegalArgumentException.class,
                () -> RiskCoverage.of(one, new double[1][1], new double[] {Double.NaN}, 1, ProgressMonitor.NONE));
    }
}

package org.multimodalbtw.engine.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;

class UnitsTest {

    private static final long SEED = 3;
    private static final int ACCURACY = ClassificationMetrics.metrics(2).indexOf(Metric.ACCURACY);

    /** 10 patients with 12 rows each, all of which are right or all wrong. */
    private static final int PATIENTS = 10;

    private static final int ROWS = 12 * PATIENTS;
    private static final int[] TRUTH = new int[ROWS];
    private static final double[][] SAID = IntStream.range(0, ROWS)
            .mapToObj(row -> row % PATIENTS < 6 ? new double[] {.9, .1} : new double[] {.1, .9})
            .toArray(double[][]::new);
    private static final List<String> PATIENT =
            IntStream.range(0, ROWS).mapToObj(row -> "p" + row % PATIENTS).toList();

    @Test
    void anIntervalOverGroupsIsThatOfTheirNumber() {
        GroundTruth truth = new GroundTruth.OfClasses(TRUTH, 2);
        Estimate byRows = truth.evaluate(SAID, SEED, ProgressMonitor.NONE).get(Metric.ACCURACY);
        Estimate byPatients = truth.inUnits(Units.groups(PATIENT))
                .evaluate(SAID, SEED, ProgressMonitor.NONE)
                .get(Metric.ACCURACY);
        assertEquals(.6, byRows.value(), 1e-12);
        assertEquals(.6, byPatients.value(), 1e-12);
        // the deviation of a mean of n draws is sqrt(.24 / n): .0447 and .155, and an interval is nearly four of them
        // wide
        assertEquals(.175, byRows.high() - byRows.low(), .03);
        assertEquals(.6, byPatients.high() - byPatients.low(), .11);
    }

    @Test
    void groupsOfOneRowAreRows() {
        List<String> single = IntStream.range(0, ROWS)
                .mapToObj(row -> row % 2 == 0 ? null : "p" + row)
                .toList();
        GroundTruth truth = new GroundTruth.OfClasses(TRUTH, 2);
        assertEquals(
                truth.evaluate(SAID, SEED, ProgressMonitor.NONE),
                truth.inUnits(Units.groups(single)).evaluate(SAID, SEED, ProgressMonitor.NONE));
    }

    @Test
    void theRowsOfAGroupAreDrawnTogether() {
        Units units = Units.groups(Arrays.asList("a", null, "b", "a", null));
        assertEquals(4, units.count());
        int[] counts = new int[5];
        units.spread(new int[] {2, 0, 1, 1}, counts);
        assertArrayEquals(new int[] {2, 0, 1, 2, 1}, counts);
    }

    @Test
    void comparisonsCountGroupsToo() {
        GroundTruth truth = new GroundTruth.OfClasses(TRUTH, 2);
        double[][] other = Arrays.stream(SAID)
                .map(row -> new double[] {row[0] - .05, row[1] + .05})
                .toArray(double[][]::new);
        double[][] worse = SAID.clone();
        for (int row = 0; row < ROWS; row += PATIENTS) {
            worse[row] = new double[] {.2, .8};
        }
        PairedComparison rows =
                truth.compare(SAID, worse, SEED, ProgressMonitor.NONE).get(ACCURACY);
        PairedComparison patients = truth.inUnits(Units.groups(PATIENT))
                .compare(SAID, worse, SEED, ProgressMonitor.NONE)
                .get(ACCURACY);
        assertEquals(rows.difference().value(), patients.difference().value());
        assertTrue(patients.difference().low() < rows.difference().low());
        assertEquals(
                ROWS,
                truth.inUnits(Units.groups(PATIENT))
                        .compare(SAID, other, SEED, ProgressMonitor.NONE)
                        .get(0)
                        .rows());
    }

    @Test
    void theVarianceOverSeedsAndRowsIsThatOfGroups() {
        double[][] differences = {{1, 0, 1}, {1, 0, 0}};
        Estimate patients = RepeatedDifference.overSeedsAndRows(differences, Units.groups(List.of("p", "q", "p")));
        // the sums of deviations from .5 are .5 and -.5: 2 * (.25 + .25) / 9 by patients; the seeds add 1/36
        double half = StudentT.quantile975(25.0 / 17) * Math.sqrt(1.0 / 9 + 1.0 / 36);
        assertEquals(.5, patients.value(), 1e-12);
        assertEquals(.5 - half, patients.low(), 1e-9);
        assertEquals(.5 + half, patients.high(), 1e-9);
        Estimate alone = RepeatedDifference.overSeedsAndRows(differences, Units.groups(List.of("p", "q", "r")));
        Estimate rows = RepeatedDifference.overSeedsAndRows(differences);
        assertEquals(rows.low(), alone.low(), 1e-12);
        assertEquals(
                Double.NaN,
                RepeatedDifference.overSeedsAndRows(differences, Units.groups(List.of("p", "p", "p")))
                        .low());
    }

    @Test
    void oneUnitHasNoInterval() {
        GroundTruth one = new GroundTruth.OfClasses(new int[] {0, 0}, 2).inUnits(Units.groups(List.of("p", "p")));
        Estimate accuracy = one.evaluate(new double[][] {{.9, .1}, {.2, .8}}, SEED, ProgressMonitor.NONE)
                .get(Metric.ACCURACY);
        assertEquals(.5, accuracy.value());
        assertEquals(Double.NaN, accuracy.low());
    }
}

package org.multimodalbtw.engine.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;

class ContributionRowsTest {

    private static final double NAN = Double.NaN;

    @Test
    void meansAreOverAllRowsAndFewRowsAreAllDrawn() {
        ContributionRows rows = new ContributionRows(List.of(""), 2, 3);
        rows.add(null, row("a", .2, -.123456));
        rows.add(null, row("b", -.4, NAN));
        rows.add(null, row("no prediction", NAN, NAN));
        ContributionOverview overview = rows.overview(ProgressMonitor.NONE);
        assertEquals(2, overview.rows());
        assertEquals(.3, overview.means().get(0).value(), 1e-9);
        assertEquals(.061728, overview.means().get(1).value(), 1e-9);
        assertEquals(
                List.of("a", "b"),
                overview.shown().stream().map(ContributionOverview.Shown::id).toList());
        assertArrayEquals(new double[] {.2, -.1235}, overview.shown().get(0).contributions()[0]);
        assertEquals("yes", overview.shown().get(0).truth());
        assertTrue(Double.isNaN(overview.shown().get(1).contributions()[0][1]));
    }

    @Test
    void ofManyRowsEvenlySpacedOnesAreDrawn() {
        ContributionRows rows = new ContributionRows(List.of(""), 1, 6000);
        IntStream.range(0, 6000).forEach(i -> rows.add(null, row(String.valueOf(i), i)));
        List<ContributionOverview.Shown> shown =
                rows.overview(ProgressMonitor.NONE).shown();
        assertEquals(600, shown.size());
        for (int i = 0; i < 600; i++) {
            assertEquals(10 * i + 9, Integer.parseInt(shown.get(i).id()));
        }
        assertEquals(
                0, 2999.5 - rows.overview(ProgressMonitor.NONE).means().get(0).value(), 1e-9);
    }

    @Test
    void whatIsDrawnStaysSmallWithManyLabels() {
        List<String> labels = IntStream.range(0, 40).mapToObj(i -> "label" + i).toList();
        ContributionRows rows = new ContributionRows(labels, 12, 10_000);
        double[][] contributions = new double[40][12];
        IntStream.range(0, 10_000)
                .forEach(i -> rows.add(
                        null, new ContributionOverview.Shown("r" + i, null, null, new double[12], contributions)));
        assertEquals(125, rows.overview(ProgressMonitor.NONE).shown().size());
    }

    private static ContributionOverview.Shown row(String id, double... contributions) {
        return new ContributionOverview.Shown(
                id, null, "yes", new double[contributions.length], new double[][] {contributions});
    }
}

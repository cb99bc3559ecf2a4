package org.multimodalbtw.engine.decide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;

class SubgroupTest {

    private static final int ROWS = 60;

    /** Odd rows have the event; the first half is predicted well, the second the wrong way round. */
    private static EventRows rows(RowGroups groups) {
        double[] scores = new double[ROWS];
        boolean[] events = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            events[row] = row % 2 == 1;
            scores[row] = events[row] == row < ROWS / 2 ? .8 : .2;
        }
        return new EventRows(scores, events, groups);
    }

    @Test
    void whoIsPredictedWorseIsSeen() {
        String[] wards = IntStream.range(0, ROWS)
                .mapToObj(row -> row < ROWS / 2 ? "A" : "B")
                .toArray(String[]::new);
        List<Subgroup> found = subgroups(RowGroups.none(ROWS), SubgroupColumn.ofTexts("ward", wards));
        assertEquals(List.of("", "A", "B"), found.stream().map(Subgroup::value).toList());
        assertEquals(Subgroup.ALL_ROWS, found.get(0).column());
        assertEquals(.5, found.get(0).figures().quality().value());
        assertEquals(1, found.get(1).figures().quality().value());
        assertEquals(1, found.get(1).figures().sensitivity().value());
        assertEquals(0, found.get(2).figures().quality().value());
        assertEquals(0, found.get(2).figures().specificity().value());
        assertEquals(0, found.get(2).figures().inTheLarge().value(), 1e-12);
        assertEquals(15, found.get(2).events().orElseThrow());
    }

    @Test
    void valuesOfFewPatientsAreCountedTogetherAndNotNamed() {
        String[] sites = new String[ROWS];
        Arrays.fill(sites, "large");
        Arrays.fill(sites, 0, 4, "rare disease");
        sites[4] = "Springfield";
        List<Subgroup> found = subgroups(RowGroups.none(ROWS), SubgroupColumn.ofTexts("site", sites));
        assertEquals(
                List.of("", "large", "others"),
                found.stream().map(Subgroup::value).toList());
        Subgroup others = found.get(2);
        assertEquals(5, others.rows());
        assertTrue(Double.isNaN(others.figures().quality().value()));
        assertEquals("2 values of fewer than 5 patients, not named", others.note());
    }

    @Test
    void patientsAreCountedAndNotRows() {
        String[] patients =
                IntStream.range(0, ROWS).mapToObj(row -> "p" + row / 10).toArray(String[]::new);
        String[] sites = IntStream.range(0, ROWS)
                .mapToObj(row -> row < 20 ? "two patients" : null)
                .toArray(String[]::new);
        List<Subgroup> found = subgroups(RowGroups.of(patients), SubgroupColumn.ofTexts("site", sites));
        assertEquals(6, found.get(0).patients());
        assertEquals(List.of("", "others"), found.stream().map(Subgroup::value).toList());
        assertEquals(6, found.get(1).patients());
        assertFalse(found.toString().contains("two patients"));
    }

    @Test
    void figuresOfTooFewEventsAreLeftOutWithANote() {
        String[] wards = IntStream.range(0, ROWS)
                .mapToObj(row -> row % 2 == 0 || row < 8 ? "A" : "B")
                .toArray(String[]::new);
        List<Subgroup> found = subgroups(RowGroups.none(ROWS), SubgroupColumn.ofTexts("ward", wards));
        Subgroup few = found.get(1);
        assertEquals(4, few.events().orElseThrow());
        assertTrue(Double.isNaN(few.figures().quality().value()));
        assertTrue(Double.isNaN(few.figures().sensitivity().value()));
        assertFalse(Double.isNaN(few.figures().specificity().value()));
        assertEquals("fewer than 5 events", few.note());
        assertEquals("fewer than 5 rows without the event", found.get(2).note());
    }

    @Test
    void numbersAreCutAtQuantilesOfThreeFigures() {
        double[] ages =
                IntStream.range(0, ROWS).mapToDouble(row -> 20.123 + row).toArray();
        ages[7] = Double.NaN;
        SubgroupColumn column = SubgroupColumn.ofNumbers("age", ages, 3);
        assertTrue(column.isCut());
        assertEquals(List.of("up to 40.5", "above 40.5, up to 59.8", "above 59.8", "missing"), column.values());
        assertArrayEquals(new int[] {7}, column.rows(3));
        assertEquals(20, column.rows(0).length);
        assertEquals(19, column.rows(1).length);
        assertEquals(20, column.rows(2).length);
    }

    @Test
    void fewDifferentNumbersAreValues() {
        SubgroupColumn column = SubgroupColumn.ofNumbers("stage", new double[] {2, 1, 2, 1.5, Double.NaN}, 3);
        assertEquals(List.of("1", "1.5", "2", "missing"), column.values());
        assertArrayEquals(new int[] {2, 0, 2, 1, 3}, column.valueOf());
        assertFalse(column.isCut());
    }

    @Test
    void errorsOfNumbersAreByGroupToo() {
        double[] predictions = new double[ROWS];
        double[] truths = new double[ROWS];
        String[] wards = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            predictions[row] = row;
            wards[row] = row < ROWS / 2 ? "A" : "B";
            truths[row] = row + (row < ROWS / 2 ? 1 : -4);
        }
        List<Subgroup> found = Subgroup.of(
                new NumberRows(predictions, truths, RowGroups.none(ROWS)),
                List.of(SubgroupColumn.ofTexts("ward", wards)),
                1,
                ProgressMonitor.NONE);
        assertEquals(2.5, found.get(0).figures().quality().value());
        assertEquals(1, found.get(1).figures().quality().value());
        assertEquals(-4, found.get(2).figures().inTheLarge().value(), 1e-12);
    }

    private static List<Subgroup> subgroups(RowGroups groups, SubgroupColumn column) {
        return Subgroup.of(rows(groups), .5, List.of(column), 1, ProgressMonitor.NONE);
    }
}

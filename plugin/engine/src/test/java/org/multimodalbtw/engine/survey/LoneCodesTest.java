package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** A single cell with a number that files write for something unknown. */
class LoneCodesTest {

    private static final int ROWS = 200;

    /** In no order, as often at each place between 0 and 1. */
    private static double share(int row) {
        return row * 7919 % 9973 / 9973.0;
    }

    private static LoneCodes in(String name, double code, IntToDoubleFunction others) {
        return LoneCodes.in(
                IntStream.range(0, ROWS)
                        .mapToDouble(row -> row == 7 ? code : others.applyAsDouble(row))
                        .toArray(),
                name,
                FileCodes.NONE);
    }

    private static LoneCodes between(String name, double code, double from, double to, double step) {
        return in(name, code, row -> Math.rint((from + share(row) * (to - from)) / step) * step);
    }

    /** Skewed numbers with a long tail: the logarithm is evenly spread. */
    private static LoneCodes skewed(String name, double code, double from, double to) {
        return in(name, code, row -> Math.rint(from * Math.pow(to / from, share(row) * share(row))));
    }

    private static void assertNone(LoneCodes found) {
        assertEquals(List.of(), found.certain());
        assertEquals(List.of(), found.likely());
    }

    @ParameterizedTest
    @CsvSource({
        "kalium, 999, 3.1, 5.9, 0.1",
        "hr, 9999, 50, 130, 1",
        "temp, 999.9, 35.8, 39.5, 0.1",
        "hb, 99999, 6, 17, 0.1",
        "gcs, 99, 3, 15, 1",
        "item, 99, 1, 5, 1",
        "base_excess, -999, -9, 8, 0.1",
        "natrium, -999, 128, 148, 1",
        "hb, -99, 6, 17, 0.1",
        "label, 999, 0, 17, 1",
        "age, 999, 20, 90, 1"
    })
    void whatNoMeasurementReachesIsEmpty(String name, double code, double from, double to, double step) {
        assertEquals(List.of(code), between(name, code, from, to, step).certain());
    }

    @ParameterizedTest
    @CsvSource({
        "crea, 99.9, 0.6, 1.7, 0.1",
        "ph, 9.99, 7.2, 7.5, 0.01",
        "temp, 99.9, 35.8, 39.5, 0.1",
        "temp, 99, 36, 40, 1",
        "hr, -9, 55, 115, 1",
        "spo2, -1, 90, 99, 1",
        "kalium, -1, 3.1, 5.9, 0.1",
        "ferritin, 9999, 50, 380, 1",
        "days, 999, 0, 20, 1",
        "los, 9999, 1, 30, 1",
        "platelets, 888, 1, 250, 1",
        "nihss, 99, 0, 30, 1",
        "crp, 999, 1, 290, 1"
    })
    void whatMayBeMeasuredIsNamed(String name, double code, double from, double to, double step) {
        LoneCodes found = between(name, code, from, to, step);
        if (!name.equals("nihss")) {
            assertEquals(List.of(), found.certain());
        }
        assertEquals(1, found.certain().size() + found.likely().size());
    }

    @Test
    void theEndOfALongTailIsNamedOrStays() {
        assertEquals(List.of(9999.0), skewed("x", 9999, 20, 3000).likely());
        assertNone(skewed("x", 9999, 20, 5000));
        assertNone(skewed("length", 99, 1, 40));
        assertEquals(List.of(), skewed("x", 999, 1, 60).certain(), "many times the others, but so are these");
        assertEquals(List.of(99999.0), skewed("x", 99999, 2, 60).certain());
    }

    @ParameterizedTest
    @CsvSource({
        "age, 99, 20, 95, 1",
        "spo2, 99, 88, 98, 1",
        "crp, 99, 0.1, 30, 0.1",
        "inr, 9.9, 0.9, 1.7, 0.1",
        "crea, 9.9, 0.6, 1.7, 0.1",
        "crp, 99.9, 0.1, 25, 0.1",
        "base_excess, -9, -8, 8, 0.1",
        "weight_g, 9999, 900, 4800, 1",
        "qtc, 999, 300, 560, 1",
        "score, -1, 0, 10, 1",
        "delta, -9, 0, 8, 1",
        "x, 998, 1, 5, 1"
    })
    void realNumbersStay(String name, double code, double from, double to, double step) {
        assertNone(between(name, code, from, to, step));
    }

    @Test
    void whatStandsInTwoCellsOrAmongFewIsNoLoneCode() {
        assertNone(in("x", 999, row -> row == 9 ? 999 : 3 + share(row)));
        assertNone(in("x", 999, row -> 4));
        assertNone(LoneCodes.in(new double[] {1, 2, 3, 4, 999}, "x", FileCodes.NONE));
    }

    @Test
    void oneAtEachEndAndTwoAtOneAreFoundTogether() {
        LoneCodes found = in("x", 999, row -> row == 9 ? -999 : row == 11 ? 9999 : 3 + share(row));
        assertEquals(3, found.certain().size());
        assertTrue(found.certain().containsAll(List.of(999.0, -999.0, 9999.0)));
    }

    @Test
    void whatIsEmptyInAnotherColumnIsEmptyOrNamed() {
        FileCodes ofFile = new FileCodes(Map.of(88.0, "q1", 99.0, "q1"));
        double[] item = IntStream.range(0, ROWS)
                .mapToDouble(row -> row == 7 ? 88 : row % 9 == 0 ? row % 5 : 1)
                .toArray();
        LoneCodes found = LoneCodes.in(item, "q2", ofFile);
        assertEquals(List.of(88.0), found.certain());
        assertEquals(
                List.of(
                        "88 lies far from all other numbers and counts as empty, in 1 cell (row 8), as it does in 'q1'; to keep it,"
                                + " take the column as a number"),
                found.clauses(written("q2", item), cells("q2", item).ends()));
        double[] score = IntStream.range(0, ROWS)
                .mapToDouble(row -> row == 7 ? 99 : Math.rint(60 * share(row)))
                .toArray();
        LoneCodes nearer = LoneCodes.in(score, "score", ofFile);
        assertEquals(List.of(), nearer.certain());
        assertEquals(
                List.of(
                        "99, in 1 cell (row 8), lies far above all other numbers, of which the largest is 60, counts as empty in 'q1', and"
                                + " as a number here; if it means that nothing is known, empty that cell"),
                nearer.clauses(written("score", score), cells("score", score).ends()));
        assertNone(LoneCodes.in(score, "score", FileCodes.NONE));
    }

    private static ColumnCells cells(String name, double[] numbers) {
        ColumnCells cells = new ColumnCells(name, KnownRows.none(), false);
        for (double number : numbers) {
            cells.add(number, -1);
        }
        return cells;
    }

    private static WrittenAs written(String name, double[] numbers) {
        return new WrittenAs(cells(name, numbers), CellReading.plain(Kind.NUMBER, Set.of("")));
    }

    @Test
    void codesOfAFileAreThoseInSeveralCells() {
        double[] often = IntStream.range(0, ROWS)
                .mapToDouble(row -> row % 50 == 0 ? 99 : row % 5)
                .toArray();
        double[] once = IntStream.range(0, ROWS)
                .mapToDouble(row -> row == 7 ? 999 : row % 5)
                .toArray();
        FileCodes codes = FileCodes.of(List.of(cells("once", once), cells("often", often)));
        assertEquals(Map.of(99.0, "often"), codes.columns());
    }
}

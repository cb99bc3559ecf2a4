package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** Numbers of the size of the others that stand for something unknown. */
class StandInsTest {

    private static StandIns in(String name, IntToDoubleFunction number) {
        return StandIns.in(IntStream.range(0, 200).mapToDouble(number).toArray(), name);
    }

    private static List<Double> certain(IntToDoubleFunction number) {
        return in("x", number).certain();
    }

    /** In no order, and hardly any twice. */
    private static double between(double from, double to, int row) {
        return Math.rint(from + row * 7919 % 9973 / 9973.0 * (to - from));
    }

    @Test
    void aNegativeCodeBelowNumbersFrom0OnIsEmpty() {
        assertEquals(List.of(-999.0), certain(row -> row % 14 == 0 ? -999 : between(300, 3419, row)));
        assertEquals(
                List.of(-9999.0, -999.0),
                certain(row -> row % 14 == 0 ? row % 28 == 0 ? -999 : -9999 : between(0, 39020, row)));
        StandIns once = in("x", row -> row == 7 ? -999 : between(300, 3419, row));
        assertEquals(List.of(), once.certain());
        assertEquals(List.of(-999.0), once.likely());
    }

    @Test
    void realNegativeNumbersStay() {
        assertEquals(StandIns.NONE, in("x", row -> between(-4000, 3000, row)));
        assertEquals(List.of(), certain(row -> row % 14 == 0 ? -999 : row == 5 ? -3 : between(0, 3000, row)));
        assertEquals(
                List.of(),
                in("base_excess", row -> row % 14 == 0 ? -99 : between(0, 30, row))
                        .certain());
        assertEquals(List.of(), certain(row -> row % 2 == 0 ? -99 : between(0, 3000, row)), "most rows");
    }

    @Test
    void ninesAboveAllOthersAreEmpty() {
        assertEquals(List.of(9999.0), certain(row -> row % 10 == 0 ? 9999 : between(961, 4785, row)));
        assertEquals(List.of(9999.99), certain(row -> row % 8 == 0 ? 9999.99 : between(5, 624, row) + .1));
        assertEquals(
                List.of(9999.0),
                certain(row -> row % 10 == 0 ? 9999 : row % 10 == 1 ? 1000 + row % 40 : between(300, 4120, row)));
        assertEquals(
                List.of(9999.0),
                certain(row -> row % 10 == 0 ? 9999 : row % 10 < 3 ? 300 : between(301, 4120, row)),
                "a measurement that begins at 300");
        assertEquals(List.of(8888.0), certain(row -> row % 9 == 0 ? 8888 : between(1000, 5030, row)));
    }

    @Test
    void ninesAmongNumbersAsLargeAreEmptyWhereNoOtherComesAgain() {
        assertEquals(List.of(9999.0), certain(row -> row % 10 == 0 ? 9999 : between(20, 39020, row)));
    }

    @Test
    void aMeasurementThatEndsAtNinesIsOnlyNamed() {
        StandIns cut = in("x", row -> Math.min(9999, between(20, 11500, row)));
        assertEquals(List.of(), cut.certain());
        assertEquals(List.of(9999.0), cut.likely());
    }

    @Test
    void realNinesStay() {
        assertEquals(StandIns.NONE, in("score", row -> row % 4 == 0 ? 99 : between(10, 98, row)));
        assertEquals(
                List.of(),
                in("weight_g", row -> row == 7 ? 9999 : between(900, 4800, row)).certain());
        assertEquals(
                List.of(),
                in("weight_g", row -> row == 7 ? 9999 : between(900, 4800, row)).likely());
        assertEquals(
                List.of(),
                in("price", row -> row % 5 == 0 ? 999 : 100 * (row % 12) + 99).likely());
        assertEquals(
                List.of(),
                in("ldh", row -> row % 60 == 0 ? 888 : between(100, 2000, row)).likely());
    }

    @Test
    void whatIsSaidHasACountAndAWayBack() {
        ColumnCells cells = new ColumnCells("bnp", KnownRows.none(), false);
        IntStream.range(0, 200).forEach(row -> cells.add(row % 8 == 0 ? 9999.99 : between(5, 624, row) + .1, -1));
        StandIns found = StandIns.in(cells.numbers(), "bnp");
        CellReading plain = CellReading.plain(Kind.NUMBER, Set.of(""));
        assertEquals(
                List.of("9999.99 comes again and again, as stand-ins for unknown do, and counts as empty, in 25"
                        + " cells; to keep it, take the column as a number"),
                found.clauses(new WrittenAs(cells, plain)));
    }
}

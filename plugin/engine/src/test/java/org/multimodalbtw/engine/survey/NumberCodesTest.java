package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

class NumberCodesTest {

    /** What is said of 60 numbers of a column whose type is numbers. */
    private static List<String> said(IntToDoubleFunction number) {
        ColumnCells cells = new ColumnCells("x", KnownRows.none(), false);
        for (int row = 0; row < 60; row++) {
            cells.add(number.applyAsDouble(row), -1);
        }
        return NumberCodes.clauses(cells, cells.numbers(), CellReading.plain(Kind.NUMBER, Set.of("")));
    }

    @Test
    void codesAreNamedWithTheirCount() {
        assertEquals(
                List.of(
                        "77 and 99, in 12 of 60 cells, lie far above all others, of which the largest is 20, and are read as numbers; if they"
                                + " are codes, as for unknown or for none, write the number that is meant or nothing, or take the column as a"
                                + " category"),
                said(row -> row % 5 == 0 ? row % 2 == 0 ? 99 : 77 : 1 + row % 20));
        assertEquals(
                List.of(
                        "-4 stands beside numbers from 0 on, as codes for unknown or not measured do, in 6 of 60 cells, and count as"
                                + " numbers; if they do, add them to 'Texts that mean empty'"),
                said(row -> row % 10 == 3 ? -4 : row % 31));
    }

    @Test
    void codesBesideNamesAreSaidElsewhereAndOrdinaryNumbersNot() {
        assertEquals(List.of(), said(row -> row % 9 == 0 ? -3 : row % 5));
        assertEquals(List.of(), said(row -> row % 31));
        assertEquals(List.of(), said(row -> row % 31 - 4));
        assertEquals(List.of(), said(row -> 70 + row % 30));
    }
}

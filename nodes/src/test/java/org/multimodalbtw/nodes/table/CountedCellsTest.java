package org.multimodalbtw.nodes.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many cells have something, and in which columns. */
class CountedCellsTest {

    private static CountedCells of(int columns) {
        CountedCells cells = new CountedCells();
        for (int column = 0; column < columns; column++) {
            cells.add("c" + column, column + 1, () -> "x");
        }
        return cells;
    }

    @Test
    void allColumnsAreNamed() {
        assertEquals(
                Optional.of("15 cells: 1 in 'c0' (x), 2 in 'c1' (x), 3 in 'c2' (x), and others in 'c3', 'c4'"),
                of(5).said("cell", "cells"));
    }

    @Test
    void ofFewNoOthersAreNamed() {
        assertEquals(Optional.of("1 cell: 1 in 'c0' (x)"), of(1).said("cell", "cells"));
        assertEquals(Optional.empty(), of(0).said("cell", "cells"));
    }
}

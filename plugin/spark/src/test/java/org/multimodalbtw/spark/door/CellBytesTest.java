package org.multimodalbtw.spark.door;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CellBytesTest {

    @Test
    void cellsOfAllKindsComeBackAsTheyWere() {
        Object[] cells = {
            null,
            "",
            "Größe \uD83D\uDE00\n\"x\"",
            -0.0,
            Double.MIN_VALUE,
            Double.NaN,
            new double[] {1.5, Double.NaN},
            new double[0],
            new byte[] {0, -1},
            new byte[0]
        };

        assertArrayEquals(cells, CellBytes.read(CellBytes.write(cells), cells.length));
    }

    @Test
    void anotherKindOfCellIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CellBytes.write(new Object[] {1}));
    }
}

package org.multimodalbtw.spark.door;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CellBytesTest {

    private static final Object[] CELLS = {
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

    private final CellWriter writer = new CellWriter();

    @Test
    void cellsOfAllKindsComeBackAsTheyWere() {
        writer.add(CELLS);

        assertArrayEquals(CELLS, new CellBytes(writer.take(), CELLS.length).next());
    }

    @Test
    void rowsComeBackInTheirOrderHoweverLongTheyAre() {
        Object[][] rows = {CELLS, {"x".repeat(5000), null}, {new double[3000], "y"}, {}, CELLS};
        int size = 0;
        for (Object[] row : rows) {
            writer.add(row);
            assertEquals(row.length > 0, writer.size() > size, "a row adds bytes");
            size = writer.size();
        }
        byte[] bytes = writer.take();
        assertEquals(size, bytes.length);
        assertEquals(0, writer.size());

        int place = 0;
        for (Object[] row : rows) {
            writer.add(row);
            byte[] one = writer.take();
            byte[] part = Arrays.copyOfRange(bytes, place, place + one.length);
            assertArrayEquals(row, new CellBytes(part, row.length).next());
            place += one.length;
        }
        CellBytes same = new CellBytes(twice("a", "b"), 1);
        assertArrayEquals(new Object[] {"a"}, same.next());
        assertArrayEquals(new Object[] {"b"}, same.next());
    }

    private byte[] twice(String first, String second) {
        writer.add(new Object[] {first});
        writer.add(new Object[] {second});
        return writer.take();
    }

    @Test
    void anotherKindOfCellIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> writer.add(new Object[] {1}));
    }
}

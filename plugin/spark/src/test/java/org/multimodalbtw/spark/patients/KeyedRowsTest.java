package org.multimodalbtw.spark.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.spark.door.CellBytes;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.RawRows;

/** Rows of a patient that follow each other go together, and nothing else does. */
class KeyedRowsTest {

    private static final String[] FILES = {"file:/a.csv", "file:/b.csv"};

    private final KeyedRows keyed = new KeyedRows(3, "id", List.of("value"), FILES, true);

    @Test
    void neighboursOfOnePatientGoTogether() {
        List<Row> made = made(
                row("p1", "a", "file:///a.csv", 0, 0),
                row(" p1", "b", "file:///a.csv", 0, 1),
                row("p2", null, "file:///a.csv", 0, 2),
                row("p1", "c", "file:///a.csv", 0, 3),
                row("p1", "d", "file:///a.csv", 512, 4),
                row("p1", "e", "file:///b.csv", 512, 5));

        assertEquals(
                List.of("p1 0 0 0 [a, b]", "p2 0 0 2 [null]", "p1 0 0 3 [c]", "p1 0 512 4 [d]", "p1 1 512 5 [e]"),
                made.stream().map(KeyedRowsTest::shown).toList());
    }

    @Test
    void aLongSeriesGoesInPartsThatHaveAllOfIt() {
        String text = "x".repeat(1000);
        Row[] rows = new Row[500];
        for (int line = 0; line < rows.length; line++) {
            rows[line] = row("p1", line + text, "file:/b.csv", 0, line);
        }

        List<Row> made = made(rows);

        List<String> cells = new ArrayList<>();
        for (Row part : made) {
            RawRows raw = KeyedRow.raw(part);
            assertTrue(raw.cells().length < 1 << 17, "a part is small");
            assertEquals(cells.size(), part.getLong(4), "the line of its first row");
            cells.addAll(values(raw));
        }
        assertTrue(made.size() > 1 && made.size() < 20, made.size() + " parts");
        assertEquals(500, cells.size());
        for (int line = 0; line < 500; line++) {
            assertEquals(line + text, cells.get(line));
        }
    }

    @Test
    void whatCannotBeUsedIsSaidWithItsFile() {
        Row broken = RowFactory.create("p2", "b", "file:/b.csv", 0L, 1L, "p2,b,c,d");
        assertEquals(
                "File b.csv, patient 'p2': the row has more or fewer cells than the header: 'p2,b,c,d'. Correct it, or give"
                        + " --separator if cells are not separated by commas.",
                assertThrows(EngineFailure.class, () -> made(row("p1", "a", "file:/b.csv", 0, 0), broken))
                        .getMessage());
        EngineFailure nobody = assertThrows(
                EngineFailure.class,
                () -> made(row("p1", "a", "file:/b.csv", 0, 0), row(" ", "b", "file:/b.csv", 0, 1)));
        assertTrue(nobody.getMessage().startsWith("File b.csv: a row has no patient in column 'id': "));
    }

    private static Row row(String id, String value, String file, long block, long line) {
        return RowFactory.create(id, value, file, block, line, null);
    }

    private List<Row> made(Row... rows) {
        List<Row> made = new ArrayList<>();
        Iterator<Row> runs = keyed.call(List.of(rows).iterator());
        runs.forEachRemaining(made::add);
        return made;
    }

    private static String shown(Row row) {
        RawRows raw = KeyedRow.raw(row);
        assertEquals(3, raw.table());
        return raw.patient() + " " + raw.file() + " " + row.getLong(3) + " " + row.getLong(4) + " " + values(raw);
    }

    private static List<String> values(RawRows raw) {
        CellBytes bytes = new CellBytes(raw.cells(), 1);
        List<String> values = new ArrayList<>();
        for (int row = 0; row < raw.count(); row++) {
            values.add((String) bytes.next()[0]);
        }
        return values;
    }
}

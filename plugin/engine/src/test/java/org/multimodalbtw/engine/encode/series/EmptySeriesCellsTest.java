package org.multimodalbtw.engine.encode.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.Decided;
import org.multimodalbtw.engine.survey.Taken;

/** Rows of which a cell is empty are counted, and so are patients of whom nothing is left. */
class EmptySeriesCellsTest {

    @TempDir
    Path folder;

    private static SeriesColumns columns(SeriesLayout layout, Optional<String> variable, String... values) {
        return new SeriesColumns(layout, Optional.of("patient"), Optional.of("time"), variable, List.of(values));
    }

    private static MemoryTable rows() {
        return new MemoryTable(
                MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"));
    }

    private List<String> warnings(TableRows rows, SeriesColumns columns) throws IOException {
        SeriesEncoderSettings settings =
                new SeriesEncoderSettings(SeriesForm.GRID, SeriesSpan.open(), 4, 9, 10, 5, false);
        return SeriesEncoder.fit("s", rows, columns, settings, ProgressMonitor.NONE)
                .encode(rows, folder.resolve("tensor"), ProgressMonitor.NONE)
                .warnings();
    }

    @Test
    void rowsWithoutTimeVariableOrValueAreCountedByTheFirstEmptyCell() throws IOException {
        MemoryTable rows = rows().row("a", 0., "pulse", 60.)
                .row("a", null, "pulse", 61.)
                .row("b", 1., null, 62.)
                .row("b", 1., "pulse", 63.)
                .row("b", 2., "pulse", null)
                .row("c", null, "pulse", null)
                .row("c", null, null, null);
        assertEquals(
                List.of(
                        "3 rows are left out, because their cell in column 'time' is empty, for example of patient 'a'. To use them, "
                                + "fill in the column.",
                        "1 row is left out, because its cell in column 'variable' is empty, for example of patient 'b'. To use it, "
                                + "fill in the column.",
                        "1 row is left out, because its cell in column 'value' is empty, for example of patient 'b'. To use it, "
                                + "fill in the column.",
                        "1 patient has no measurement that is used, for example 'c', so that 's' is missing there."),
                warnings(rows, columns(SeriesLayout.MEASUREMENTS, Optional.of("variable"), "value")));
    }

    @Test
    void ofAColumnWhoseWordsWereEmptiedNoCellIsCalledEmpty() throws IOException {
        Decided words = new Decided(
                Taken.NUMBER,
                CellReading.plain(TableColumn.Kind.NUMBER, CellReading.USUAL_EMPTY)
                        .withoutWords());
        MemoryTable plain =
                rows().row("a", 0., "pulse", 60.).row("a", 1., "BP", null).row("b", 1., "pulse", 63.);
        TableRows rows = new TableRows() {
            @Override
            public List<TableColumn> columns() {
                return plain.columns();
            }

            @Override
            public long size() {
                return plain.size();
            }

            @Override
            public Map<String, String> properties(int column) {
                return column == 2 ? words.properties() : Map.of();
            }

            @Override
            public void forEach(Visitor visitor) {
                plain.forEach(visitor);
            }
        };
        assertTrue(warnings(rows, columns(SeriesLayout.MEASUREMENTS, Optional.of("variable"), "value"))
                .contains(
                        "1 row is left out, because its cell in column 'value' is empty or no number, for example of patient 'a'. To "
                                + "use it, write a number there."));
    }

    @Test
    void ofOneColumnAVariableOnlyAnEmptyTimeIsSaid() throws IOException {
        MemoryTable rows = new MemoryTable(
                        MemoryTable.category("time"), MemoryTable.number("hr"), MemoryTable.number("spo2"))
                .row("a", "00:00", 60., null)
                .row("a", "01:00", 64., 97.)
                .row("a", "02:00", null, null)
                .row("a", " ", 65., null)
                .row("b", null, null, null);
        List<String> warnings = warnings(rows, columns(SeriesLayout.WIDE, Optional.empty(), "hr", "spo2"));
        assertTrue(
                warnings.contains(
                        "1 row is left out, because its cell in column 'time' is empty, for example of patient 'a'. To use it, fill in the "
                                + "column."),
                warnings.toString());
        assertTrue(warnings.stream().noneMatch(warning -> warning.contains("'spo2' is empty")), warnings.toString());
    }

    @Test
    void valuesOfListsWithoutATimeAreCounted() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.vector("time"), MemoryTable.vector("hr"))
                .row("a", new double[] {0, Double.NaN, 2, Double.NaN}, new double[] {60, 61, Double.NaN, Double.NaN})
                .row("b", new double[] {0, 1}, new double[] {70, 71});
        SeriesColumns lists = new SeriesColumns(
                SeriesLayout.LISTS, Optional.empty(), Optional.of("time"), Optional.empty(), List.of("hr"));
        assertEquals(
                List.of(
                        "1 value is left out, because its cell in column 'time' is empty, for example of patient 'a'. To use it, fill in the "
                                + "column."),
                warnings(rows, lists));
    }

    @Test
    void aTableWithoutEmptyCellsSaysNothing() throws IOException {
        MemoryTable rows = rows().row("a", 0., "pulse", 60.).row("b", 1., "pulse", 63.);
        assertEquals(List.of(), warnings(rows, columns(SeriesLayout.MEASUREMENTS, Optional.of("variable"), "value")));
    }

    @Test
    void whereNoTimeIsFilledTheErrorSaysSo() {
        MemoryTable rows = rows().row("a", null, "pulse", 60.).row("b", null, "pulse", 63.);
        InputException refused = assertThrows(
                InputException.class,
                () -> warnings(rows, columns(SeriesLayout.MEASUREMENTS, Optional.of("variable"), "value")));
        assertEquals(
                "'s': no training row has a measurement in the window. 2 rows are left out, because their cell in column 'time' is empty, for "
                        + "example of patient 'a'. To use them, fill in the column.",
                refused.getMessage());
    }

    private List<String> dated(String... times) throws IOException {
        MemoryTable rows = new MemoryTable(
                MemoryTable.category("time"), MemoryTable.category("variable"), MemoryTable.number("value"));
        for (int row = 0; row < times.length; row++) {
            rows.row("a", times[row], "pulse", 60. + row);
        }
        return warnings(rows, columns(SeriesLayout.MEASUREMENTS, Optional.of("variable"), "value"));
    }

    @Test
    void datesThatStandForAnUnknownOneAreSaid() throws IOException {
        String said =
                "1 time in column 'time' is a date that often stands for an unknown one, such as 1900-01-01 or 9999-12-31, and counts "
                        + "as written, so that other times of the patient may count from there. Empty such cells first.";
        assertTrue(dated("2021-03-01 08:00", "1900-01-01", "2021-03-02 08:00").contains(said));
        assertTrue(dated("2021-03-01 08:00", "9999-12-31 00:00", "2021-03-02 08:00")
                .contains(said));
        String other = "often stand";
        assertTrue(
                dated("1900-01-01", "1900-01-01", "1900-01-02").stream().noneMatch(warning -> warning.contains(other)));
        assertTrue(
                dated("2021-03-01", "1970-01-02", "2021-03-03").stream().noneMatch(warning -> warning.contains(other)));
    }
}

package org.multimodalbtw.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;

class UnusableRowsTest {

    private static final TensorSchema SCHEMA = new TensorSchema(List.of(
            TensorColumn.vector("labs", List.of("Na", "K")),
            new TensorColumn("scans", List.of(3, 2), List.of(), Items.VECTORS)));

    @TempDir
    Path folder;

    @Test
    void aRowWithANumberThatIsTooLargeLacksThatModalityAlone() throws IOException {
        try (TensorTable table = TensorTable.open(write(
                row("a", new float[] {1, 1e18f}, new float[] {1, 2}),
                row("b", new float[] {1, 1e20f}, new float[] {1, 2}),
                row("c", null, new float[] {1, 2, 3, 4, 5, -3e38f}),
                row("d", new float[] {-2e18f, Float.MAX_VALUE}, null)))) {
            List<String> noted = new ArrayList<>();
            TensorTable usable = table.usable(noted, ProgressMonitor.NONE);
            assertEquals(
                    List.of(
                            "2 rows count as lacking 'labs' for a number that cannot be computed with, for example row"
                                    + " 'b': 'K' is 1.0E20. Numbers must lie between -1e18 and 1e18: correct it, or leave"
                                    + " it empty.",
                            "1 row counts as lacking 'scans' for a number that cannot be computed with, for example"
                                    + " row 'c': number 6 is -3.0E38. Numbers must lie between -1e18 and 1e18: correct it,"
                                    + " or leave it empty."),
                    noted);
            boolean[][] present = {{true, true}, {false, true}, {false, false}, {false, false}};
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 2; column++) {
                    assertEquals(present[row][column], usable.isPresent(column, row), row + " " + column);
                    assertEquals(present[row][column], usable.values(column, row) != null);
                    assertEquals(present[row][column], usable.items(column, row) > 0);
                }
            }
            FloatBuffer gathered = FloatBuffer.allocate(4);
            usable.gather(0, new int[] {1, 0}, 2, gathered);
            assertArrayEquals(new float[] {0, 0, 1, 1e18f}, gathered.array());
            assertEquals(List.of("a"), List.copyOf(usable.only(0).index().keySet()));
            assertArrayEquals(new float[] {1, 2}, usable.only(1).values(0, 1));
            assertTrue(table.isPresent(0, 1), "the file's own rows are as they were");
        }
    }

    @Test
    void whatIsNotFiniteInAFileOfAnotherOriginCountsAsMissing() throws IOException {
        Path file = folder.resolve("nan.arrow");
        try (InputStream saved = UnusableRowsTest.class.getResourceAsStream("/tensors/format-1.arrow")) {
            ByteBuffer bytes = ByteBuffer.wrap(saved.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            int at = 0;
            while (bytes.getFloat(at) != 12345.678f) {
                at++;
            }
            Files.write(file, bytes.putFloat(at, Float.NaN).array());
        }
        try (TensorTable table = TensorTable.open(file)) {
            List<String> noted = new ArrayList<>();
            TensorTable usable = table.usable(noted, ProgressMonitor.NONE);
            assertEquals(1, noted.size());
            assertTrue(noted.get(0).contains("row 'größe \"7\"': 'Na+' is NaN"), noted.get(0));
            assertNull(usable.values(0, 1));
            assertFalse(usable.isPresent(0, 1));
            assertArrayEquals(new float[] {1.5f, -2}, usable.values(0, 0));
        }
    }

    @Test
    void valuesAreLookedAtOnce() throws IOException {
        try (TensorTable table = TensorTable.open(
                write(row("a", new float[] {1, -1e18f}, null), row("b", null, new float[] {1, 1e19f})))) {
            List<String> noted = new ArrayList<>();
            TensorTable usable = table.usable(noted, ProgressMonitor.NONE);
            assertEquals(1, noted.size());
            assertSame(usable, usable.usable(noted, ProgressMonitor.NONE));
            TensorTable only = usable.only(0);
            assertSame(only, only.usable(noted, ProgressMonitor.NONE));
            assertEquals(1, noted.size());
            TensorTable scans = table.only(1);
            assertFalse(scans.usable(noted, ProgressMonitor.NONE).isPresent(0, 0));
            assertEquals(2, noted.size());
        }
    }

    /** Whoever looks asks for cancel, which tells whether somebody does. */
    @Test
    void aFileIsLookedAtOnceUntilItIsWrittenAnew() throws IOException {
        Path file = write(row("a", new float[] {1, 1e19f}, null), row("b", new float[] {1, 2}, null));
        ProgressMonitor cancelled = cancelled();
        List<String> first = new ArrayList<>();
        try (TensorTable table = TensorTable.open(file)) {
            assertThrows(CancellationException.class, () -> table.usable(new ArrayList<>(), cancelled));
            table.usable(first, ProgressMonitor.NONE);
        }
        List<String> again = new ArrayList<>();
        try (TensorTable table = TensorTable.open(file)) {
            TensorTable usable = table.usable(again, cancelled);
            assertFalse(usable.isPresent(0, 0));
            assertTrue(usable.isPresent(0, 1));
        }
        assertEquals(1, first.size());
        assertEquals(first, again);
        Path joined = folder.resolve("joined.arrow");
        TensorJoin.outer(List.of(file), joined, ProgressMonitor.NONE);
        try (TensorTable table = TensorTable.open(joined)) {
            assertFalse(table.usable(again, cancelled).isPresent(0, 0));
        }
        assertEquals(first, again, "what was left out is lacking now");
        write(row("a", new float[] {1, 1e17f}, null), row("b", new float[] {1, 2}, null));
        try (TensorTable table = TensorTable.open(file)) {
            assertThrows(CancellationException.class, () -> table.usable(again, cancelled));
            assertTrue(table.usable(again, ProgressMonitor.NONE).isPresent(0, 0));
        }
    }

    private static ProgressMonitor cancelled() {
        return new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                // nobody listens
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
    }

    @Test
    void aJoinSaysOnceWhatItLeavesOut() throws IOException {
        Path file = write(row("a", new float[] {1, 2e30f}, new float[] {1, 2}), row("b", new float[] {1, 2}, null));
        TensorJoin.JoinSummary summary =
                TensorJoin.outer(List.of(file), folder.resolve("joined"), ProgressMonitor.NONE);
        assertEquals(List.of(1L, 1L), summary.presentPerModality());
        assertEquals(1, summary.warnings().size());
        assertTrue(
                summary.warnings().get(0).contains("row 'a': 'K' is 2.0E30"),
                summary.warnings().get(0));
        try (TensorTable table = TensorTable.open(folder.resolve("joined"))) {
            assertNull(table.values(0, 0));
            assertArrayEquals(new float[] {1, 2}, table.values(1, 0));
        }
    }

    private Path write(TensorFiles.Row... rows) throws IOException {
        return TensorFiles.write(folder.resolve("rows.arrow"), SCHEMA, List.of(rows));
    }

    private static TensorFiles.Row row(String id, float[] labs, float[] scans) {
        return new TensorFiles.Row(id, Arrays.asList(labs, scans));
    }
}

package org.multimodalbtw.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorTableTest {

    private static final TensorSchema SCHEMA = new TensorSchema(List.of(
            TensorColumn.vector("labs", List.of("Na+ \"serum\"", "größe")),
            new TensorColumn("图像", List.of(2, 3), List.of())));

    private static final TensorSchema RAGGED = new TensorSchema(List.of(
            new TensorColumn("vitals", List.of(5, 3), List.of(), Items.events(4)),
            TensorColumn.vector("labs", List.of("a")),
            new TensorColumn("note", List.of(7), List.of(), Items.tokens(100)),
            new TensorColumn("scans", List.of(2, 1, 2, 2), List.of(), Items.VECTORS)));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 4096, 4097, 10_000})
    void readsBackEveryValueAndEveryGap(int rows) throws IOException {
        List<TensorFiles.Row> expected = TensorFiles.random(SCHEMA, rows, 0.3, 1);
        try (TensorTable table = TensorTable.open(TensorFiles.write(folder.resolve("t.arrow"), SCHEMA, expected))) {
            assertEquals(SCHEMA, table.schema());
            TensorFiles.assertRows(expected, table);
            for (int row = 0; row < rows; row++) {
                assertEquals(row, table.index().get(expected.get(row).id()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10_000})
    void readsBackRowsOfDifferentLengths(int rows) throws IOException {
        List<TensorFiles.Row> expected = TensorFiles.random(RAGGED, rows, 0.3, 1);
        try (TensorTable table = TensorTable.open(TensorFiles.write(folder.resolve("t.arrow"), RAGGED, expected))) {
            assertEquals(RAGGED, table.schema());
            TensorFiles.assertRows(expected, table);
            for (int row = 0; row < rows; row++) {
                float[] events = expected.get(row).values().get(0);
                assertEquals(events == null ? 0 : events.length / 3, table.items(0, row));
                assertEquals(expected.get(row).values().get(1) == null ? 0 : 1, table.items(1, row));
            }
        }
    }

    @Test
    void gathersShortRowsWithZerosBehindThem() throws IOException {
        TensorSchema notes =
                new TensorSchema(List.of(new TensorColumn("note", List.of(4), List.of(), Items.tokens(100))));
        Path file = folder.resolve("n.arrow");
        try (TensorTableWriter writer = TensorTableWriter.create(file, notes)) {
            writer.write("a", List.of(new float[] {1, 2}));
            writer.write("b", Arrays.asList((float[]) null));
            writer.write("c", List.of(new float[] {3, 4, 5, 6}));
            assertMessage(() -> writer.write("d", List.of(new float[5])), "'d' has 5 numbers of modality 'note'");
            assertMessage(() -> writer.write("d", List.of(new float[0])), "1 to 4 items of 1");
            writer.commit();
        }
        float[] gathered = new float[16];
        Arrays.fill(gathered, -1f);
        try (TensorTable table = TensorTable.open(file)) {
            table.gather(0, new int[] {2, 0, 1, 0}, 4, FloatBuffer.wrap(gathered));
            assertArrayEquals(new float[] {3, 4, 5, 6, 1, 2, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0}, gathered);
            FloatBuffer destination = FloatBuffer.allocate(4);
            table.read(0, 0, destination);
            assertEquals(2, destination.position());
        }
    }

    @Test
    void keepsRowIdsAsTheyAre() throws IOException {
        List<TensorFiles.Row> rows = Stream.of("", " ", "'\"\\", "Zoë", "患者 7", "🧬", "a\nb")
                .map(id -> new TensorFiles.Row(id, Arrays.asList(new float[] {1, 2}, null)))
                .toList();
        try (TensorTable table = TensorTable.open(TensorFiles.write(folder.resolve("t.arrow"), SCHEMA, rows))) {
            TensorFiles.assertRows(rows, table);
        }
    }

    @Test
    void gathersRowsInAnyOrderWithZerosWhereMissing() throws IOException {
        List<TensorFiles.Row> rows = TensorFiles.random(SCHEMA, 9000, 0.5, 2);
        Random random = new Random(3);
        int[] wanted = random.ints(512, 0, rows.size()).toArray();
        FloatBuffer gathered = ByteBuffer.allocateDirect(4 * 6 * 512)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        while (gathered.hasRemaining()) {
            gathered.put(-1f);
        }
        gathered.clear();
        try (TensorTable table = TensorTable.open(TensorFiles.write(folder.resolve("t.arrow"), SCHEMA, rows))) {
            table.gather(1, wanted, 500, gathered);
        }
        assertEquals(500 * 6, gathered.position());
        for (int i = 0; i < 500; i++) {
            float[] expected = rows.get(wanted[i]).values().get(1);
            float[] actual = new float[6];
            gathered.get(i * 6, actual);
            assertArrayEquals(expected == null ? new float[6] : expected, actual);
        }
        assertEquals(-1f, gathered.get(500 * 6));
    }

    @Test
    void gathersLongRowsOfZeros() throws IOException {
        TensorSchema wide = new TensorSchema(List.of(new TensorColumn("w", List.of(10_001), List.of())));
        Path file = folder.resolve("w.arrow");
        try (TensorTableWriter writer = TensorTableWriter.create(file, wide)) {
            writer.write("a", Arrays.asList((float[]) null));
            writer.commit();
        }
        float[] gathered = new float[10_001];
        Arrays.fill(gathered, 1f);
        try (TensorTable table = TensorTable.open(file)) {
            table.gather(0, new int[] {0}, 1, FloatBuffer.wrap(gathered));
        }
        assertArrayEquals(new float[10_001], gathered);
    }

    @Test
    void appendsOneRowAtThePosition() throws IOException {
        List<TensorFiles.Row> rows = List.of(new TensorFiles.Row("a", Arrays.asList(new float[] {1, 2}, null)));
        try (TensorTable table = TensorTable.open(TensorFiles.write(folder.resolve("t.arrow"), SCHEMA, rows))) {
            FloatBuffer destination = FloatBuffer.allocate(3).position(1);
            table.read(0, 0, destination);
            assertArrayEquals(new float[] {0, 1, 2}, destination.array());
            assertEquals(3, destination.position());
            assertNull(table.values(1, 0));
            assertThrows(IllegalArgumentException.class, () -> table.read(1, 0, FloatBuffer.allocate(6)));
            assertThrows(IndexOutOfBoundsException.class, () -> table.values(0, 1));
            assertThrows(IndexOutOfBoundsException.class, () -> table.values(0, -1));
            assertThrows(IndexOutOfBoundsException.class, () -> table.values(2, 0));
        }
    }

    @Test
    void severalThreadsReadTheSameValues() throws IOException, InterruptedException, ExecutionException {
        List<TensorFiles.Row> rows = TensorFiles.random(SCHEMA, 9000, 0.3, 4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TensorTable table = TensorTable.open(TensorFiles.write(folder.resolve("t.arrow"), SCHEMA, rows))) {
            Callable<Void> reading = () -> {
                TensorFiles.assertRows(rows, table);
                return null;
            };
            for (Future<Void> result : threads.invokeAll(List.of(reading, reading, reading, reading))) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingWhileOthersReadRefusesThemAndHarmsNothing() throws Exception {
        List<TensorFiles.Row> rows = TensorFiles.random(SCHEMA, 5000, 0.3, 5);
        TensorTable table = TensorTable.open(TensorFiles.write(folder.resolve("t.arrow"), SCHEMA, rows));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Long> reading = () -> {
                long reads = 0;
                while (true) {
                    try {
                        table.values(0, (int) (reads % 5000));
                        reads++;
                    } catch (IllegalStateException e) {
                        return reads;
                    }
                }
            };
            List<Future<Long>> results = List.of(threads.submit(reading), threads.submit(reading));
            Thread.sleep(50);
            table.close();
            for (Future<Long> result : results) {
                assertTrue(result.get() > 0);
            }
            table.close();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void releasesTheMappingWhenClosed() throws IOException {
        Path file = TensorFiles.write(folder.resolve("t.arrow"), SCHEMA, TensorFiles.random(SCHEMA, 100, 0, 6));
        Path maps = Path.of("/proc/self/maps");
        Assumptions.assumeTrue(Files.exists(maps), "only Linux lists its mappings");
        try (TensorTable table = TensorTable.open(file)) {
            assertEquals(100, table.rows());
            assertTrue(Files.readString(maps).contains(file.toRealPath().toString()));
        }
        assertFalse(Files.readString(maps).contains(file.toRealPath().toString()));
    }

    @Test
    void writesBatchesOfLimitedSize() throws IOException {
        TensorSchema wide = new TensorSchema(List.of(new TensorColumn("w", List.of(1 << 20), List.of())));
        Path file = folder.resolve("wide.arrow");
        float[] values = new float[1 << 20];
        try (TensorTableWriter writer = TensorTableWriter.create(file, wide)) {
            for (int row = 0; row < 10; row++) {
                values[0] = row;
                writer.write("r" + row, List.of(values));
            }
            writer.commit();
        }
        try (MappedFile mapped = MappedFile.open(file)) {
            TensorFileReader reader = new TensorFileReader(mapped, new TensorFileFault(file));
            reader.read();
            assertEquals(
                    List.of(4, 4, 2),
                    reader.batches().stream().map(TensorBatch::rows).toList());
        }
        try (TensorTable table = TensorTable.open(file)) {
            assertEquals(9f, table.values(0, 9)[0]);
        }
    }

    @Test
    void leavesNothingWithoutCommit() throws IOException {
        try (TensorTableWriter writer = TensorTableWriter.create(folder.resolve("t.arrow"), SCHEMA)) {
            writer.write("a", Arrays.asList(null, null));
        }
        assertEquals(List.of(), listing());
    }

    @Test
    void replacesAnOldFileOnlyAtCommit() throws IOException {
        Path file = TensorFiles.write(folder.resolve("t.arrow"), SCHEMA, TensorFiles.random(SCHEMA, 3, 0, 7));
        try (TensorTableWriter writer = TensorTableWriter.create(file, SCHEMA)) {
            writer.write("new", Arrays.asList(null, null));
            try (TensorTable table = TensorTable.open(file)) {
                assertEquals(3, table.rows());
            }
            writer.commit();
            assertThrows(IllegalStateException.class, () -> writer.write("late", Arrays.asList(null, null)));
        }
        try (TensorTable table = TensorTable.open(file)) {
            assertEquals(1, table.rows());
        }
        assertEquals(List.of("t.arrow"), listing());
    }

    @Test
    void writesTheSameBytesTwice() throws IOException {
        List<TensorFiles.Row> rows = TensorFiles.random(SCHEMA, 5000, 0.3, 8);
        byte[] first = Files.readAllBytes(TensorFiles.write(folder.resolve("1"), SCHEMA, rows));
        assertArrayEquals(first, Files.readAllBytes(TensorFiles.write(folder.resolve("2"), SCHEMA, rows)));
    }

    @Test
    void refusesWhatCannotBeTrained() throws IOException {
        try (TensorTableWriter writer = TensorTableWriter.create(folder.resolve("t.arrow"), SCHEMA)) {
            writer.write("a", Arrays.asList(null, null));
            assertMessage(() -> writer.write("a", Arrays.asList(null, null)), "'a' occurs twice");
            assertMessage(
                    () -> writer.write("b", Arrays.asList(new float[] {1}, null)),
                    "'b' has 1 numbers of modality 'labs'");
            assertMessage(
                    () -> writer.write("c", Arrays.asList(new float[] {1, Float.NaN}, null)),
                    "'c', modality 'labs', 'größe' is NaN");
            float[] infinite = {0, 0, 0, Float.NEGATIVE_INFINITY, 0, 0};
            assertMessage(
                    () -> writer.write("d", Arrays.asList(null, infinite)),
                    "'d', modality '图像', number 4 is -Infinity");
            assertMessage(() -> writer.write("\ud800", Arrays.asList(null, null)), "not valid text");
            writer.write("b", Arrays.asList(new float[] {1, 2}, null));
            writer.commit();
        }
        try (TensorTable table = TensorTable.open(folder.resolve("t.arrow"))) {
            assertEquals(2, table.rows());
        }
        TensorSchema clash = new TensorSchema(List.of(TensorColumn.vector("row_id", List.of("x"))));
        assertMessage(() -> TensorTableWriter.create(folder.resolve("u.arrow"), clash), "'row_id'");
        TensorSchema huge = new TensorSchema(List.of(new TensorColumn("h", List.of(1 << 29), List.of())));
        assertMessage(() -> TensorTableWriter.create(folder.resolve("u.arrow"), huge), "'h' has 536870912 numbers");
        assertEquals(List.of("t.arrow"), listing());
    }

    @Test
    void namesAFileThatIsNotThereOrIsSomethingElse() throws IOException {
        assertMessage(() -> TensorTable.open(folder.resolve("no.arrow")), "no.arrow");
        Path text = Files.writeString(folder.resolve("notes.txt"), "id,value\n".repeat(100));
        assertMessage(() -> TensorTable.open(text), "'notes.txt' is not a complete tensor file");
        Path empty = Files.createFile(folder.resolve("empty"));
        assertMessage(() -> TensorTable.open(empty), "'empty' is not a complete tensor file");
    }

    /** Two batches of rows, so that a row lies elsewhere in its batch than in the table. */
    @Test
    void oneModalityAloneHasTheRowsThatHaveIt() throws IOException {
        List<TensorFiles.Row> rows = TensorFiles.random(RAGGED, 5000, 0.3, 4);
        try (TensorTable whole = TensorTable.open(TensorFiles.write(folder.resolve("t.arrow"), RAGGED, rows))) {
            for (int column = 0; column < 4; column++) {
                int one = column;
                List<TensorFiles.Row> having = rows.stream()
                        .filter(row -> row.values().get(one) != null)
                        .map(row -> new TensorFiles.Row(
                                row.id(), List.of(row.values().get(one))))
                        .toList();
                TensorTable alone = whole.only(column);
                assertEquals(
                        List.of(RAGGED.columns().get(column)), alone.schema().columns());
                TensorFiles.assertRows(having, alone);
                assertEquals(
                        having.size() - 1,
                        alone.index().get(having.get(having.size() - 1).id()));
                assertThrows(IndexOutOfBoundsException.class, () -> alone.isPresent(1, 0));
                assertThrows(IndexOutOfBoundsException.class, () -> alone.isPresent(0, having.size()));
            }
        }
    }

    /** In another order, without the second modality, and with one that is nowhere. */
    @Test
    void modalitiesThatSomethingElseExpectsAreInItsOrder() throws IOException {
        List<TensorFiles.Row> rows = TensorFiles.random(RAGGED, 300, 0.3, 4);
        TensorColumn unknown = new TensorColumn("unknown", List.of(2), List.of());
        List<TensorColumn> expected =
                List.of(RAGGED.columns().get(3), unknown, RAGGED.columns().get(0), RAGGED.columns().get(2));
        List<TensorFiles.Row> ordered = rows.stream()
                .map(row -> {
                    List<float[]> values = new ArrayList<>();
                    values.add(row.values().get(3));
                    values.add(null);
                    values.add(row.values().get(0));
                    values.add(row.values().get(2));
                    return new TensorFiles.Row(row.id(), values);
                })
                .toList();
        try (TensorTable whole = TensorTable.open(TensorFiles.write(folder.resolve("t.arrow"), RAGGED, rows))) {
            TensorTable other = whole.as(expected);
            assertEquals(expected, other.schema().columns());
            TensorFiles.assertRows(ordered, other);
            FloatBuffer zeros = FloatBuffer.wrap(new float[] {7, 7});
            other.gather(1, new int[] {5}, 1, zeros);
            assertEquals(FloatBuffer.wrap(new float[2]), zeros.flip());
            List<String> noted = new ArrayList<>();
            TensorFiles.assertRows(ordered, whole.usable(noted, ProgressMonitor.NONE).as(expected));
            TensorFiles.assertRows(ordered, other.usable(noted, ProgressMonitor.NONE));
            assertEquals(List.of(), noted);
        }
    }

    @Test
    void oneModalityAloneIsReadNoLongerThanTheWholeIsOpen() throws IOException {
        Path file = TensorFiles.write(folder.resolve("t.arrow"), SCHEMA, TensorFiles.random(SCHEMA, 3, 0, 1));
        TensorTable whole = TensorTable.open(file);
        TensorTable alone = whole.only(1);
        assertEquals(6, alone.values(0, 2).length);
        whole.close();
        assertThrows(IllegalStateException.class, () -> alone.values(0, 2));
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}

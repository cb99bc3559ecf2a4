package org.multimodalbtw.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Mutator;
import org.multimodalbtw.engine.Thorough;

/** A damaged file is refused with a message, when it is opened or when its values are read. */
class DamagedTensorFileTest {

    private static final int FLIPS = Thorough.times(900, 10_000);
    private static final int STEP = Thorough.times(7, 1);

    private static final TensorSchema SCHEMA = new TensorSchema(List.of(
            TensorColumn.vector("labs", List.of("a", "b")),
            new TensorColumn("scan", List.of(2, 2), List.of()),
            new TensorColumn("events", List.of(4, 3), List.of(), Items.events(9))));

    @TempDir
    Path folder;

    private Path file;
    private List<TensorFiles.Row> rows;
    private byte[] whole;
    private int files;

    @BeforeEach
    void write() throws IOException {
        rows = TensorFiles.random(SCHEMA, 4096 + 20, 0.3, 1);
        file = TensorFiles.write(folder.resolve("t.arrow"), SCHEMA, rows);
        whole = Files.readAllBytes(file);
    }

    @Test
    void refusesAFileCutAnywhere() throws IOException {
        for (int length = 0;
                length < whole.length;
                length += length < 2000 || length > whole.length - 3000 ? STEP : 997) {
            Files.write(file, Arrays.copyOf(whole, length));
            InputException e = assertThrows(InputException.class, this::open);
            assertTrue(e.getMessage().contains("'t.arrow' is not a complete tensor file"), e.getMessage());
        }
    }

    @Test
    void refusesEveryFlippedBit() throws IOException {
        Random random = new Random(Thorough.seed(2));
        for (int i = 0; i < FLIPS; i++) {
            byte[] bytes = whole.clone();
            int position = position(random);
            bytes[position] ^= (byte) (1 << random.nextInt(8));
            assertTrue(isRefusedElseSame(bytes), "byte " + position + " of " + whole.length);
        }
    }

    @Test
    void refusesOverwrittenNumbers() throws IOException {
        Random random = new Random(Thorough.seed(3));
        int[] extremes = {0, 1, -1, 4, 8, 64, 4096, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fffff00};
        for (int i = 0; i < Thorough.times(600, 10_000); i++) {
            int position = Math.min(position(random) & ~3, whole.length - 4);
            byte[] bytes = whole.clone();
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(position, extremes[random.nextInt(extremes.length)]);
            assertTrue(isRefusedElseSame(bytes) != Arrays.equals(bytes, whole), "byte " + position);
        }
    }

    @Test
    void refusesWhateverElseHappensToAFile() throws IOException {
        Mutator mutator = new Mutator(5);
        for (int i = 0; i < Thorough.times(300, 10_000); i++) {
            assertTrue(isRefusedElseSame(mutator.bytes(whole)), "change " + i);
        }
    }

    @Test
    void aFileOfTheFirstFormatIsReadAsItWas() throws IOException {
        Path first = folder.resolve("first.arrow");
        try (InputStream saved = DamagedTensorFileTest.class.getResourceAsStream("/tensors/format-1.arrow")) {
            Files.write(first, saved.readAllBytes());
        }
        try (TensorTable table = TensorTable.open(first)) {
            assertEquals(
                    List.of(
                            TensorColumn.vector("labs", List.of("Na+", "größe")),
                            new TensorColumn("scan", List.of(2, 2), List.of()),
                            new TensorColumn("events", List.of(4, 3), List.of(), Items.events(9))),
                    table.schema().columns());
            TensorFiles.assertRows(
                    List.of(
                            new TensorFiles.Row(
                                    "p1",
                                    List.of(new float[] {1.5f, -2}, new float[] {1, 2, 3, 4}, new float[] {0, 1.25f, 8
                                    })),
                            new TensorFiles.Row(
                                    "größe \"7\"",
                                    Arrays.asList(
                                            new float[] {12345.678f, 0}, null, new float[] {.25f, -1, 0, .5f, 3, 2})),
                            new TensorFiles.Row("p3", Arrays.asList(null, new float[] {-1, 0, .5f, 7}, null)),
                            new TensorFiles.Row("p4", Arrays.asList(null, null, null))),
                    table);
        }
    }

    @Test
    void valuesAreComparedWithTheirChecksumWhenTheyAreRead() throws IOException {
        byte[] bytes = whole.clone();
        bytes[valueBytes().nextSetBit(0)] ^= 1;
        Files.write(file, bytes);
        try (TensorTable table = TensorTable.open(file)) {
            assertMessage(() -> read(table, 0, 4096), "the checksum of its values does not match");
            read(table, 4096, table.rows());
        }
    }

    private static void read(TensorTable table, int from, int to) {
        for (int row = from; row < to; row++) {
            table.values(0, row);
        }
    }

    @Test
    void refusesBytesInsertedOrLeftOutBeforeTheEnd() throws IOException {
        Random random = new Random(Thorough.seed(4));
        for (int i = 0; i < Thorough.times(100, 3_000); i++) {
            int position = position(random);
            int shift = 1 + random.nextInt(64);
            ByteBuffer longer = ByteBuffer.allocate(whole.length + shift);
            longer.put(whole, 0, position).position(position + shift);
            longer.put(whole, position, whole.length - position);
            isRefusedElseSame(longer.array());
            int end = Math.min(whole.length, position + shift);
            ByteBuffer shorter = ByteBuffer.allocate(whole.length - (end - position));
            shorter.put(whole, 0, position).put(whole, end, whole.length - end);
            Files.write(file, shorter.array());
            assertThrows(InputException.class, this::open);
        }
    }

    @Test
    void saysWhichVersionIsTooNew() throws IOException {
        byte[] key = TensorFormat.VERSION_KEY.getBytes();
        byte[] bytes = whole.clone();
        int changed = 0;
        for (int i = 0; i < bytes.length - key.length; i++) {
            if (Arrays.equals(bytes, i, i + key.length, key, 0, key.length)) {
                // the value lies in the bytes before or behind its key: a length of 1, then the digit
                for (int j = Math.max(4, i - 40); j < i + 60; j++) {
                    if (bytes[j] == '2' && bytes[j - 4] == 1 && bytes[j - 3] == 0 && bytes[j + 1] == 0) {
                        bytes[j] = '9';
                        changed++;
                    }
                }
            }
        }
        assertEquals(2, changed);
        Files.write(file, bytes);
        InputException e = assertThrows(InputException.class, this::open);
        assertTrue(e.getMessage().contains("version 9") && e.getMessage().contains("up to 2"), e.getMessage());
    }

    /** Half of the positions lie in the file's first or last 3000 bytes, where most of the structure is. */
    private int position(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(3000);
            case 1, 2 -> whole.length - 1 - random.nextInt(3000);
            default -> random.nextInt(whole.length);
        };
    }

    private boolean isRefusedElseSame(byte[] bytes) throws IOException {
        Files.delete(file);
        // under its own name, since what was read of a file once is trusted
        file = Files.write(folder.resolve("t" + files++ + ".arrow"), bytes);
        try (TensorTable table = TensorTable.open(file)) {
            assertEquals(SCHEMA, table.schema());
            TensorFiles.assertRows(rows, table);
            return false;
        } catch (InputException e) {
            return true;
        }
    }

    private void open() throws IOException {
        TensorTable.open(file).close();
    }

    /** Marks the bytes of values by looking for them: the last batch is small, so its values lie near the end. */
    private BitSet valueBytes() throws IOException {
        BitSet marked = new BitSet(whole.length);
        ByteBuffer bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        for (int column = 0; column < SCHEMA.columns().size(); column++) {
            for (List<TensorFiles.Row> batch : List.of(rows.subList(0, 4096), rows.subList(4096, 4116))) {
                float[] block = block(batch, column);
                int start = find(bytes, block);
                marked.set(start, start + block.length * Float.BYTES);
            }
        }
        return marked;
    }

    /** The values of a batch's column as they are stored: zeros stand for missing rows, but for nothing in a ragged column. */
    private static float[] block(List<TensorFiles.Row> batch, int column) {
        TensorColumn stored = SCHEMA.columns().get(column);
        FloatBuffer block = FloatBuffer.allocate(batch.size() * stored.size());
        for (TensorFiles.Row row : batch) {
            float[] present = row.values().get(column);
            if (present != null) {
                block.put(present);
            } else if (!stored.ragged()) {
                block.put(new float[stored.size()]);
            }
        }
        return Arrays.copyOf(block.array(), block.position());
    }

    private static int find(ByteBuffer bytes, float[] block) {
        for (int start = 0; start + block.length * Float.BYTES <= bytes.capacity(); start += 8) {
            int matching = 0;
            while (matching < block.length && bytes.getFloat(start + matching * Float.BYTES) == block[matching]) {
                matching++;
            }
            if (matching == block.length) {
                return start;
            }
        }
        throw new AssertionError("The values are not in the file");
    }
}

package org.multimodalbtw.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Thorough;

/** Another program cuts a file that is open, which Windows does not allow. */
@DisabledOnOs(OS.WINDOWS)
class ShrinkingTensorFileTest {

    private static final int ROWS = 2_000;

    private static final TensorSchema SCHEMA = new TensorSchema(List.of(
            new TensorColumn("pixels", List.of(1_000), List.of()),
            new TensorColumn("notes", List.of(900, 1), List.of(), Items.VECTORS)));

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        return TensorFiles.write(folder.resolve(name), SCHEMA, TensorFiles.random(SCHEMA, ROWS, .3, 1));
    }

    private static void cut(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    @Test
    void everyWayToReadSaysThatTheFileHasBecomeShorter() throws IOException {
        Path file = file("t.arrow");
        try (TensorTable table = TensorTable.open(file)) {
            int row = IntStream.range(0, ROWS)
                    .filter(each -> table.isPresent(0, each) && table.isPresent(1, each))
                    .findFirst()
                    .orElseThrow();
            int items = table.items(1, row);
            cut(file, 100);
            FloatBuffer room = FloatBuffer.allocate(10_000);
            for (int column = 0; column < 2; column++) {
                int one = column;
                assertMessage(
                        () -> table.values(one, row),
                        "'t.arrow' was changed while it was read: it has become shorter, 100 of ");
                assertThrows(InputException.class, () -> table.read(one, row, room));
                assertThrows(InputException.class, () -> table.gather(one, new int[] {row}, 1, room));
                assertTrue(table.isPresent(column, row), "what is known of the row is kept");
            }
            assertTrue(items > 0 && table.items(1, row) == items);
        }
    }

    /** Java may say it late, outside the reader: then in words that nodes know ({@code EngineWork}). */
    @Test
    void aReaderThatIsCaughtInTheMiddleSaysSoToo() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int time = 0; time < Thorough.times(3, 50); time++) {
                Path file = file(time + ".arrow");
                try (TensorTable table = TensorTable.open(file)) {
                    List<Future<Throwable>> caught = List.of(
                            threads.submit(() -> readUntilItFails(table)),
                            threads.submit(() -> readUntilItFails(table)));
                    Thread.sleep(5 + time % 7);
                    cut(file, 4096L * (time % 100));
                    for (Future<Throwable> one : caught) {
                        Throwable failure = failure(one);
                        String message = failure.getMessage();
                        String expected = failure instanceof InputException
                                ? "was changed while it was read: it has become shorter"
                                : "unsafe memory access";
                        assertTrue(message.contains(expected), message);
                    }
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Throwable failure(Future<Throwable> reader) throws InterruptedException {
        try {
            return reader.get();
        } catch (ExecutionException late) {
            return late.getCause();
        }
    }

    private static Throwable readUntilItFails(TensorTable table) {
        int[] rows = IntStream.range(0, ROWS).toArray();
        FloatBuffer room = FloatBuffer.allocate(ROWS * 1_000);
        try {
            for (int column = 0; ; column = 1 - column) {
                table.gather(column, rows, ROWS, room.clear());
            }
        } catch (InputException | InternalError expected) {
            return expected;
        }
    }
}

package org.multimodalbtw.engine.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;

/** A file that is exchanged after it was verified is never read to its end. */
class FrozenStreamTest {

    @TempDir
    Path folder;

    private final byte[] bytes = new byte[100_001];
    private FrozenFile file;

    @BeforeEach
    void write() throws IOException {
        new Random(3).nextBytes(bytes);
        file = FrozenFile.of(Files.write(folder.resolve("model.pt"), bytes));
    }

    @Test
    void theFileItselfIsReadAsItIs() throws IOException {
        try (FrozenStream stream = new FrozenStream(file)) {
            assertTrue(stream.length() == bytes.length);
            assertArrayEquals(bytes, stream.readAllBytes());
            assertTrue(stream.read() < 0);
        }
    }

    @Test
    void anotherFileEndsInAnErrorBeforeItsLastByte() throws IOException {
        byte[] other = bytes.clone();
        other[7]++;
        for (byte[] exchanged : new byte[][] {other, Arrays.copyOf(bytes, 5000), Arrays.copyOf(bytes, 200_000)}) {
            Files.write(file.path(), exchanged);
            assertRefused(new FrozenStream(file), exchanged.length);
        }
    }

    @Test
    void neitherIsOneThatChangesWhileItIsRead() throws IOException {
        for (int length : new int[] {bytes.length - 1, bytes.length + 1}) {
            Files.write(file.path(), bytes);
            FrozenStream stream = new FrozenStream(file);
            Files.write(file.path(), Arrays.copyOf(bytes, length));
            assertRefused(stream, bytes.length);
        }
    }

    private static void assertRefused(FrozenStream stream, int length) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (stream) {
            assertThrows(InputException.class, () -> stream.transferTo(read));
        }
        assertTrue(read.size() < length, read.size() + " of " + length + " bytes");
    }
}

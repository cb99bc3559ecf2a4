package org.multimodalbtw.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFileTest {

    @TempDir
    Path folder;

    @Test
    void readsBeyondTwoGibibytesAndAcrossWindows() throws IOException {
        Path file = folder.resolve("sparse");
        long[] places = {0, (1L << 30) - 4, (1L << 31) - 3, (1L << 31) + 100, 5_000_000_000L};
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            for (long place : places) {
                ByteBuffer number = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
                channel.write(number.putLong(place + 7).flip(), place);
            }
        }
        try (MappedFile mapped = MappedFile.open(file)) {
            assertEquals(5_000_000_008L, mapped.size());
            for (int i = places.length - 1; i >= 0; i--) {
                assertEquals(places[i] + 7, mapped.slice(places[i], 8).getLong());
            }
            for (long place : places) {
                assertEquals(place + 7, mapped.slice(place, 8).getLong());
            }
            ByteBuffer widest = mapped.slice(50, Integer.MAX_VALUE);
            assertEquals((1L << 31) - 3 + 7, widest.getLong(Integer.MAX_VALUE - 2 - 50));
            assertThrows(IndexOutOfBoundsException.class, () -> mapped.slice(5_000_000_001L, 8));
            assertThrows(IndexOutOfBoundsException.class, () -> mapped.slice(-1, 8));
            assertThrows(IndexOutOfBoundsException.class, () -> mapped.slice(0, -1));
        }
    }
}

package org.multimodalbtw.engine.tensor;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * CRC-32C over all of a tensor file but the values, in file order: its beginning with the schema, of each batch the message, the row ids'
 * offsets and texts, and the validity bitmaps, and its end. The values of each batch have a checksum of their own, so that opening a file
 * does not read them. In files of the first format it is the batches' alone.
 */
final class FileChecksum {

    /** How many bytes it takes in a file. */
    static final int BYTES = 2 * Integer.BYTES;

    /** Twice this fits into the fastest memory of a processor, where it is copied to and summed up. */
    private static final int CHUNK = 1 << 14;

    private final CRC32C crc = new CRC32C();

    /** Adds what remains of a buffer and leaves the buffer as it is. */
    void add(ByteBuffer bytes) {
        update(crc, bytes);
    }

    /**
     * Adds what remains of a buffer to a checksum, by way of the heap: where a mapped file becomes shorter, Java can name the fault of a copy,
     * but not one inside the computation of the checksum, which ends the program.
     */
    static void update(CRC32C crc, ByteBuffer bytes) {
        ByteBuffer rest = bytes.duplicate();
        byte[] chunk = new byte[Math.min(CHUNK, rest.remaining())];
        while (rest.hasRemaining()) {
            int length = Math.min(chunk.length, rest.remaining());
            rest.get(chunk, 0, length);
            crc.update(chunk, 0, length);
        }
    }

    /** @return the checksum so far, eight hexadecimal digits */
    String text() {
        return text(crc);
    }

    static String text(CRC32C crc) {
        return String.format("%08x", crc.getValue());
    }
}

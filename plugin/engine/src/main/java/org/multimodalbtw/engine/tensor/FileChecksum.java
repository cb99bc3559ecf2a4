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

    private final CRC32C crc = new CRC32C();

    /** Adds what remains of a buffer and leaves the buffer as it is. */
    void add(ByteBuffer bytes) {
        crc.update(bytes.duplicate());
    }

    /** @return the checksum so far, eight hexadecimal digits */
    String text() {
        return text(crc);
    }

    static String text(CRC32C crc) {
        return String.format("%08x", crc.getValue());
    }
}

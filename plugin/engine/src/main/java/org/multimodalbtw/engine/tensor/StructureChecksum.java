package org.multimodalbtw.engine.tensor;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * CRC-32C over what says where a tensor file's values are and whose they are: of each batch the message, the row ids'
 * offsets and texts, and the validity bitmaps, in file order. The values themselves are left out, so that opening a
 * file does not read them.
 */
final class StructureChecksum {

    private final CRC32C crc = new CRC32C();

    /** Adds what remains of a buffer and leaves the buffer as it is. */
    void add(ByteBuffer bytes) {
        crc.update(bytes.duplicate());
    }

    /** @return the checksum so far, eight hexadecimal digits */
    String text() {
        return String.format("%08x", crc.getValue());
    }
}

package org.multimodalbtw.engine.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.zip.CRC32C;

/**
 * Whether the values of a file's batches are those that were written. A batch is looked at when its first value is read, once a file and
 * program: another reader of the same file, if nobody wrote to it meanwhile, goes by that.
 */
final class BatchChecksums {

    /** Which batches are what was written. */
    private static final KnownFiles<Identity, AtomicIntegerArray> KNOWN = new KnownFiles<>();

    private final String[] expected;
    private final List<List<ByteBuffer>> bodies = new ArrayList<>();
    private final AtomicIntegerArray checked;

    private record Identity(FileIdentity file, int checksums) {}

    /**
     * @param file the file
     * @param expected the checksum of each batch's body, eight hexadecimal digits
     */
    BatchChecksums(Path file, String[] expected) throws IOException {
        this.expected = expected;
        Identity identity = new Identity(FileIdentity.of(file), Arrays.hashCode(expected));
        checked = KNOWN.of(identity, () -> new AtomicIntegerArray(expected.length));
    }

    /** Adds the body of the next batch, in pieces, as it lies in the file. */
    void add(List<ByteBuffer> body) {
        bodies.add(body);
    }

    /** @return whether the batch is what was written */
    boolean matches(int batch) {
        if (checked.get(batch) == 0) {
            CRC32C crc = new CRC32C();
            bodies.get(batch).forEach(piece -> FileChecksum.update(crc, piece));
            if (!FileChecksum.text(crc).equals(expected[batch])) {
                return false;
            }
            checked.set(batch, 1);
        }
        return true;
    }
}

package org.multimodalbtw.engine.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.zip.CRC32C;

/**
 * Whether the values of a file's batches are those that were written. A batch is looked at when its first value is read, once a file and
 * program: another reader of the same file, if nobody wrote to it meanwhile, goes by that.
 */
final class BatchChecksums {

    private static final int MOST_FILES = 256;

    /** What is known of the files that were read last. */
    private static final Map<Identity, AtomicIntegerArray> KNOWN = new LinkedHashMap<>(16, .75f, true);

    private final String[] expected;
    private final List<List<ByteBuffer>> bodies = new ArrayList<>();
    private final AtomicIntegerArray checked;

    /** A file as it is; written to, it is another. */
    private record Identity(Path file, Object key, long size, long changed, int checksums) {}

    /**
     * @param file the file
     * @param expected the checksum of each batch's body, eight hexadecimal digits
     */
    BatchChecksums(Path file, String[] expected) throws IOException {
        this.expected = expected;
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Identity identity = new Identity(
                file.toRealPath(),
                now.fileKey(),
                now.size(),
                now.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                Arrays.hashCode(expected));
        synchronized (KNOWN) {
            checked = KNOWN.computeIfAbsent(identity, one -> new AtomicIntegerArray(expected.length));
            KNOWN.keySet().stream()
                    .limit(Math.max(0, KNOWN.size() - MOST_FILES))
                    .toList()
                    .forEach(KNOWN::remove);
        }
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

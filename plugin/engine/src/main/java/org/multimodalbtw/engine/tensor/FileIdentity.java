package org.multimodalbtw.engine.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * A file as it is; written to, it is another.
 *
 * @param file where it is
 * @param key of the system for it, {@code null} where it has none
 * @param size its bytes
 * @param changed when it was last written to, in nanoseconds
 */
record FileIdentity(Path file, Object key, long size, long changed) {

    static FileIdentity of(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileIdentity(
                file.toRealPath(),
                now.fileKey(),
                now.size(),
                now.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }
}

package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells without reading it that a file is as it was.
 *
 * @param file its absolute path
 * @param key what the file system calls it; empty where it has no such names
 * @param bytes its length
 * @param changed when it was last written
 */
record FileStamp(Path file, Optional<Object> key, long bytes, FileTime changed) {

    /** So close to each other two changes may have the same time. */
    private static final Duration RESOLUTION = Duration.ofSeconds(2);

    /** @return the file's stamp; empty where it cannot be asked for, or the file has just been written and may be again at the same time */
    static Optional<FileStamp> of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            FileTime changed = attributes.lastModifiedTime();
            boolean isSettled = changed.toInstant().isBefore(Instant.now().minus(RESOLUTION));
            return isSettled && attributes.isRegularFile()
                    ? Optional.of(new FileStamp(
                            file.toAbsolutePath().normalize(),
                            Optional.ofNullable(attributes.fileKey()),
                            attributes.size(),
                            changed))
                    : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}

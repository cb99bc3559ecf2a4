package org.multimodalbtw.engine.tensor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file in memory, read-only, of any length. A buffer ends at 2 GiB, so the file is mapped in windows; a range that
 * lies across two windows gets a window of its own.
 */
final class MappedFile implements AutoCloseable {

    private static final long WINDOW = 1L << 30;

    /** Not a channel of its own, which would close where a thread that asks for its length is interrupted. */
    private final RandomAccessFile file;

    private final long size;
    private final TreeMap<Long, MappedByteBuffer> windows = new TreeMap<>();

    private MappedFile(RandomAccessFile file, long size) {
        this.file = file;
        this.size = size;
    }

    static MappedFile open(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        try {
            return new MappedFile(file, file.length());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** @return the file's length in bytes when it was opened */
    long size() {
        return size;
    }

    /**
     * Looks whether all of the file is there. What lies behind the end of a file that has become shorter is in memory, but must not be
     * read: the system then stops the reading thread, or the whole process.
     *
     * @return how long the file is, at most as long as it was when it was opened
     */
    long lengthNow() {
        try {
            return Math.min(size, file.length());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * @param offset where the range starts
     * @param length its length in bytes
     * @return the range, little-endian and read-only, valid until this is closed
     * @throws IndexOutOfBoundsException if the range does not lie in the file
     */
    ByteBuffer slice(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new IndexOutOfBoundsException("bytes " + offset + " + " + length + " of " + size);
        }
        if (length == 0) {
            return ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);
        }
        Map.Entry<Long, MappedByteBuffer> window = windows.floorEntry(offset);
        if (window == null || offset - window.getKey() > window.getValue().capacity() - length) {
            long extent = Math.min(Math.max(WINDOW, length), size - offset);
            windows.put(offset, file.getChannel().map(MapMode.READ_ONLY, offset, extent));
            window = windows.floorEntry(offset);
        }
        int start = Math.toIntExact(offset - window.getKey());
        return window.getValue().slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param offset where the range starts
     * @param length its length in bytes, of any size
     * @return the range in pieces below 2 GiB, as {@link #slice}
     * @throws IndexOutOfBoundsException if the range does not lie in the file
     */
    List<ByteBuffer> pieces(long offset, long length) throws IOException {
        List<ByteBuffer> pieces = new ArrayList<>();
        for (long from = 0; from < length; from += WINDOW) {
            pieces.add(slice(offset + from, (int) Math.min(WINDOW, length - from)));
        }
        return pieces;
    }

    /** Closes the file and leaves its memory to the garbage collection, for where a slice may still be in use. */
    void abandon() throws IOException {
        windows.clear();
        file.close();
    }

    /** Unmaps the file; no slice may be used afterwards. */
    @Override
    public void close() throws IOException {
        windows.values().forEach(DirectMemory::free);
        windows.clear();
        file.close();
    }
}

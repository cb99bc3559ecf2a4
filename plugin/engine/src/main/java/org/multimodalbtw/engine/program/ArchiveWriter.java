package org.multimodalbtw.engine.program;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/** Writes a zip archive without compression, as libtorch reads it, as a stream. */
final class ArchiveWriter {

    private static final String FOLDER = "model/";
    private static final int LOCAL = 0x04034b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 20;

    private final List<Supplier<InputStream>> parts = new ArrayList<>();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long length;
    private short count;

    /**
     * @param name of a file in the archive
     * @param content its bytes
     */
    void add(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        add(name, content.length, (int) crc.getValue(), () -> new ByteArrayInputStream(content));
    }

    /**
     * @param name of a file in the archive
     * @param size how many bytes it has
     * @param crc their CRC-32
     * @param content opens a stream of them
     */
    void add(String name, long size, int crc, Supplier<InputStream> content) {
        byte[] path = (FOLDER + name).getBytes(StandardCharsets.US_ASCII);
        byte[] header = header(
                        ByteBuffer.allocate(30 + path.length)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putInt(LOCAL),
                        path,
                        size,
                        crc)
                .putShort((short) 0)
                .put(path)
                .array();
        directory.writeBytes(header(
                        ByteBuffer.allocate(46 + path.length)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putInt(ENTRY)
                                .putShort(VERSION),
                        path,
                        size,
                        crc)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt((int) length)
                .put(path)
                .array());
        count++;
        length += header.length + size;
        if (length > 0xFFFFFFFFL - directory.size()) {
            throw Refused.unreadable("it has more than 4 GiB");
        }
        parts.add(() -> new ByteArrayInputStream(header));
        parts.add(content);
    }

    private static ByteBuffer header(ByteBuffer buffer, byte[] path, long size, int crc) {
        return buffer.putShort(VERSION)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(crc)
                .putInt((int) size)
                .putInt((int) size)
                .putShort((short) path.length);
    }

    /** @return the whole archive: how long it is, and its bytes */
    Archive archive() {
        byte[] entries = directory.toByteArray();
        byte[] end = ByteBuffer.allocate(22)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(END)
                .putInt(0)
                .putShort(count)
                .putShort(count)
                .putInt(entries.length)
                .putInt((int) length)
                .putShort((short) 0)
                .array();
        List<Supplier<InputStream>> all = new ArrayList<>(parts);
        all.add(() -> new ByteArrayInputStream(entries));
        all.add(() -> new ByteArrayInputStream(end));
        return new Archive(length + entries.length + end.length, all);
    }

    /**
     * An archive that is not written anywhere yet.
     *
     * @param length its bytes
     * @param parts open them one after the other
     */
    record Archive(long length, List<Supplier<InputStream>> parts) {

        InputStream stream() {
            Iterator<Supplier<InputStream>> each = parts.iterator();
            return new SequenceInputStream(new Enumeration<>() {
                @Override
                public boolean hasMoreElements() {
                    return each.hasNext();
                }

                @Override
                public InputStream nextElement() {
                    return each.next().get();
                }
            });
        }
    }
}

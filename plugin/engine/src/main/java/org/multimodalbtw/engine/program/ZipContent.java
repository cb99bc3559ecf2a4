package org.multimodalbtw.engine.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the files of a zip archive. The caller keeps the archive open. */
record ZipContent(FileChannel file) {

    private static final int BLOCK = 1 << 16;

    /**
     * @param record a file of the archive
     * @param most so many bytes it may have unpacked
     * @return its bytes
     * @throws Refused if it is longer or damaged
     * @throws IOException if it cannot be read
     */
    byte[] bytes(ZipRecord record, int most) throws IOException {
        if (record.size() > most || record.stored() > most) {
            throw Refused.unreadable("the file '" + record.name() + "' in it has more than " + most + " bytes");
        }
        ByteBuffer stored = ByteBuffer.allocate((int) record.stored());
        fill(stored, record);
        byte[] content = record.deflated() ? inflated(record, stored.array()) : stored.array();
        CRC32 crc = new CRC32();
        crc.update(content);
        requireSame(record, crc);
        return content;
    }

    private static byte[] inflated(ZipRecord record, byte[] stored) {
        byte[] content = new byte[(int) record.size()];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(stored);
            int count = 0;
            while (count < content.length) {
                int more = inflater.inflate(content, count, content.length - count);
                if (more == 0) {
                    throw damaged(record);
                }
                count += more;
            }
            boolean longer = inflater.inflate(new byte[1]) > 0;
            if (longer || !inflater.finished() || inflater.getRemaining() > 0) {
                throw damaged(record);
            }
            return content;
        } catch (DataFormatException otherwise) {
            throw damaged(record);
        } finally {
            inflater.end();
        }
    }

    /**
     * @param record a file of the archive that is not compressed
     * @throws Refused if it is compressed or damaged
     * @throws IOException if it cannot be read
     */
    void requireIntact(ZipRecord record) throws IOException {
        if (record.deflated()) {
            throw Refused.unreadable("the numbers in '" + record.name() + "' are compressed");
        }
        CRC32 crc = new CRC32();
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long done = 0; done < record.stored(); done += block.limit()) {
            block.clear().limit((int) Math.min(BLOCK, record.stored() - done));
            fill(block, record.data() + done, record);
            crc.update(block.flip());
        }
        requireSame(record, crc);
    }

    /**
     * @param record a file of the archive that is not compressed
     * @return a stream of its bytes, which needs not be closed
     */
    InputStream stream(ZipRecord record) {
        return new InputStream() {
            private long done;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                if (done == record.stored()) {
                    return -1;
                }
                int more = (int) Math.min(count, record.stored() - done);
                fill(ByteBuffer.wrap(target, offset, more).slice(), record.data() + done, record);
                done += more;
                return more;
            }
        };
    }

    private void fill(ByteBuffer target, ZipRecord record) throws IOException {
        fill(target, record.data(), record);
    }

    private void fill(ByteBuffer target, long start, ZipRecord record) throws IOException {
        while (target.hasRemaining()) {
            if (file.read(target, start + target.position()) < 0) {
                throw damaged(record);
            }
        }
    }

    private static void requireSame(ZipRecord record, CRC32 crc) {
        if ((int) crc.getValue() != record.crc()) {
            throw damaged(record);
        }
    }

    private static Refused damaged(ZipRecord record) {
        return Refused.unreadable("the file '" + record.name() + "' in it is damaged");
    }
}

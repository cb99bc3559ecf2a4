package org.multimodalbtw.engine.encode.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Whether a TIFF file has several pictures (TIFF 6.0, section 2): each directory says where the next one is. Java's reader counts them all,
 * without an end where a directory names itself or an earlier one.
 */
final class TiffPages {

    private static final int FIRST = 4;
    private static final int COUNT = Short.BYTES;
    private static final int ENTRY = 12;

    private TiffPages() {}

    /**
     * @param file that begins as a TIFF file does
     * @return whether the first directory is followed by another one
     */
    static boolean areSeveral(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long first = unsigned(in, FIRST);
        if (first < 0 || first > file.length - COUNT) {
            return false;
        }
        int entries = Short.toUnsignedInt(in.getShort((int) first));
        long next = unsigned(in, first + COUNT + (long) entries * ENTRY);
        return next > 0 && next != first && next <= file.length - COUNT;
    }

    /** The number at a place; -1 where the file has ended. */
    private static long unsigned(ByteBuffer in, long at) {
        return at > in.limit() - Integer.BYTES ? -1 : Integer.toUnsignedLong(in.getInt((int) at));
    }
}

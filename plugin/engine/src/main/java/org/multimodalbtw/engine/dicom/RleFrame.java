package org.multimodalbtw.engine.dicom;

/** A frame of run-length encoded planes of bytes (PS3.5, annex G). */
final class RleFrame {

    private static final int HEADER = 64;

    /** Two bytes give at most so many. */
    private static final int MOST_A_PAIR = 128;

    private RleFrame() {}

    /**
     * @param bytes the frame's fragments
     * @param format how many planes of which size it has
     * @return its samples
     * @throws DicomException if it does not have as many
     */
    static FrameSamples read(byte[] bytes, PixelFormat format) throws DicomException {
        int planes = format.samples() * format.sample().allocated() / 8;
        long size = format.pixels();
        if (bytes.length < HEADER || planes == 0 || number(bytes, 0) != planes) {
            throw DicomException.damaged();
        }
        if (planes * size > (long) bytes.length / 2 * MOST_A_PAIR) {
            throw DicomException.cut();
        }
        byte[][] unpacked = new byte[planes][];
        for (int plane = 0; plane < planes; plane++) {
            long start = number(bytes, 4 * (1 + plane));
            long end = plane + 1 < planes ? number(bytes, 4 * (2 + plane)) : bytes.length;
            if (start < HEADER || end < start || end > bytes.length) {
                throw DicomException.damaged();
            }
            unpacked[plane] = unpacked(bytes, (int) start, (int) end, (int) size);
        }
        int columns = format.columns();
        return planes == format.samples()
                ? (x, y, sample) -> unpacked[sample][y * columns + x] & 0xFF
                : (x, y, sample) -> (unpacked[2 * sample][y * columns + x] & 0xFF) << 8
                        | unpacked[2 * sample + 1][y * columns + x] & 0xFF;
    }

    private static long number(byte[] bytes, int at) {
        return bytes[at] & 0xFFL
                | (bytes[at + 1] & 0xFFL) << 8
                | (bytes[at + 2] & 0xFFL) << 16
                | (bytes[at + 3] & 0xFFL) << 24;
    }

    private static byte[] unpacked(byte[] bytes, int start, int end, int size) throws DicomException {
        byte[] plane = new byte[size];
        int at = start;
        int filled = 0;
        while (filled < size) {
            if (at >= end) {
                throw DicomException.cut();
            }
            int count = bytes[at++];
            if (count == -128) {
                continue;
            }
            int length = Math.min(size - filled, 1 + Math.abs(count));
            int taken = count >= 0 ? length : 1;
            if (taken > end - at) {
                throw DicomException.cut();
            }
            for (int i = 0; i < length; i++) {
                plane[filled++] = bytes[at + (count >= 0 ? i : 0)];
            }
            at += count >= 0 ? 1 + count : 1;
        }
        return plane;
    }
}

package org.multimodalbtw.engine.encode.image;

/** The markers of a JPEG file (ITU-T T.81, annex B). */
final class JpegSegments {

    private static final int MARK = 0xFF;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int FIRST_RESTART = 0xD0;
    private static final int TEMPORARY = 0x01;

    private JpegSegments() {}

    /** @return whether the end of the image is there; a thumbnail in the header has an end of its own */
    static boolean areComplete(byte[] bytes) {
        int at = 2;
        while (at + 1 < bytes.length) {
            int marker = bytes[at + 1] & MARK;
            if ((bytes[at] & MARK) != MARK || marker == 0) {
                at++;
            } else if (marker == END_OF_IMAGE) {
                return true;
            } else if (marker == MARK) {
                at++;
            } else if (marker == TEMPORARY || marker >= FIRST_RESTART && marker < END_OF_IMAGE) {
                at += 2;
            } else {
                at = behind(bytes, at);
            }
        }
        return false;
    }

    /** @return whether the last two bytes are the end of an image, as of most files that are not cut */
    static boolean endsWhole(byte[] bytes) {
        int last = bytes.length - 1;
        return last > 0 && (bytes[last - 1] & MARK) == MARK && (bytes[last] & MARK) == END_OF_IMAGE;
    }

    /** @return where the segment that begins here ends; behind the header of a scan begin its data, in which a mark is followed by 0 */
    static int behind(byte[] bytes, int at) {
        if (at + 3 >= bytes.length) {
            return bytes.length;
        }
        int length = (bytes[at + 2] & MARK) << 8 | bytes[at + 3] & MARK;
        int next = at + 2 + Math.max(2, length);
        return next;
    }
}

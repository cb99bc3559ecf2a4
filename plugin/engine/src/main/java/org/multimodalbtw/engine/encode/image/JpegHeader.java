package org.multimodalbtw.engine.encode.image;

import java.nio.charset.StandardCharsets;
import org.multimodalbtw.engine.dicom.JpegDecoder.Colours;

/**
 * What a JPEG file says of itself before its samples begin (ITU-T T.81, annex B).
 *
 * @param bits of a sample; 0 if it does not say
 * @param isLossless whether samples are predicted, not transformed
 * @param colours what three samples mean
 */
record JpegHeader(int bits, boolean isLossless, Colours colours) {

    private static final int MARK = 0xFF;
    private static final int FIRST_FRAME = 0xC0;
    private static final int LOSSLESS_FRAME = 0xC3;
    private static final int LAST_FRAME = 0xCF;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int RESERVED = 0xC8;
    private static final int ARITHMETIC = 0xCC;
    private static final int SCAN = 0xDA;
    private static final int JFIF = 0xE0;
    private static final int ADOBE = 0xEE;
    private static final int ADOBE_TRANSFORM = 15;
    private static final int IDENTIFIERS = 10;

    /** Adobe's mark goes before JFIF's, and this before the names of the samples. */
    static JpegHeader of(byte[] bytes) {
        int bits = 0;
        boolean isLossless = false;
        Colours byName = Colours.UNSAID;
        Colours byJfif = Colours.UNSAID;
        Colours byAdobe = Colours.UNSAID;
        for (int at = 2; at + 3 < bytes.length && (bytes[at] & MARK) == MARK; at = JpegSegments.behind(bytes, at)) {
            int marker = bytes[at + 1] & MARK;
            if (marker == SCAN) {
                break;
            } else if (marker == JFIF && has(bytes, at + 4, "JFIF")) {
                byJfif = Colours.LUMA;
            } else if (marker == ADOBE && has(bytes, at + 4, "Adobe") && at + ADOBE_TRANSFORM < bytes.length) {
                byAdobe = bytes[at + ADOBE_TRANSFORM] == 0 ? Colours.RGB : Colours.LUMA;
            } else if (isFrame(marker) && at + 4 < bytes.length) {
                bits = bytes[at + 4] & MARK;
                isLossless = marker == LOSSLESS_FRAME;
                byName = areNamed(bytes, at + IDENTIFIERS) ? Colours.RGB : Colours.UNSAID;
            }
        }
        byJfif = isLossless ? Colours.UNSAID : byJfif;
        return new JpegHeader(
                bits, isLossless, byAdobe != Colours.UNSAID ? byAdobe : byJfif != Colours.UNSAID ? byJfif : byName);
    }

    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN_TABLES
                && marker != RESERVED
                && marker != ARITHMETIC;
    }

    /** Whether the samples are called R, G and B. */
    private static boolean areNamed(byte[] bytes, int at) {
        return at + 6 < bytes.length && bytes[at] == 'R' && bytes[at + 3] == 'G' && bytes[at + 6] == 'B';
    }

    private static boolean has(byte[] bytes, int at, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < wanted.length; i++) {
            if (at + i >= bytes.length || bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}

package org.multimodalbtw.engine.dicom;

import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/**
 * A value in a file.
 *
 * @param bytes the file
 * @param start where the value begins
 * @param length how many bytes it has, all of them in the file
 * @param vr the value representation as two characters; 0 where the file has none
 * @param isBig whether the most significant byte comes first
 */
record Element(byte[] bytes, int start, int length, int vr, boolean isBig) {

    static final int SS = 'S' << 8 | 'S';
    static final int OW = 'O' << 8 | 'W';

    /** @return the number of two bytes, unsigned; 0 if it has fewer */
    int whole(int index) {
        if (2 * index + 2 > length) {
            return 0;
        }
        int first = bytes[start + 2 * index] & 0xFF;
        int second = bytes[start + 2 * index + 1] & 0xFF;
        return isBig ? first << 8 | second : second << 8 | first;
    }

    /** @return the byte, unsigned */
    int octet(int index) {
        return bytes[start + index] & 0xFF;
    }

    /** @return how many numbers of two bytes it has */
    int wholes() {
        return length / 2;
    }

    /** @return the first of the texts, without blanks around it; only for elements with short ones */
    String text() {
        int end = Math.min(length, 64);
        String all = new String(bytes, start, end, StandardCharsets.ISO_8859_1);
        int separator = all.indexOf('\\');
        return (separator < 0 ? all : all.substring(0, separator))
                .replace('\0', ' ')
                .strip();
    }

    /** @return the first of the numbers that are written as texts; empty if it is none */
    OptionalDouble decimal() {
        try {
            double value = Double.parseDouble(text());
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException none) {
            return OptionalDouble.empty();
        }
    }
}

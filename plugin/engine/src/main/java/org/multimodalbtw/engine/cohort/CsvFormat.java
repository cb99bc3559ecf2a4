package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a file of separated values is written.
 *
 * @param charset its encoding
 * @param separator what stands between cells
 * @param skipsFirstLine whether the first line only says which separator it is, as {@code sep=;}
 * @param titles how many lines that are not empty stand before the names of the columns
 * @param unitLine whether the line below the names holds units
 * @param comment the first of the lines that begin with # and are passed over; empty where such lines are rows as others
 * @param isQuoted whether each line stands in quotes as a whole, as {@link QuotedLines}
 */
record CsvFormat(
        Charset charset,
        char separator,
        boolean skipsFirstLine,
        int titles,
        boolean unitLine,
        String comment,
        boolean isQuoted) {

    /** UTF-8 and commas. */
    static final CsvFormat USUAL = new CsvFormat(StandardCharsets.UTF_8, ',', false, 0, false, "", false);

    private static final int LONGEST_SHOWN = 60;
    private static final int SAMPLED_BYTES = 1 << 16;
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    /** Taken only where none of the others is between cells. */
    private static final List<Character> RARE = List.of('^', '~', '¦');

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /**
     * Looks at the first 64 KiB of a file.
     *
     * @throws IOException if it cannot be read
     */
    static CsvFormat of(Path file) throws IOException {
        byte[] bytes;
        try (InputStream stream = CsvRecords.stream(file)) {
            bytes = stream.readNBytes(SAMPLED_BYTES);
        }
        Charset charset = charset(bytes);
        String text = decode(bytes, charset);
        CsvSample written = CsvSample.of(text, bytes.length == SAMPLED_BYTES);
        boolean isQuoted = QuotedLines.are(written.lines());
        CsvSample sample = isQuoted ? CsvSample.of(QuotedLines.without(text), bytes.length == SAMPLED_BYTES) : written;
        if (sample.lines().isEmpty()) {
            return new CsvFormat(charset, ',', false, 0, false, "", false);
        }
        String first = sample.lines().get(0).replace("\uFEFF", "").strip();
        if (first.matches("(?i)\"?sep=.\"?")) {
            return new CsvFormat(charset, first.replace("\"", "").charAt(4), true, 0, false, "", isQuoted);
        }
        String comment = CsvHead.comment(sample);
        CsvSample rest = comment.isEmpty() ? sample : sample.without(CsvHead::isComment);
        CsvHead head = CsvHead.of(rest, separator(rest));
        return new CsvFormat(charset, head.separator(), false, head.titles(), head.unitLine(), comment, isQuoted);
    }

    /** What differs from the usual, one clause each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!charset.equals(StandardCharsets.UTF_8)) {
            notes.add("its encoding is " + charset.displayName());
        }
        if (separator != ',') {
            notes.add("its columns are separated by "
                    + switch (separator) {
                        case ';' -> "semicolons";
                        case '\t' -> "tabs";
                        default -> "'" + separator + "'";
                    });
        }
        if (isQuoted) {
            notes.add("each line stands in quotes as a whole, which are taken away");
        }
        if (!comment.isEmpty()) {
            notes.add("lines that begin with #, such as '"
                    + (comment.length() > LONGEST_SHOWN ? comment.substring(0, LONGEST_SHOWN) + "…" : comment)
                    + "', are comments and are passed over");
        }
        if (titles > 0) {
            notes.add(
                    titles == 1
                            ? "the line above the names of the columns is passed over"
                            : "the " + titles + " lines above the names of the columns are passed over");
        }
        if (unitLine) {
            notes.add("the line below the names of the columns holds units and is passed over");
        }
        return notes;
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // a character that the sample cuts is no error
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), false);
        return result.isError() && looksLikeWindows(bytes) ? WINDOWS : StandardCharsets.UTF_8;
    }

    /** Bytes that stand for nothing in Windows-1252, or for control characters, are of another kind of file. */
    private static boolean looksLikeWindows(byte[] bytes) {
        for (byte each : bytes) {
            int value = each & 0xFF;
            boolean undefined = value == 0x81 || value == 0x8D || value == 0x8F || value == 0x90 || value == 0x9D;
            if (undefined || value < ' ' && value != '\t' && value != '\n' && value != '\r') {
                return false;
            }
        }
        return true;
    }

    private static String decode(byte[] bytes, Charset charset) {
        return new String(bytes, charset);
    }

    /**
     * Of the separators that cut each line, or each row of several lines, into as many cells as the first one, the one that comes first in it; else one that
     * does so with most of them, of which the other ones are faults; else the comma.
     */
    private static char separator(CsvSample sample) {
        return first(sample, SEPARATORS)
                .or(() -> first(sample, RARE))
                .or(() -> SEPARATORS.stream()
                        .filter(separator -> CsvHead.fitsMostly(sample.rows(separator), separator))
                        .findFirst())
                .orElse(',');
    }

    private static Optional<Character> first(CsvSample sample, List<Character> separators) {
        Optional<Character> best = Optional.empty();
        int bestPlace = Integer.MAX_VALUE;
        for (char separator : separators) {
            List<String> rows = sample.rows(separator);
            List<String> fitting = CsvHead.fits(rows, separator) ? rows : sample.lines();
            int place = QuotedCells.firstEnd(fitting.get(0), separator);
            if (CsvHead.fits(fitting, separator) && place < bestPlace) {
                best = Optional.of(separator);
                bestPlace = place;
            }
        }
        return best;
    }
}

package org.multimodalbtw.engine.cohort;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;

/**
 * Lines that stand in quotes as a whole, with the quotes within doubled, as where a spreadsheet program saved a file of separated values that it had
 * read as a single column. They are read without these quotes.
 */
final class QuotedLines extends FilterReader {

    private static final char QUOTE = '"';
    private static final char MARK = '\uFEFF';
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    /** With fewer lines it may be a cell. */
    private static final int FEWEST = 3;

    private boolean isAtBegin = true;
    private boolean isWithin;

    /** @param text closed with this */
    QuotedLines(Reader text) {
        super(text);
    }

    /**
     * @param lines the first lines of a file that are not blank
     * @return whether each stands in quotes as a whole, and holds as many cells as the first one, which has several
     */
    static boolean are(List<String> lines) {
        if (lines.size() < FEWEST || !lines.stream().allMatch(QuotedLines::isOne)) {
            return false;
        }
        List<String> inner = lines.stream().map(QuotedLines::inner).toList();
        return SEPARATORS.stream().anyMatch(separator -> {
            int cells = QuotedCells.of(inner.get(0), separator).size();
            return cells > 1
                    && inner.stream()
                            .allMatch(line -> QuotedCells.of(line, separator).size() == cells);
        });
    }

    /** The text of such lines without these quotes. */
    static String without(String text) throws IOException {
        StringBuilder plain = new StringBuilder();
        try (Reader lines = new QuotedLines(new StringReader(text))) {
            for (int next = lines.read(); next >= 0; next = lines.read()) {
                plain.append((char) next);
            }
        }
        return plain.toString();
    }

    /** Whether a quote opens at the begin of a line and closes at its end, and all others are doubled. */
    private static boolean isOne(String line) {
        String plain = plain(line);
        if (plain.length() < 2 || plain.charAt(0) != QUOTE || plain.charAt(plain.length() - 1) != QUOTE) {
            return false;
        }
        return plain.substring(1, plain.length() - 1).replace("\"\"", "").indexOf(QUOTE) < 0;
    }

    private static String inner(String line) {
        String plain = plain(line);
        return plain.substring(1, plain.length() - 1).replace("\"\"", "\"");
    }

    private static String plain(String line) {
        return line.replace(String.valueOf(MARK), "").strip();
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        while (next == QUOTE && (isWithin || isAtBegin)) {
            if (!isWithin) {
                isWithin = true;
                isAtBegin = false;
                next = in.read();
                continue;
            }
            int behind = in.read();
            if (behind == QUOTE) {
                return QUOTE;
            }
            isWithin = false;
            next = behind;
        }
        isAtBegin = !isWithin && (next == '\n' || next == '\r' || isAtBegin && next == MARK);
        return next;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                return count == 0 && length > 0 ? -1 : count;
            }
            target[offset + count++] = (char) next;
        }
        return count;
    }
}

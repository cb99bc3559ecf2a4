package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;

/** Where the cells of a line end: a quote at the begin of a cell keeps separators and line breaks within it, one in its middle does not. */
final class QuotedCells {

    private static final char QUOTE = '"';
    private static final char MARK = '\uFEFF';
    private static final int OPEN = -1;

    private QuotedCells() {}

    /** The cells of a line, without quotes and spaces around them; a quoted one that is not closed goes to its end. */
    static List<String> of(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        while (start <= line.length()) {
            int end = end(line, start, separator);
            end = end == OPEN ? line.length() : end;
            cells.add(line.substring(start, end)
                    .replace(String.valueOf(MARK), "")
                    .replace(String.valueOf(QUOTE), "")
                    .strip());
            start = end + 1;
        }
        return cells;
    }

    /** Where the first cell of a line ends; a large number where it is the only one. */
    static int firstEnd(String line, char separator) {
        int end = end(line, 0, separator);
        return end == OPEN || end == line.length() ? Integer.MAX_VALUE : end;
    }

    /** Whether a line ends within a quoted cell. */
    static boolean isOpen(String line, char separator) {
        int end = end(line, 0, separator);
        while (end != OPEN && end < line.length()) {
            end = end(line, end + 1, separator);
        }
        return end == OPEN;
    }

    /** Where the cell that begins at a place ends: at a separator, or at the end of the line. */
    private static int end(String line, int start, char separator) {
        int from = start;
        while (from < line.length() && (line.charAt(from) == ' ' || line.charAt(from) == MARK)) {
            from++;
        }
        if (from < line.length() && line.charAt(from) == QUOTE) {
            from = behindQuotes(line, from);
        }
        if (from == OPEN) {
            return OPEN;
        }
        int end = line.indexOf(separator, from);
        return end < 0 ? line.length() : end;
    }

    private static int behindQuotes(String line, int opening) {
        int closing = line.indexOf(QUOTE, opening + 1);
        while (closing >= 0 && closing + 1 < line.length() && line.charAt(closing + 1) == QUOTE) {
            closing = line.indexOf(QUOTE, closing + 2);
        }
        return closing < 0 ? OPEN : closing + 1;
    }
}

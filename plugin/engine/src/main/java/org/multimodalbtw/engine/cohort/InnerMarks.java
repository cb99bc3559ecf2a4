package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.io.Reader;
import java.util.function.BooleanSupplier;

/**
 * Leaves out byte order marks between the begin of a line and a quote, as where exports with such a mark were put together: the quote then opens a cell.
 * Any other mark stays.
 */
final class InnerMarks extends Reader {

    private static final char MARK = '\uFEFF';

    private final Reader text;
    private final BooleanSupplier isPlain;
    private char before = '\n';
    /** Whether the last character that was read is a mark, and was not given yet. */
    private boolean isHeld;

    /**
     * @param text closed with this
     * @param isPlain whether what was read of it last has no mark for certain, so that none is looked for
     */
    InnerMarks(Reader text, BooleanSupplier isPlain) {
        this.text = text;
        this.isPlain = isPlain;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length < 2 && !isHeld) {
            return text.read(target, offset, length);
        }
        int count = 0;
        while (count == 0) {
            int held = isHeld ? 1 : 0;
            if (isHeld) {
                target[offset] = MARK;
            }
            int read = length > held ? text.read(target, offset + held, length - held) : 0;
            if (read <= 0) {
                isHeld = false;
                return held == 0 ? read : held;
            }
            // what follows a mark at the end is not known yet
            isHeld = target[offset + held + read - 1] == MARK;
            count = without(target, offset, held + read - (isHeld ? 1 : 0));
        }
        return count;
    }

    /** Takes the marks out of some text. */
    private int without(char[] target, int offset, int length) {
        boolean isHeldFirst = length > 0 && target[offset] == MARK;
        if (isPlain.getAsBoolean() && !isHeldFirst || !hasMark(target, offset, length)) {
            before = length > 0 ? target[offset + length - 1] : before;
            return length;
        }
        int end = offset;
        for (int index = offset; index < offset + length; index++) {
            char character = target[index];
            boolean isLeftOut = character == MARK
                    && (before == '\n' || before == '\r')
                    && index + 1 < offset + length
                    && target[index + 1] == '"';
            if (!isLeftOut) {
                target[end++] = character;
                before = character;
            }
        }
        return end - offset;
    }

    private static boolean hasMark(char[] target, int offset, int length) {
        boolean has = false;
        for (int index = offset; index < offset + length; index++) {
            has |= target[index] == MARK;
        }
        return has;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

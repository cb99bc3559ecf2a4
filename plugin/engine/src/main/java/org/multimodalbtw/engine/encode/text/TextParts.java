package org.multimodalbtw.engine.encode.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A text cut into consecutive parts of about equal length, at the ends of sentences or lines; one of a single sentence between words.
 *
 * @param text the text
 * @param ends where each part ends
 */
record TextParts(String text, List<Integer> ends) {

    /** A part costs a run of the model. */
    static final int MOST = 16;

    static TextParts of(String text) {
        SortedSet<Integer> sentences = boundaries(text, BreakIterator.getSentenceInstance(Locale.ROOT));
        for (int line = text.indexOf('\n'); line >= 0; line = text.indexOf('\n', line + 1)) {
            sentences.add(line + 1);
        }
        List<Integer> pieces = ends(text, sentences);
        return new TextParts(
                text,
                atMost(
                        pieces.size() > 1
                                ? pieces
                                : ends(text, boundaries(text, BreakIterator.getLineInstance(Locale.ROOT))),
                        text.length()));
    }

    private static SortedSet<Integer> boundaries(String text, BreakIterator pieces) {
        pieces.setText(text);
        SortedSet<Integer> boundaries = new TreeSet<>();
        for (int end = pieces.next(); end != BreakIterator.DONE; end = pieces.next()) {
            boundaries.add(end);
        }
        return boundaries;
    }

    /** Where pieces with a letter or digit end; what has none belongs to the piece before, and at the beginning to the one behind. */
    private static List<Integer> ends(String text, SortedSet<Integer> boundaries) {
        List<Integer> ends = new ArrayList<>();
        int start = 0;
        for (int end : boundaries) {
            if (text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
                ends.add(end);
            } else if (!ends.isEmpty()) {
                ends.set(ends.size() - 1, end);
            }
            start = end;
        }
        return ends;
    }

    private static List<Integer> atMost(List<Integer> pieces, int length) {
        if (pieces.size() <= MOST) {
            return pieces;
        }
        List<Integer> ends = new ArrayList<>();
        for (int end : pieces) {
            if (end >= (double) (ends.size() + 1) * length / MOST || end == length) {
                ends.add(end);
            }
        }
        return ends;
    }

    int count() {
        return ends.size();
    }

    String part(int index) {
        return text.substring(start(index), ends.get(index));
    }

    String without(int index) {
        return text.substring(0, start(index)) + text.substring(ends.get(index));
    }

    private int start(int index) {
        return index == 0 ? 0 : ends.get(index - 1);
    }
}

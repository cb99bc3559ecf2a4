package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One letter behind many numbers of a column that is read as names, as {@code 10T} of a coma scale whose patient has a tube. */
final class OneMarkBehind {

    private static final Pattern MARKED = Pattern.compile("\\d+(?:\\.\\d+)? ?(\\p{L})");

    private OneMarkBehind() {}

    /** How the column can be used as a number: a clause with its sign before it; empty where not all texts have the same letter. */
    static String remedy(ColumnCells cells) {
        List<String> letters = cells.texts().keySet().stream()
                .map(OneMarkBehind::letter)
                .distinct()
                .toList();
        boolean isOne =
                cells.knowsAllTexts() && letters.size() == 1 && !letters.get(0).isEmpty();
        return isOne
                ? "; to use it as a number, write the " + letters.get(0) + " of " + cells.textCells() + " of "
                        + cells.filled() + " cells into a column of its own"
                : "";
    }

    private static String letter(String text) {
        Matcher marked = MARKED.matcher(text);
        return marked.matches() ? marked.group(1) : "";
    }
}

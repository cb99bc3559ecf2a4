package org.multimodalbtw.engine.survey;

import java.util.regex.Pattern;

/** Names of a catalogue from the general to the particular, such as {@code renal|disorder of kidney|acute renal failure}: names, however long they are. */
final class NamedPaths {

    private static final double NEARLY_ALL = 0.9;
    private static final int FEWEST_CELLS = 20;
    private static final Pattern PATH = Pattern.compile("[^|\\r\\n.!?]{1,60}(?:\\|[^|\\r\\n.!?]{1,60}){1,7}");

    private NamedPaths() {}

    /** Whether nearly all cells of a column hold one. */
    static boolean are(ColumnCells cells) {
        return cells.textCells() >= FEWEST_CELLS
                && cells.cellsWith(text -> PATH.matcher(text).matches()) >= NEARLY_ALL * cells.cellsOfTexts();
    }
}

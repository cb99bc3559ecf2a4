package org.multimodalbtw.engine.survey;

import java.util.Arrays;

/** Whole numbers that are written with a point, as {@code 13001.0}: so programs write whole numbers once one cell of a column is empty. */
final class WholeNumbers {

    private WholeNumbers() {}

    /** Whether all plain numbers of a column are whole, however they are written. */
    static boolean are(ColumnCells cells) {
        return cells.areWhole() || Arrays.stream(cells.numbers()).allMatch(number -> number == Math.rint(number));
    }

    /** Whether they may name something: as they are written, or by the column's name. */
    static boolean name(ColumnCells cells, TableSurvey table) {
        return cells.areWhole() || table.namesSomething(cells) && are(cells);
    }
}

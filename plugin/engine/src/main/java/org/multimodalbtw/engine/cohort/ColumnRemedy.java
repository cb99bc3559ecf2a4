package org.multimodalbtw.engine.cohort;

import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** What to do about a column, or how to have it read otherwise. */
final class ColumnRemedy {

    private final String option;

    /**
     * @param file a file's name without its ending
     * @param column a column's name
     */
    ColumnRemedy(String file, String column) {
        option = "'Columns taken as', " + file + "/" + column + " as ";
    }

    /**
     * Of a column of numbers with cells that hold none.
     *
     * @param isSurveyed whether files are looked at
     */
    String ofNotNumbers(boolean isSurveyed) {
        return "Correct these cells, or add those that mean empty to 'Texts that mean empty', or "
                + (isSurveyed
                        ? "take the column otherwise: " + option + "Category or Unused."
                        : "name the column in 'Columns read as text'.");
    }

    /**
     * @param finding what the column is taken for
     * @param hasEmptyNumbers whether some of its numbers count as empty
     */
    String of(ColumnFinding finding, boolean hasEmptyNumbers) {
        if (!finding.isSaid()) {
            return "";
        }
        if (!finding.isUsed()) {
            return ofLeftOut(finding.taken());
        }
        if (hasEmptyNumbers) {
            return "If it is a value: " + option + "Number, or switch 'Numbers that stand for empty are empty' off.";
        }
        return finding.taken() == Taken.EMPTY || finding.taken() == Taken.CONSTANT
                ? "Nothing, or leave it out: " + option + "Unused."
                : "If it is something else, or not to be used: " + option + "Number, Category or Unused.";
    }

    private String ofLeftOut(Taken taken) {
        return switch (taken) {
            case SECOND_ID, ROW_NUMBER, CODE -> "To use it all the same: " + option + "Number or Category.";
            case OUTCOME, SPLIT -> "Nothing. To use it all the same: " + option + "Number or Category.";
            case DATE -> "To use it: " + option + "Days since another column of dates, or since a date.";
            default -> "To use it, write it to a file of its own, with the ids.";
        };
    }
}

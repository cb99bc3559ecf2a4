package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.Set;

/** The outcome as a flag: one value, such as x, yes or 1, or the date of the event, in some rows of the labels, and nothing in the others, which means no. */
public final class OutcomeFlag {

    /** What an empty cell of a flag is. */
    static final String EMPTY = "no";
    /** What a date is in a column of dates. */
    private static final String DATE = "yes";

    /** With these alone, an empty cell does not mean no. */
    private static final Set<String> NO =
            ColumnWords.set("no n nein non false f falsch faux 0 negative neg negativ absent nee keine none");

    /** In fewer rows, empty may as well mean that the outcome is not known yet. */
    private static final int FEWEST_ROWS = 20;

    private OutcomeFlag() {}

    /**
     * @param finding what a column of the labels is taken for
     * @param cells all of its cells
     * @param settings says which column is predicted
     * @return the same, or that empty cells are read as no where the column is predicted and has one value otherwise
     */
    public static ColumnFinding of(ColumnFinding finding, ColumnCells cells, SurveySettings settings) {
        boolean isPossible = settings.isOutcome(cells.name())
                && !finding.isAsChosen()
                && cells.blank() > 0
                && cells.rows() >= FEWEST_ROWS
                && cells.emptyTexts().isEmpty()
                && cells.errors().isEmpty();
        if (isPossible && areDates(cells)) {
            return found(
                    finding,
                    "dates in " + cells.filled()
                            + " rows and nothing in the others, so that a date counts as the class '" + DATE + "' and "
                            + empty(cells) + "; if empty means unknown, take the column as a category",
                    CellPart.FLAG_OF_DATES);
        }
        String value = isPossible ? value(cells) : "";
        if (value.isEmpty() || NO.contains(value.toLowerCase(Locale.ROOT)) || NoResult.says(value)) {
            return finding;
        }
        return found(
                finding,
                "'" + value + "' in " + cells.filled() + " rows and nothing in the others, so that " + empty(cells)
                        + "; if empty means unknown, take the column as a category",
                CellPart.FLAG);
    }

    private static ColumnFinding found(ColumnFinding finding, String reason, CellPart part) {
        return new ColumnFinding(finding.column(), Taken.FLAG, true, reason, CellReading.flag(part), 0, true);
    }

    private static String empty(ColumnCells cells) {
        long blank = cells.blank();
        return (blank == 1 ? "1 empty cell counts" : blank + " empty cells count") + " as the class '" + EMPTY + "'";
    }

    /** The class of a cell of a flag. */
    static String text(String cell, CellPart part) {
        return cell.isEmpty() ? EMPTY : part == CellPart.FLAG_OF_DATES ? DATE : cell;
    }

    /** Whether all cells that are filled hold dates, such as those of death. */
    private static boolean areDates(ColumnCells cells) {
        return cells.plainNumbers() == 0
                && cells.filled() > 0
                && cells.dates() == cells.filled()
                && cells.texts().keySet().stream().allMatch(text -> Double.isNaN(TimeText.clock(text)));
    }

    /** The only value, in whatever case; empty where there are several. */
    private static String value(ColumnCells cells) {
        boolean areTexts = cells.textCells() > 0;
        if (areTexts && cells.plainNumbers() > 0 || cells.filled() == 0) {
            return "";
        }
        if (!areTexts) {
            return cells.areWhole() && cells.differentWholes() == 1 ? String.valueOf((long) cells.numbers()[0]) : "";
        }
        long different = cells.texts().keySet().stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return different == 1 ? cells.texts().keySet().iterator().next() : "";
    }
}

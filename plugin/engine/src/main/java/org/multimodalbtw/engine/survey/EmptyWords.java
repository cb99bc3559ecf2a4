package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.multimodalbtw.engine.Examples;

/**
 * What stands in cells of a column in place of a value and means that there is none: it is taken out before the rules look at the cells, so
 * that an id, a code or a date is the same with a word for empty as with an empty cell.
 *
 * @param words how often each word for empty stands there, such as {@code NULL} and {@code unbekannt}
 * @param codes the numbers among names that are codes for unknown, such as -9999, in all ways in which cells may have them
 * @param codeCells in how many cells these stand
 */
record EmptyWords(Map<String, Integer> words, Set<String> codes, long codeCells) {

    static final EmptyWords NONE = new EmptyWords(Map.of(), Set.of(), 0);

    /** The words of a column; none where it has nothing else, says what was measured, holds values of all kinds, or is of the labels. */
    static EmptyWords of(TableSurvey table, ColumnCells cells) {
        if (cells.textCells() == 0 || isLeftAlone(table, cells)) {
            return NONE;
        }
        Map<String, Integer> words = new TreeMap<>(cells.texts());
        words.keySet().removeIf(text -> !NoResult.says(text));
        boolean areAll = words.size() == cells.texts().size() && cells.plainNumbers() == 0;
        return words.isEmpty() || areAll ? NONE : new EmptyWords(words, Set.of(), 0);
    }

    /** The codes among the names of a column that nobody chose to be something, where stand-ins for unknown are looked for. */
    static EmptyWords ofCodes(TableSurvey table, ColumnCells cells) {
        boolean mayBe = cells.textCells() > 0
                && cells.plainNumbers() > 0
                && table.findsSentinels()
                && !isLeftAlone(table, cells)
                && table.choice(cells.name()).isEmpty();
        Set<String> codes = mayBe ? CodesAmongNames.of(cells) : Set.of();
        return codes.isEmpty() ? NONE : new EmptyWords(Map.of(), codes, cells.plainNumbers());
    }

    private static boolean isLeftAlone(TableSurvey table, ColumnCells cells) {
        return table.isLabels() || table.isVariable(cells.name()) || table.isValue(cells.name());
    }

    /** The words of one beside the codes of the other. */
    EmptyWords with(EmptyWords other) {
        return other.codes.isEmpty() ? this : new EmptyWords(words, other.codes, other.codeCells);
    }

    boolean isNone() {
        return words.isEmpty() && codes.isEmpty();
    }

    /** All of them, as cells have them. */
    Set<String> texts() {
        Set<String> texts = new HashSet<>(words.keySet());
        texts.addAll(codes);
        return texts;
    }

    /** Says that they count as empty. */
    List<String> clauses() {
        List<String> clauses = new ArrayList<>();
        if (!words.isEmpty()) {
            long cells = words.values().stream().mapToLong(Integer::longValue).sum();
            clauses.add((cells == 1 ? "1 cell says" : cells + " cells say") + " that nothing is known, "
                    + Examples.of(List.copyOf(words.keySet())) + ", and " + (cells == 1 ? "counts" : "count")
                    + " as empty");
        }
        if (!codes.isEmpty()) {
            String code = CodesAmongNames.shown(codes);
            clauses.add(code + " among names, in " + (codeCells == 1 ? "1 cell" : codeCells + " cells")
                    + ", stands for unknown and counts as empty; to keep it as a name, take the column as a category");
        }
        return clauses;
    }
}

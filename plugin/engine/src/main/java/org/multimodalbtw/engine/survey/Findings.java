package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** Makes findings of one column: which of its cells are empty is the same in all of them. */
final class Findings {

    private static final int LONGEST_SHOWN = 40;

    private final TableSurvey table;
    private final ColumnCells cells;
    private final Set<String> empty;
    private final Set<String> words;
    private final EmptyWords unknown;

    private Findings(TableSurvey table, ColumnCells cells, Set<String> empty, Set<String> words, EmptyWords unknown) {
        this.table = table;
        this.cells = cells;
        this.empty = empty;
        this.words = words;
        this.unknown = unknown;
    }

    /**
     * @param table the table of the column
     * @param cells the column, of which words for empty are no cells with a value
     * @param unknown these words
     */
    static Findings of(TableSurvey table, ColumnCells cells, EmptyWords unknown) {
        Set<String> words = table.wordsIn(cells);
        if (words.isEmpty() && unknown.isNone()) {
            return new Findings(table, cells, table.emptyTexts(), words, unknown);
        }
        Set<String> empty = new HashSet<>(table.emptyTexts());
        empty.removeAll(words);
        empty.addAll(unknown.texts());
        return new Findings(table, cells, empty, words, unknown);
    }

    /** Texts that mean that a cell is empty, errors of a spreadsheet not among them. */
    Set<String> empty() {
        return empty;
    }

    /** Texts that mean empty elsewhere and are words here. */
    Set<String> words() {
        return words;
    }

    ColumnFinding unused() {
        return new ColumnFinding(
                cells.name(), Taken.CATEGORY, false, "as chosen", reading(Kind.CATEGORY), share(), false);
    }

    /** As a person says, and nothing else. */
    ColumnFinding chosen(Taken taken, Kind kind) {
        return new ColumnFinding(
                cells.name(), taken, true, "as chosen", CellReading.plain(kind, empty), share(), false);
    }

    ColumnFinding leftOut(Taken taken, String reason) {
        return new ColumnFinding(cells.name(), taken, false, reason, reading(Kind.CATEGORY), share(), true);
    }

    ColumnFinding used(Taken taken, Kind kind, String reason) {
        return finding(taken, reading(kind), reason, false);
    }

    ColumnFinding said(Taken taken, Kind kind, String reason) {
        return finding(taken, reading(kind), reason, true);
    }

    /** The errors of a spreadsheet and the words that are read as empty are said in any case. */
    ColumnFinding finding(Taken taken, CellReading reading, String reason, boolean isSaid) {
        List<String> reasons = new ArrayList<>(reason.isEmpty() ? List.of() : List.of(reason));
        long errors =
                cells.errors().values().stream().mapToLong(Integer::longValue).sum();
        if (errors > 0) {
            reasons.add(
                    (errors == 1 ? "1 cell holds an error" : errors + " cells hold an error") + " of a spreadsheet, "
                            + Examples.of(List.copyOf(cells.errors().keySet())) + ", and "
                            + (errors == 1 ? "counts" : "count") + " as empty");
        }
        reasons.addAll(unknown.clauses());
        return new ColumnFinding(
                cells.name(),
                taken,
                true,
                String.join("; ", reasons),
                reading,
                share(),
                isSaid || errors > 0 || !unknown.isNone());
    }

    /** A column of two numbers in each cell. */
    ColumnFinding pair(String reason) {
        Set<String> all = new HashSet<>(empty);
        all.addAll(cells.errors().keySet());
        return finding(Taken.NUMBER, CellReading.twoNumbers(all), reason, true);
    }

    /** The value of a column of one short text: many columns are of one number, and are said together. */
    private String value() {
        Optional<String> text = cells.texts().keySet().stream()
                .findFirst()
                .filter(value -> cells.plainNumbers() == 0 && value.length() <= LONGEST_SHOWN);
        return text.map(value -> ", " + Examples.of(List.of(value))).orElse("");
    }

    /** A column of one value. */
    ColumnFinding oneValue(CellReading reading, List<String> others) {
        return oneValue(reading, others, share() > 0);
    }

    /** As {@link #oneValue(CellReading, List)}, where it is known whether some cells count as empty. */
    ColumnFinding oneValue(CellReading reading, List<String> others, boolean isFlag) {
        List<String> reasons = new ArrayList<>(List.of(
                isFlag
                        ? "one value, or empty, which is told apart"
                        : cells.texts().size() > 1
                                ? "one name in all rows, so that it tells nothing"
                                : "the same in all rows" + value() + ", so that it tells nothing"));
        reasons.addAll(others);
        return finding(isFlag ? Taken.FLAG : Taken.CONSTANT, reading, String.join("; ", reasons), true);
    }

    CellReading reading(Kind kind) {
        return reading(kind, Set.of());
    }

    /** As {@link #reading(Kind)}, where further texts mean that a cell is empty. */
    CellReading reading(Kind kind, Set<String> none) {
        if (words.isEmpty()
                && none.isEmpty()
                && unknown.isNone()
                && cells.errors().isEmpty()) {
            return table.reading(kind);
        }
        Set<String> all = new HashSet<>(empty);
        all.addAll(none);
        all.addAll(cells.errors().keySet());
        return CellReading.plain(kind, all);
    }

    /** Whether some cells are empty. */
    boolean hasEmpty() {
        return share() > 0;
    }

    private double share() {
        Map<String, Integer> found = cells.emptyTexts();
        long filled = cells.filled()
                + words.stream().mapToLong(word -> found.getOrDefault(word, 0)).sum();
        return cells.rows() == 0 ? 0 : 1 - (double) filled / cells.rows();
    }
}

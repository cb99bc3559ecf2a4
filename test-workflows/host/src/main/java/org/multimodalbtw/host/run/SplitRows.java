package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;

/** What the rows of the labels hold in a column that says, or may say, which rows train, validate and test. */
final class SplitRows {

    private final TableColumn column;
    private final int index;
    private final Map<String, Integer> known = new TreeMap<>();
    private final Map<String, Integer> unknown = new TreeMap<>();

    /**
     * @param column a column of the labels
     * @param index its position
     */
    SplitRows(TableColumn column, int index) {
        this.column = column;
        this.index = index;
    }

    /** @param isKnown whether the row's outcome is known */
    void add(TableRows.Row row, boolean isKnown) {
        (isKnown ? known : unknown).merge(value(row), 1, Integer::sum);
    }

    /** The value of a row; an empty text where it has none. */
    String value(TableRows.Row row) {
        if (row.isMissing(index)) {
            return "";
        }
        return column.kind() == TableColumn.Kind.NUMBER
                ? Limits.number(row.number(index))
                : row.category(index).strip();
    }

    /** What a value means; empty where it is no split, or the column says something else. */
    Optional<Split> meaning(String value) {
        return value.isEmpty() ? Optional.empty() : reader().map(reader -> reader.read(value));
    }

    private Optional<SplitReader> reader() {
        Set<String> values = new TreeSet<>(known.keySet());
        values.addAll(unknown.keySet());
        try {
            return Optional.of(SplitReader.of(column.name(), values));
        } catch (InputException noSplit) {
            return Optional.empty();
        }
    }

    /**
     * @throws InputException if one of the rows that have an outcome is called neither a training nor a validation nor a test row
     */
    void require() {
        SplitReader.of(column.name(), known);
    }

    /** That the column says which rows train and test, and what each value is read as where that is guessed: words to stand behind its name. */
    String role() {
        try {
            return LabelRoles.SAYS_ALL
                    + SplitReader.of(column.name(), known)
                            .guesses()
                            .map(guesses -> ": " + guesses + " (if that is wrong, write train, valid and test)")
                            .orElse("");
        } catch (InputException noSplit) {
            return "cannot be used as the split: what to do stands below";
        }
    }

    /** That no test row has an outcome, where there are test rows: a sentence. */
    Optional<String> withoutTests() {
        long lost = tests(unknown);
        return lost == 0 || known.isEmpty() || tests(known) > 0
                ? Optional.empty()
                : Optional.of(
                        "All " + OutcomeRows.rows(lost) + " that '" + column.name()
                                + "' calls test lack the outcome, so that no test row judges what was learnt: the figures are of rows"
                                + " that were learnt from, or held out of them. Write the outcome of the test rows, where it is known.");
    }

    private long tests(Map<String, Integer> rows) {
        return rows.entrySet().stream()
                .filter(value -> meaning(value.getKey()).equals(Optional.of(Split.TEST)))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How a column that is not the split would become one: a sentence; empty where its values do not say which rows test. */
    Optional<String> advice() {
        Map<String, Integer> rows = new TreeMap<>(known);
        unknown.forEach((value, count) -> rows.merge(value, count, Integer::sum));
        Map<String, Split> meanings = new TreeMap<>();
        rows.keySet().forEach(value -> meaning(value).ifPresent(split -> meanings.put(value, split)));
        boolean saysAll = meanings.size() == rows.size() && meanings.size() > 1 && tests(rows) > 0;
        return saysAll ? Optional.of(advice(column.name(), rows, meanings)) : Optional.empty();
    }

    /**
     * @param name the column's name
     * @param rows how many rows have each of its values
     * @param meanings what each value means
     * @return how the column would become the split: a sentence
     */
    static String advice(String name, Map<String, Integer> rows, Map<String, Split> meanings) {
        List<String> parts = new ArrayList<>();
        rows.forEach((value, count) -> parts.add(meanings.get(value).name().toLowerCase(Locale.ROOT)
                + " where it says '" + value + "' (" + OutcomeRows.rows(count) + ")"));
        return "'" + name + "' is not used as the split. If it says which rows train and test: add a column split with "
                + String.join(", ", parts) + ".";
    }
}

package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.encode.ForwardingRow;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Rows whose numbers are read as texts, or whose texts as numbers, where the training rows had the other: what a few new patients have in a
 * column need not show what it holds, and a column without any value shows nothing. Where no number of theirs is a limit, they lack the
 * column that says so, and have 0 in it.
 */
final class RowsAsLearnt implements TableRows {

    private final TableRows rows;
    private final List<TableColumn> columns = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    /** The columns none of whose numbers is a limit, where training rows have such. */
    private final List<Integer> withoutLimits = new ArrayList<>();

    /** Whether a cell has to be read as something else. */
    private boolean hasOthers;

    private RowsAsLearnt(TableRows rows, List<TableColumn> inputs) {
        this.rows = rows;
        Map<String, Integer> places = new HashMap<>();
        Map<String, Kind> learnt = new HashMap<>();
        inputs.forEach(input -> learnt.put(input.name(), input.kind()));
        for (TableColumn found : rows.columns()) {
            Kind wanted = learnt.getOrDefault(found.name(), found.kind());
            boolean other = isText(wanted) && found.kind() == Kind.NUMBER
                    || wanted == Kind.NUMBER && found.kind() == Kind.CATEGORY;
            boolean isList = wanted == Kind.CODES && found.kind() == Kind.CATEGORY;
            hasOthers |= other || isList;
            places.putIfAbsent(found.name(), columns.size());
            columns.add(other || isList ? new TableColumn(found.name(), wanted) : found);
            if (other && !rows.areTexts()) {
                notes.add("Column '" + found.name() + "' holds " + (isText(wanted) ? "numbers" : "texts")
                        + ", and is read as " + (isText(wanted) ? "texts" : "numbers")
                        + ", as the training rows have.");
            }
        }
        for (TableColumn input : inputs) {
            Optional<Integer> place = LimitColumn.measured(input.name()).map(places::get);
            if (place.isPresent() && !places.containsKey(input.name())) {
                columns.add(input);
                withoutLimits.add(place.get());
            }
        }
    }

    /**
     * @param rows any rows
     * @param inputs the columns of the training rows
     * @return the rows with columns of the same kinds, as far as numbers and texts can be told from each other
     */
    static RowsAsLearnt of(TableRows rows, List<TableColumn> inputs) {
        return new RowsAsLearnt(rows, inputs);
    }

    /** A number as a category: whole numbers without a point. */
    static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    private static boolean isText(Kind kind) {
        return kind == Kind.CATEGORY || kind == Kind.CODES;
    }

    /** What is read as something else, one sentence each. */
    List<String> notes() {
        return notes;
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public void forEach(Visitor visitor) {
        if (withoutLimits.isEmpty() && !hasOthers) {
            rows.forEach(visitor);
        } else {
            rows.forEach(row -> visitor.visit(new Learnt(row)));
        }
    }

    private final class Learnt extends ForwardingRow {

        Learnt(Row row) {
            super(row);
        }

        @Override
        public boolean isMissing(int column) {
            return row.isMissing(isOfLimits(column) ? withoutLimits.get(column - found()) : column);
        }

        private boolean isOfLimits(int column) {
            return column >= found();
        }

        private int found() {
            return columns.size() - withoutLimits.size();
        }

        @Override
        public double number(int column) {
            if (isOfLimits(column)) {
                return 0;
            }
            if (rows.columns().get(column).kind() != Kind.CATEGORY) {
                return row.number(column);
            }
            String text = row.category(column);
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException noNumber) {
                throw new InputException(
                        "Row '" + row.id() + "', column '" + columns.get(column).name() + "': '" + text
                                + "' is no number, where training rows have numbers.",
                        "Correct the cell, or leave it empty.",
                        noNumber);
            }
        }

        @Override
        public String category(int column) {
            Kind found = rows.columns().get(column).kind();
            if (found != Kind.NUMBER) {
                boolean isOne = columns.get(column).kind() == found;
                return isOne ? row.category(column) : CodeList.lines(row.category(column));
            }
            return text(row.number(column));
        }
    }
}

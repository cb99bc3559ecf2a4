package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.multimodalbtw.engine.encode.ForwardingRow;
import org.multimodalbtw.engine.encode.PairColumns;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.CellText;

/**
 * Rows with the two columns that an encoder knows of a column of two numbers in a cell, where the table has only that column: of a few new
 * patients nobody can tell what its cells hold. What holds no two numbers is empty in both.
 */
final class RowsOfPairs implements TableRows {

    private static final CellReading TWO = CellReading.twoNumbers(CellReading.USUAL_EMPTY);

    private final TableRows rows;
    private final List<Half> halves = new ArrayList<>();
    private ReadingTally tally = new ReadingTally();

    /**
     * A column that is made.
     *
     * @param place the index of the table's column with both numbers
     */
    private record Half(TableColumn column, int place, PairColumns which) {}

    /**
     * @param rows any rows
     * @param inputs the columns of the training rows
     */
    RowsOfPairs(TableRows rows, List<TableColumn> inputs) {
        this.rows = rows;
        Map<String, Integer> places = new HashMap<>();
        rows.columns().forEach(column -> places.putIfAbsent(column.name(), places.size()));
        for (TableColumn input : inputs) {
            if (input.kind() == Kind.NUMBER && !places.containsKey(input.name())) {
                half(input, places).ifPresent(halves::add);
            }
        }
    }

    private static Optional<Half> half(TableColumn input, Map<String, Integer> places) {
        return Arrays.stream(PairColumns.values())
                .flatMap(which -> which.written(input.name()).map(places::get).stream()
                        .map(place -> new Half(input, place, which)))
                .findFirst();
    }

    /** @return what was noticed of the cells since rows were last read, at most one sentence */
    List<String> notes() {
        return tally.sentences();
    }

    @Override
    public List<TableColumn> columns() {
        return Stream.concat(rows.columns().stream(), halves.stream().map(Half::column))
                .toList();
    }

    @Override
    public Map<String, String> properties(int column) {
        return column < rows.columns().size() ? rows.properties(column) : Map.of();
    }

    @Override
    public boolean areTexts() {
        return rows.areTexts();
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public void forEach(Visitor visitor) {
        tally = new ReadingTally();
        if (halves.isEmpty()) {
            rows.forEach(visitor);
        } else {
            rows.forEach(row -> visitor.visit(new Halved(row)));
        }
    }

    private final class Halved extends ForwardingRow {

        private final int own = rows.columns().size();
        private final double[] numbers = new double[halves.size()];

        Halved(Row row) {
            super(row);
            for (int index = 0; index < numbers.length; index++) {
                numbers[index] = number(halves.get(index));
            }
        }

        private double number(Half half) {
            if (row.isMissing(half.place)) {
                return Double.NaN;
            }
            String text =
                    switch (rows.columns().get(half.place).kind()) {
                        case NUMBER -> RowsAsLearnt.text(row.number(half.place));
                        case CATEGORY, CODES -> CellText.strip(row.category(half.place));
                        case TIME, VECTOR, IMAGE -> "";
                    };
            double number = TWO.half(half.which).number(text);
            if (Double.isNaN(number) && half.which == PairColumns.FIRST) {
                tally.noTwoNumbers(rows.columns().get(half.place).name(), text);
            }
            return number;
        }

        @Override
        public boolean isMissing(int column) {
            return column < own ? row.isMissing(column) : Double.isNaN(numbers[column - own]);
        }

        @Override
        public double number(int column) {
            return column < own ? row.number(column) : numbers[column - own];
        }
    }
}

package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** A table whose rows are made when they are read. */
final class GeneratedRows implements TableRows {

    private final List<TableColumn> columns;
    private final Map<String, List<String>> categories;
    private final int candidates;
    private final IntPredicate present;
    private final IntFunction<String> id;
    private final IntFunction<Object[]> cells;
    private long size = -1;

    /**
     * @param columns the columns
     * @param categories the possible categories of columns, by the column's name
     * @param candidates how many rows there would be if all were present
     * @param present whether a candidate has a row
     * @param id a candidate's id
     * @param cells a candidate's cells: a Double in columns of numbers, NaN where empty, a String in columns of
     *     categories
     */
    GeneratedRows(
            List<TableColumn> columns,
            Map<String, List<String>> categories,
            int candidates,
            IntPredicate present,
            IntFunction<String> id,
            IntFunction<Object[]> cells) {
        this.columns = List.copyOf(columns);
        this.categories = Map.copyOf(categories);
        this.candidates = candidates;
        this.present = present;
        this.id = id;
        this.cells = cells;
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public List<String> categories(int column) {
        return categories.getOrDefault(columns.get(column).name(), List.of());
    }

    @Override
    public long size() {
        if (size < 0) {
            size = IntStream.range(0, candidates).filter(present).count();
        }
        return size;
    }

    @Override
    public void forEach(Visitor visitor) {
        for (int index = 0; index < candidates; index++) {
            if (present.test(index)) {
                visitor.visit(new GeneratedRow(id.apply(index), cells.apply(index)));
            }
        }
    }

    /** A row with its cells. */
    static final class GeneratedRow implements Row {

        private final String id;
        private final Object[] cells;

        GeneratedRow(String id, Object[] cells) {
            this.id = id;
            this.cells = cells;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public boolean isMissing(int column) {
            return cells[column] instanceof Double number && number.isNaN();
        }

        @Override
        public double number(int column) {
            return (Double) cells[column];
        }

        @Override
        public String category(int column) {
            return (String) cells[column];
        }

        @Override
        public double[] vector(int column) {
            throw new IllegalStateException("A generated cohort has no columns of vectors");
        }
    }
}

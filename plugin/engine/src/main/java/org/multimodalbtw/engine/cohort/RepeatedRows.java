package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** A table with any number of rows for each of several candidates, made when they are read. Ids count the rows from 1. */
final class RepeatedRows implements TableRows {

    private final List<TableColumn> columns;
    private final Map<String, List<String>> categories;
    private final int candidates;
    private final IntFunction<List<Object[]>> rows;
    private long size = -1;

    /**
     * @param columns the columns
     * @param categories the possible categories of columns, by the column's name
     * @param candidates how many candidates there are
     * @param rows a candidate's rows, with cells as those of {@link GeneratedRows}
     */
    RepeatedRows(
            List<TableColumn> columns,
            Map<String, List<String>> categories,
            int candidates,
            IntFunction<List<Object[]>> rows) {
        this.columns = List.copyOf(columns);
        this.categories = Map.copyOf(categories);
        this.candidates = candidates;
        this.rows = rows;
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
            size = 0;
            for (int candidate = 0; candidate < candidates; candidate++) {
                size += rows.apply(candidate).size();
            }
        }
        return size;
    }

    @Override
    public void forEach(Visitor visitor) {
        long number = 0;
        for (int candidate = 0; candidate < candidates; candidate++) {
            for (Object[] cells : rows.apply(candidate)) {
                visitor.visit(new GeneratedRows.GeneratedRow("Row" + ++number, cells));
            }
        }
    }
}

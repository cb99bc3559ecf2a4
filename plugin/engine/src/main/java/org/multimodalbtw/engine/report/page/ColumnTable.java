package org.multimodalbtw.engine.report.page;

import java.util.List;

/**
 * A table of texts.
 *
 * @param columns the columns' names
 * @param rows each with one text a column, which is empty where a cell lacks
 */
public record ColumnTable(List<String> columns, List<List<String>> rows) {

    /** @throws IllegalArgumentException if a row has another number of cells */
    public ColumnTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        int width = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("rows of other than " + width + " cells");
        }
    }

    /** The place of a column; -1 if there is none. */
    int place(String column) {
        return columns.indexOf(column);
    }
}

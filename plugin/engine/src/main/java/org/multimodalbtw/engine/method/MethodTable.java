package org.multimodalbtw.engine.method;

import java.util.List;

/**
 * What a training method noted in a training, to look at.
 *
 * @param name what it is called
 * @param columns the names of the numbers
 * @param rows in the order in which they were noted
 */
public record MethodTable(String name, List<String> columns, List<Row> rows) {

    /**
     * One row.
     *
     * @param epoch 1 for the first
     * @param part what the numbers are of, for example a modality
     * @param values one number a column; not a number where there is none
     */
    public record Row(int epoch, String part, List<Double> values) {

        /** Keeps its own copy of the list. */
        public Row {
            values = List.copyOf(values);
        }
    }

    /** @throws IllegalArgumentException if a row has not one number a column */
    public MethodTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        int count = columns.size();
        if (rows.stream().anyMatch(row -> row.values().size() != count)) {
            throw new IllegalArgumentException("A row of the table '" + name + "' has not " + count + " numbers");
        }
    }
}

package org.multimodalbtw.engine.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the rows of a {@link MethodTable} while a method is at work. */
final class NotedRows {

    private final String name;
    private final List<String> columns;
    private final List<MethodTable.Row> rows = new ArrayList<>();

    /**
     * @param name of the table
     * @param columns the names of the numbers
     */
    NotedRows(String name, String... columns) {
        this.name = name;
        this.columns = List.of(columns);
    }

    /** Adds a row. @param values one a column, not a number where there is none */
    void add(EpochView epoch, String part, Double... values) {
        add(epoch.number(), part, List.of(values));
    }

    /** Adds a row. */
    void add(int epoch, String part, List<Double> values) {
        rows.add(new MethodTable.Row(epoch, part, values));
    }

    /** What was collected; empty where nothing was. */
    Optional<MethodTable> table() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(new MethodTable(name, columns, rows));
    }
}

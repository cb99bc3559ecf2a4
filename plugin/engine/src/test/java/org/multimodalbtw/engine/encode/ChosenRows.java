package org.multimodalbtw.engine.encode;

import java.util.List;
import java.util.function.Predicate;

/**
 * Some rows of a table.
 *
 * @param rows the table
 * @param chosen by id
 */
public record ChosenRows(TableRows rows, Predicate<String> chosen) implements TableRows {

    @Override
    public List<TableColumn> columns() {
        return rows.columns();
    }

    @Override
    public long size() {
        long[] count = {0};
        forEach(row -> count[0]++);
        return count[0];
    }

    @Override
    public void forEach(Visitor visitor) {
        rows.forEach(row -> {
            if (chosen.test(row.id())) {
                visitor.visit(row);
            }
        });
    }
}

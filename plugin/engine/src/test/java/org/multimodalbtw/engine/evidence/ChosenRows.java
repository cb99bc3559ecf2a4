package org.multimodalbtw.engine.evidence;

import java.util.List;
import java.util.function.Predicate;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** Some rows of a table. */
record ChosenRows(TableRows rows, Predicate<String> chosen) implements TableRows {

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

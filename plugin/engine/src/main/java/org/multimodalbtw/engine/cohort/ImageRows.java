package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.multimodalbtw.engine.encode.ForwardingRow;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** Rows that name image files relative to their folder: here the names are complete. */
final class ImageRows implements TableRows {

    private final TableRows rows;
    private final UnaryOperator<String> complete;
    private final Set<Integer> paths;

    /**
     * @param rows the rows
     * @param complete makes a name complete
     * @param paths the columns with names of images
     */
    ImageRows(TableRows rows, UnaryOperator<String> complete, Set<Integer> paths) {
        this.rows = rows;
        this.complete = complete;
        this.paths = Set.copyOf(paths);
    }

    @Override
    public List<TableColumn> columns() {
        return rows.columns();
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public void forEach(Visitor visitor) {
        rows.forEach(row -> visitor.visit(new Complete(row)));
    }

    private final class Complete extends ForwardingRow {

        Complete(Row row) {
            super(row);
        }

        @Override
        public String category(int column) {
            String text = row.category(column);
            return paths.contains(column) ? complete.apply(text) : text;
        }
    }
}

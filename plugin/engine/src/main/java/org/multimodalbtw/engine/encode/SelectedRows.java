package org.multimodalbtw.engine.encode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Those rows of a table whose ids are wanted. */
public final class SelectedRows implements TableRows {

    private final TableRows rows;
    private final Set<String> wanted;
    private final long size;

    /**
     * @param rows the table; it is read once to count
     * @param wanted ids; those that the table lacks are ignored
     */
    public SelectedRows(TableRows rows, Set<String> wanted) {
        this.rows = rows;
        this.wanted = Set.copyOf(wanted);
        this.size = count();
    }

    @Override
    public List<TableColumn> columns() {
        return rows.columns();
    }

    @Override
    public Map<String, String> properties(int column) {
        return rows.properties(column);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void forEach(Visitor visitor) {
        Selection selection = new Selection();
        rows.forEach(row -> {
            if (selection.has(row.id())) {
                visitor.visit(row);
            }
        });
    }

    /** Looks each id up once where rows of an id stand together. */
    private final class Selection {

        private String last = "";
        private boolean isWanted = wanted.contains("");

        boolean has(String id) {
            if (!id.equals(last)) {
                last = id;
                isWanted = wanted.contains(id);
            }
            return isWanted;
        }
    }

    private long count() {
        long[] count = {0};
        forEach(row -> count[0]++);
        return count[0];
    }
}

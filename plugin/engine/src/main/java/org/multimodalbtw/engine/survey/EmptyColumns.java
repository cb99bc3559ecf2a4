package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;

/** Rows of which columns without any value, which may be of any kind, are of the kind that was learnt from. */
public final class EmptyColumns implements TableRows {

    private final TableRows rows;
    private final List<TableColumn> columns = new ArrayList<>();

    private EmptyColumns(TableRows rows, Map<String, TableColumn> learnt) {
        this.rows = rows;
        BitSet others = withoutCells(rows, learnt);
        for (int column = 0; column < rows.columns().size(); column++) {
            TableColumn found = rows.columns().get(column);
            boolean isEmpty = Decided.of(rows.properties(column), found.kind())
                    .filter(decided -> decided.taken() == Taken.EMPTY)
                    .isPresent();
            columns.add(isEmpty || others.get(column) ? learnt.getOrDefault(found.name(), found) : found);
        }
    }

    /** The columns of another kind than was learnt from, none of whose cells holds anything; the rows are read only if there are such. */
    private static BitSet withoutCells(TableRows rows, Map<String, TableColumn> learnt) {
        BitSet empty = new BitSet();
        for (int column = 0; column < rows.columns().size(); column++) {
            TableColumn found = rows.columns().get(column);
            Kind wanted = learnt.getOrDefault(found.name(), found).kind();
            empty.set(column, found.kind() != wanted && found.kind() != Kind.TIME);
        }
        if (!empty.isEmpty()) {
            rows.forEach(row -> {
                for (int column = empty.nextSetBit(0); column >= 0; column = empty.nextSetBit(column + 1)) {
                    empty.set(column, row.isMissing(column));
                }
            });
        }
        return empty;
    }

    /**
     * @param rows any rows
     * @param learnt the columns that were learnt from
     * @return the rows; the same where no column of another kind is empty
     */
    public static TableRows of(TableRows rows, List<TableColumn> learnt) {
        Map<String, TableColumn> names = new HashMap<>();
        learnt.forEach(column -> names.put(column.name(), column));
        EmptyColumns empty = new EmptyColumns(rows, names);
        return empty.columns.equals(rows.columns()) ? rows : empty;
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public Map<String, String> properties(int column) {
        return rows.properties(column);
    }

    @Override
    public boolean areTexts() {
        return rows.areTexts();
    }

    @Override
    public void forEach(Visitor visitor) {
        rows.forEach(visitor);
    }
}

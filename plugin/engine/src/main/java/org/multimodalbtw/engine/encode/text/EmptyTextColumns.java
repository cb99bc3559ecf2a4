package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.Decided;
import org.multimodalbtw.engine.survey.Taken;

/** Rows of which columns without any value, which may be of any kind, are texts where texts were learnt from. */
final class EmptyTextColumns implements TableRows {

    private final TableRows rows;
    private final List<TableColumn> columns = new ArrayList<>();

    private EmptyTextColumns(TableRows rows, Set<String> texts) {
        this.rows = rows;
        for (int column = 0; column < rows.columns().size(); column++) {
            TableColumn found = rows.columns().get(column);
            boolean isEmpty = Decided.of(rows.properties(column), found.kind())
                    .filter(decided -> decided.taken() == Taken.EMPTY)
                    .isPresent();
            columns.add(
                    isEmpty && texts.contains(found.name())
                            ? new TableColumn(found.name(), TableColumn.Kind.CATEGORY)
                            : found);
        }
    }

    /**
     * @param rows any rows
     * @param texts the columns of texts that were learnt from
     * @return the rows; the same where no such column is known to be empty
     */
    static TableRows of(TableRows rows, List<TableColumn> texts) {
        Set<String> names = new HashSet<>();
        texts.forEach(column -> names.add(column.name()));
        EmptyTextColumns empty = new EmptyTextColumns(rows, names);
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

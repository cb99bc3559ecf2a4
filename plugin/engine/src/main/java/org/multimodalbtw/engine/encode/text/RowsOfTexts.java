package org.multimodalbtw.engine.encode.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** Rows of which some columns with texts are read otherwise; all else is as in the rows below. */
abstract class RowsOfTexts implements TableRows {

    final TableRows rows;
    final boolean[] isText;

    /**
     * @param rows any rows
     * @param texts the columns with texts
     */
    RowsOfTexts(TableRows rows, Set<String> texts) {
        this.rows = rows;
        isText = new boolean[rows.columns().size()];
        for (int column = 0; column < isText.length; column++) {
            TableColumn found = rows.columns().get(column);
            isText[column] = found.kind() == TableColumn.Kind.CATEGORY && texts.contains(found.name());
        }
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
    public Map<String, String> properties(int column) {
        return rows.properties(column);
    }

    @Override
    public boolean areTexts() {
        return rows.areTexts();
    }
}

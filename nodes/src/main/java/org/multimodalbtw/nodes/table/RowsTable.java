package org.multimodalbtw.nodes.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** The engine's rows as a table of the platform. */
public final class RowsTable {

    private RowsTable() {}

    /**
     * @param name the table's name
     * @param columns its columns
     * @return its spec
     */
    public static DataTableSpec spec(String name, List<TableColumn> columns) {
        DataColumnSpec[] specs = columns.stream().map(RowsTable::column).toArray(DataColumnSpec[]::new);
        return new DataTableSpecCreator().setName(name).addColumns(specs).createSpec();
    }

    /**
     * @param context the node's execution
     * @param name the table's name
     * @param rows the rows; their ids become RowIDs
     * @param monitor progress and cancel
     * @return the table
     * @throws IOException if it cannot be written
     */
    public static BufferedDataTable write(
            ExecutionContext context, String name, TableRows rows, ProgressMonitor monitor) throws IOException {
        List<TableColumn> columns = rows.columns();
        return TableWriter.write(context, spec(name, columns), writer -> {
            RowProgress progress = new RowProgress(monitor, "'" + name + "'", rows.size());
            rows.forEach(row -> {
                progress.next();
                writer.add(row.id(), cells(row, columns));
            });
        });
    }

    private static DataColumnSpec column(TableColumn column) {
        return switch (column.kind()) {
            case NUMBER -> Columns.number(column.name());
            case CATEGORY -> Columns.text(column.name());
            case VECTOR -> Columns.vector(column.name());
            case IMAGE, TIME -> throw new IllegalArgumentException("Not written: " + column.kind());
        };
    }

    private static List<DataCell> cells(TableRows.Row row, List<TableColumn> columns) {
        List<DataCell> cells = new ArrayList<>(columns.size());
        for (int index = 0; index < columns.size(); index++) {
            cells.add(cell(row, index, columns.get(index).kind()));
        }
        return cells;
    }

    private static DataCell cell(TableRows.Row row, int column, TableColumn.Kind kind) {
        if (row.isMissing(column)) {
            return DataType.getMissingCell();
        }
        return switch (kind) {
            case NUMBER -> Columns.cell(row.number(column));
            case CATEGORY -> Columns.cell(row.category(column));
            case VECTOR -> Columns.cell(row.vector(column));
            case IMAGE, TIME -> throw new IllegalArgumentException("Not written: " + kind);
        };
    }
}

package org.multimodalbtw.nodes.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.CodeList;
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
        return spec(name, columns.stream().map(column -> column(column, List.of())));
    }

    /**
     * @param name the table's name
     * @param rows its rows
     * @return its spec, with the categories that are known before the rows are read
     */
    public static DataTableSpec spec(String name, TableRows rows) {
        List<TableColumn> columns = rows.columns();
        return spec(
                name,
                IntStream.range(0, columns.size())
                        .mapToObj(column -> column(columns.get(column), rows.categories(column))));
    }

    private static DataTableSpec spec(String name, Stream<DataColumnSpec> columns) {
        return new DataTableSpecCreator()
                .setName(name)
                .addColumns(columns.toArray(DataColumnSpec[]::new))
                .createSpec();
    }

    /**
     * @param context the node's execution
     * @param spec the table's spec, as {@link #spec} gives it
     * @param rows the rows; their ids become RowIDs
     * @param monitor progress and cancel
     * @return the table
     * @throws IOException if it cannot be written
     */
    public static BufferedDataTable write(
            ExecutionContext context, DataTableSpec spec, TableRows rows, ProgressMonitor monitor) throws IOException {
        List<TableColumn> columns = rows.columns();
        return TableWriter.write(context, spec, writer -> {
            RowProgress progress = new RowProgress(monitor, "'" + spec.getName() + "'", rows.size());
            rows.forEach(row -> {
                progress.next();
                writer.add(row.id(), cells(row, columns));
            });
        });
    }

    private static DataColumnSpec column(TableColumn column, List<String> categories) {
        return switch (column.kind()) {
            case NUMBER -> Columns.number(column.name(), categories);
            case CATEGORY -> Columns.nominal(column.name(), categories);
            case CODES -> Columns.texts(column.name());
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
            case CODES -> Columns.cell(CodeList.names(row.category(column)));
            case VECTOR -> Columns.cell(row.vector(column));
            case IMAGE, TIME -> throw new IllegalArgumentException("Not written: " + kind);
        };
    }
}

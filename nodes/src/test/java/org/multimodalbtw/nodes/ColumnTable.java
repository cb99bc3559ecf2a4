package org.multimodalbtw.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataTable;

/** A table of named columns, each given by what stands in a row. */
public final class ColumnTable {

    private final TestPlatform platform;
    private final String name;
    private final Map<String, IntFunction<DataCell>> columns = new LinkedHashMap<>();

    public ColumnTable(TestPlatform platform, String name) {
        this.platform = platform;
        this.name = name;
    }

    public ColumnTable with(String column, IntFunction<DataCell> cell) {
        columns.put(column, cell);
        return this;
    }

    /** Rows with the RowIDs that a reader gives. */
    public BufferedDataTable of(int rows) {
        return of(rows, row -> "Row" + row);
    }

    public BufferedDataTable of(int rows, IntFunction<String> rowId) {
        List<DataColumnSpec> specs = new ArrayList<>();
        columns.forEach((column, cell) -> specs.add(new DataColumnSpecCreator(column, type(cell, rows)).createSpec()));
        DataRow[] cells = new DataRow[rows];
        for (int row = 0; row < rows; row++) {
            int place = row;
            cells[row] = new DefaultRow(
                    rowId.apply(row),
                    columns.values().stream().map(cell -> cell.apply(place)).toList());
        }
        return platform.table(
                new DataTableSpecCreator()
                        .setName(name)
                        .addColumns(specs.toArray(DataColumnSpec[]::new))
                        .createSpec(),
                cells);
    }

    private static DataType type(IntFunction<DataCell> cell, int rows) {
        for (int row = 0; row < Math.max(1, rows); row++) {
            if (!cell.apply(row).isMissing()) {
                return cell.apply(row).getType();
            }
        }
        throw new IllegalArgumentException("no cell tells the type");
    }
}

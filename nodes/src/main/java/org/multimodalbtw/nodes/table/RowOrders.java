package org.multimodalbtw.nodes.table;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.RowOrder;
import org.multimodalbtw.engine.survey.RowOrderScan;
import org.multimodalbtw.engine.survey.TableOrder;

/** Which patient stands in which row of a table whose RowIDs only count its rows. */
public final class RowOrders {

    private RowOrders() {}

    /**
     * Reads the table, or its first rows where their RowIDs do not count rows.
     *
     * @param name what the table is called in messages
     * @param table a table whose rows are joined with those of others by RowID
     * @return the order of its rows; empty where RowIDs say more than a number
     */
    public static Optional<TableOrder> of(String name, BufferedDataTable table) {
        return of(table).map(order -> new TableOrder(name, order));
    }

    /**
     * @param name what the table is called in messages
     * @param table a table
     * @param patientColumn the column by which its rows are joined; empty where it is the RowID
     * @return the order of its rows; empty where RowIDs say more than a number, or are not used
     */
    public static Optional<TableOrder> of(String name, BufferedDataTable table, Optional<String> patientColumn) {
        return patientColumn.isPresent() ? Optional.empty() : of(name, table);
    }

    private static Optional<RowOrder> of(BufferedDataTable table) {
        DataTableSpec spec = table.getDataTableSpec();
        List<DataColumnSpec> columns =
                spec.stream().filter(RowOrders::namesRows).toList();
        int[] positions = columns.stream()
                .mapToInt(column -> spec.findColumnIndex(column.getName()))
                .toArray();
        RowOrderScan scan =
                new RowOrderScan(columns.stream().map(DataColumnSpec::getName).toList());
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext() && scan.counts()) {
                DataRow row = rows.next();
                scan.add(row.getKey().getString(), names(row, positions));
            }
        }
        return scan.order();
    }

    private static boolean namesRows(DataColumnSpec column) {
        return NamedLike.identifier(column.getName())
                && (ColumnKinds.isName(column) || column.getType().isCompatible(DoubleValue.class));
    }

    private static String[] names(DataRow row, int[] positions) {
        String[] names = new String[positions.length];
        for (int index = 0; index < names.length; index++) {
            DataCell cell = row.getCell(positions[index]);
            names[index] = cell.isMissing() ? null : name(cell);
        }
        return names;
    }

    /** Whole numbers are written alike, whatever the type of the column. */
    private static String name(DataCell cell) {
        boolean isWhole = cell instanceof DoubleValue number
                && number.getDoubleValue() == Math.rint(number.getDoubleValue())
                && Math.abs(number.getDoubleValue()) < Long.MAX_VALUE;
        return isWhole ? String.valueOf((long) ((DoubleValue) cell).getDoubleValue()) : cell.toString();
    }
}

package org.multimodalbtw.nodes.encoder;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.TableOrder;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.RowOrders;
import org.multimodalbtw.nodes.table.TableWriter;

/**
 * Labels whose RowIDs are those of the rows that they are of. Where none is, since they only count the labels' rows, and a column of the labels
 * names the patients, that column does.
 *
 * @param table the labels
 * @param note what was done, a sentence; empty where RowIDs meet as they are, or nothing else meets
 */
public record MetLabels(BufferedDataTable table, Optional<String> note) {

    /** Fewer of the patients may be met by chance, as small numbers are. */
    private static final double FEWEST_MET = 0.5;

    /**
     * @param labels the labels
     * @param rows the rows that they are of
     * @param context the node's execution
     * @return the labels of these rows
     * @throws InputException if a patient has two rows of labels
     * @throws IOException if rows cannot be written
     */
    public static MetLabels of(BufferedDataTable labels, BufferedDataTable rows, ExecutionContext context)
            throws IOException {
        return of(labels, rowIds(rows), context);
    }

    /** As {@link #of(BufferedDataTable, BufferedDataTable, ExecutionContext)} of rows with these RowIDs. */
    public static MetLabels of(BufferedDataTable labels, Set<String> patients, ExecutionContext context)
            throws IOException {
        String column = LikelyColumns.patient(labels.getDataTableSpec());
        if (column.isEmpty() || rowIds(labels).stream().anyMatch(patients::contains) || !onlyCount(labels)) {
            return new MetLabels(labels, Optional.empty());
        }
        Map<String, String> rowOf = rowsOf(labels, column, patients);
        if (rowOf.isEmpty() || rowOf.size() < FEWEST_MET * Math.min(patients.size(), labels.size())) {
            return new MetLabels(labels, Optional.empty());
        }
        return new MetLabels(
                named(labels, column, rowOf, context),
                Optional.of(
                        "RowIDs of the labels only count rows, so that patients are known by their column '" + column
                                + "': " + rowOf.size() + " of " + patients.size()
                                + " have labels. To match rows by RowID: take this column out of the labels."));
    }

    /** @return the RowIDs of a table */
    public static Set<String> rowIds(BufferedDataTable table) {
        Set<String> rowIds = new HashSet<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                rowIds.add(rows.next().getKey().getString());
            }
        }
        return rowIds;
    }

    private static boolean onlyCount(BufferedDataTable table) {
        return RowOrders.of("labels", table)
                .map(TableOrder::order)
                .filter(order -> order.isOfReader())
                .isPresent();
    }

    /** The RowID of each of the patients that the labels have. */
    private static Map<String, String> rowsOf(BufferedDataTable labels, String column, Set<String> patients) {
        int position = labels.getDataTableSpec().findColumnIndex(column);
        Map<String, String> rowOf = new HashMap<>();
        try (CloseableRowIterator rows = labels.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                String patient = ColumnKinds.id(row.getCell(position))
                        .filter(patients::contains)
                        .orElse(null);
                String before =
                        patient == null ? null : rowOf.put(patient, row.getKey().getString());
                if (before != null) {
                    throw new InputException(
                            "The labels: patient '" + patient + "' occurs twice in column '" + column + "', in rows '"
                                    + before + "' and '" + row.getKey().getString() + "'.",
                            "Leave one row for each patient.");
                }
            }
        }
        return rowOf;
    }

    /** Rows of other patients keep their RowIDs. */
    private static BufferedDataTable named(
            BufferedDataTable labels, String column, Map<String, String> rowOf, ExecutionContext context)
            throws IOException {
        int position = labels.getDataTableSpec().findColumnIndex(column);
        return TableWriter.write(context, labels.getDataTableSpec(), writer -> {
            try (CloseableRowIterator rows = labels.iterator()) {
                while (rows.hasNext()) {
                    DataRow row = rows.next();
                    writer.add(
                            ColumnKinds.id(row.getCell(position))
                                    .filter(rowOf::containsKey)
                                    .orElse(row.getKey().getString()),
                            row.stream().toList());
                }
            }
        });
    }
}

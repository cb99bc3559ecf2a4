package org.multimodalbtw.nodes.multimodal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.TableWriter;

/** Rows of a table by the patients that they are of. */
final class PatientRows {

    private PatientRows() {}

    /**
     * @param table a table
     * @param column the column that names the patient of a row; empty where the RowID does
     * @return the patient of each row, in order, without rows that name none
     */
    static List<String> ids(BufferedDataTable table, Optional<String> column) {
        int position = position(table, column);
        List<String> ids = new ArrayList<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                id(rows.next(), position).ifPresent(ids::add);
            }
        }
        return ids;
    }

    private static int position(BufferedDataTable table, Optional<String> column) {
        return column.map(table.getDataTableSpec()::findColumnIndex).orElse(-1);
    }

    private static Optional<String> id(DataRow row, int position) {
        if (position < 0) {
            return Optional.of(row.getKey().getString());
        }
        DataCell cell = row.getCell(position);
        return cell.isMissing() ? Optional.empty() : Optional.of(ColumnKinds.name(cell));
    }

    /**
     * @param table a table with one row for each patient
     * @param column the column that names the patient; empty where the RowID does
     * @param renamed other names of patients
     * @param context the node's execution
     * @return the same rows with the patients as RowIDs, without that column; a row that names none keeps its RowID
     * @throws IOException if the rows cannot be written
     * @throws CanceledExecutionException if the user cancels
     */
    static BufferedDataTable byPatient(
            BufferedDataTable table, Optional<String> column, Map<String, String> renamed, ExecutionContext context)
            throws IOException, CanceledExecutionException {
        int position = position(table, column);
        DataTableSpec spec = table.getDataTableSpec();
        DataTableSpec without = new DataTableSpecCreator()
                .setName(spec.getName())
                .addColumns(spec.stream()
                        .filter(each -> column.filter(each.getName()::equals).isEmpty())
                        .toArray(DataColumnSpec[]::new))
                .createSpec();
        context.checkCanceled();
        return TableWriter.write(context, without, writer -> {
            try (CloseableRowIterator rows = table.iterator()) {
                while (rows.hasNext()) {
                    DataRow row = rows.next();
                    String id = id(row, position).orElse(row.getKey().getString());
                    List<DataCell> cells = new ArrayList<>(row.stream().toList());
                    if (position >= 0) {
                        cells.remove(position);
                    }
                    writer.add(renamed.getOrDefault(id, id), cells);
                }
            }
        });
    }

    /**
     * @param table a table with several rows for a patient
     * @param column the column that names the patient
     * @param renamed other names of patients
     * @param context the node's execution
     * @return the same rows with these names in a column of texts
     * @throws IOException if the rows cannot be written
     * @throws CanceledExecutionException if the user cancels
     */
    static BufferedDataTable renamed(
            BufferedDataTable table, String column, Map<String, String> renamed, ExecutionContext context)
            throws IOException, CanceledExecutionException {
        int position = table.getDataTableSpec().findColumnIndex(column);
        DataTableSpec spec = new DataTableSpecCreator()
                .setName(table.getDataTableSpec().getName())
                .addColumns(table.getDataTableSpec().stream()
                        .map(each -> each.getName().equals(column) ? text(each) : each)
                        .toArray(DataColumnSpec[]::new))
                .createSpec();
        context.checkCanceled();
        return TableWriter.write(context, spec, writer -> {
            try (CloseableRowIterator rows = table.iterator()) {
                while (rows.hasNext()) {
                    DataRow row = rows.next();
                    List<DataCell> cells = new ArrayList<>(row.stream().toList());
                    Optional<String> id = id(row, position);
                    cells.set(
                            position,
                            id.isEmpty()
                                    ? cells.get(position)
                                    : new StringCell(renamed.getOrDefault(id.get(), id.get())));
                    writer.add(row.getKey().getString(), cells);
                }
            }
        });
    }

    private static DataColumnSpec text(DataColumnSpec column) {
        DataColumnSpecCreator creator = new DataColumnSpecCreator(Columns.text(column.getName()));
        creator.setProperties(column.getProperties());
        return creator.createSpec();
    }
}

package org.multimodalbtw.nodes.multimodal;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.TableOrder;
import org.multimodalbtw.nodes.encoder.LikelyColumns;
import org.multimodalbtw.nodes.encoder.PatientColumns;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.RowOrders;
import org.multimodalbtw.nodes.table.TableWriter;

/**
 * What names the patients: the RowIDs, or a column of the labels.
 *
 * @param column the column of the labels; empty where RowIDs name patients
 * @param isFound whether it was found rather than chosen
 * @param isOfTable whether it is known of one table that its patients are named so, and by nothing else
 */
record PatientIds(Optional<String> column, boolean isFound, boolean isOfTable) {

    private static final PatientIds ROW_IDS = new PatientIds(Optional.empty(), false, false);

    /**
     * @param parameters what the analyst says
     * @param labels the labels
     * @param tables the columns of the other tables
     * @return what names the patients
     * @throws InputException if the labels lack the column that is chosen
     */
    static PatientIds of(MultimodalLearnerParameters parameters, BufferedDataTable labels, List<DataTableSpec> tables) {
        return switch (parameters.m_patients) {
            case ROW_ID -> ROW_IDS;
            case COLUMN -> chosen(parameters, labels.getDataTableSpec());
            case AUTOMATIC -> found(labels, tables);
        };
    }

    /** The column that is chosen, before anything is executed; empty where RowIDs are meant, or it is found out later. */
    static PatientIds chosen(MultimodalLearnerParameters parameters, DataTableSpec labels) {
        if (parameters.m_patients != Patients.COLUMN) {
            return ROW_IDS;
        }
        String name = parameters.m_idColumn;
        if (name == null
                || name.isBlank()
                || labels.getColumnSpec(name) == null
                || !PatientColumns.isPossible(labels.getColumnSpec(name))) {
            throw new InputException(
                    name == null || name.isBlank()
                            ? "No id column is chosen."
                            : "The table of labels has no column '" + name + "' with " + PatientColumns.CONTENT + ".",
                    "Choose the id column, or that patients are named by RowID, in the node's dialog.");
        }
        return new PatientIds(Optional.of(name), false, false);
    }

    /** What names the patients of a table that is matched; empty where its RowIDs do. */
    static PatientIds ofTable(Optional<String> column) {
        return new PatientIds(column, true, true);
    }

    private static PatientIds found(BufferedDataTable labels, List<DataTableSpec> tables) {
        String name = LikelyColumns.patientOfNames(labels.getDataTableSpec());
        boolean isEverywhere = !name.isEmpty()
                && tables.stream()
                        .allMatch(table -> table.containsName(name) && ColumnKinds.isName(table.getColumnSpec(name)));
        boolean onlyCounted = isEverywhere
                && RowOrders.of("labels", labels)
                        .map(TableOrder::order)
                        .filter(order -> order.isOfReader())
                        .isPresent();
        return onlyCounted && isUnique(labels, name) ? new PatientIds(Optional.of(name), true, false) : ROW_IDS;
    }

    private static boolean isUnique(BufferedDataTable table, String column) {
        int position = table.getDataTableSpec().findColumnIndex(column);
        Set<String> seen = new HashSet<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataCell cell = rows.next().getCell(position);
                if (cell.isMissing() || !seen.add(ColumnKinds.name(cell))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** @return what was guessed, for a person; empty if nothing was */
    Optional<String> note() {
        return column.filter(name -> isFound)
                .map(name -> "RowIDs of the labels only count rows, so that patients are known by column '" + name
                        + "'. To match rows by RowID: 'Patients are named by: RowID'.");
    }

    /**
     * @param table the columns of a table that may have several rows for a patient
     * @return the column that may name the patient; empty if there is none
     */
    Optional<String> columnOf(DataTableSpec table) {
        if (isOfTable) {
            return column;
        }
        Optional<String> same =
                column.filter(name -> table.containsName(name) && PatientColumns.isPossible(table.getColumnSpec(name)));
        return same.or(() -> Optional.of(LikelyColumns.patientOfNames(table)).filter(name -> !name.isEmpty()));
    }

    /**
     * @param table a table with one row for each patient
     * @param called what it is called in messages
     * @param name the column that names the patient
     * @param context the node's execution
     * @return the same rows with the patients as RowIDs
     * @throws InputException if a row names none, or two name the same
     * @throws IOException if the rows cannot be written
     * @throws CanceledExecutionException if the user cancels
     */
    static BufferedDataTable named(BufferedDataTable table, String called, String name, ExecutionContext context)
            throws IOException, CanceledExecutionException {
        int position = table.getDataTableSpec().findColumnIndex(name);
        context.checkCanceled();
        return TableWriter.write(context, table.getDataTableSpec(), writer -> {
            Map<String, String> rowOf = new HashMap<>();
            try (CloseableRowIterator rows = table.iterator()) {
                while (rows.hasNext()) {
                    DataRow row = rows.next();
                    String rowId = row.getKey().getString();
                    String patient = id(row, position, called, name);
                    String before = rowOf.put(patient, rowId);
                    if (before != null) {
                        throw new InputException(
                                called + ": patient '" + patient + "' occurs twice in column '" + name + "', in rows '"
                                        + before + "' and '" + rowId + "'.",
                                "Leave one row for each patient, or choose another id column in the node's dialog.");
                    }
                    writer.add(patient, row.stream().toList());
                }
            }
        });
    }

    private static String id(DataRow row, int position, String called, String name) {
        return ColumnKinds.id(row.getCell(position))
                .orElseThrow(() -> new InputException(
                        called + ": row '" + row.getKey().getString() + "' names no patient in column '" + name + "'.",
                        "Remove such rows, or choose another id column in the node's dialog."));
    }
}

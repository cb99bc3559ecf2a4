package org.multimodalbtw.nodes.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.survey.TableOrder;
import org.multimodalbtw.nodes.encoder.LikelyColumns;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.RowOrders;

/**
 * Patients of several notes in a table whose RowIDs only count rows, as a column says that is named as one of patients.
 *
 * @param column the column
 * @param several how many patients have several rows
 * @param patients how many patients there are
 * @param example one who has several rows
 */
record RepeatedPatients(String column, long several, long patients, String example) {

    /** With fewer, a patient who comes again is a slip. */
    private static final double ROWS_OF_A_PATIENT = 1.05;

    /**
     * @param table a table of which no column of patients is chosen
     * @return what is seen; empty where RowIDs say more than a number, no column is named so, a row names no patient, or hardly any comes again
     */
    static Optional<RepeatedPatients> in(BufferedDataTable table) {
        String column = LikelyColumns.patient(table.getDataTableSpec());
        boolean onlyCount = RowOrders.of("notes", table)
                .map(TableOrder::order)
                .filter(order -> order.isOfReader())
                .isPresent();
        return column.isEmpty() || !onlyCount ? Optional.empty() : in(table, column);
    }

    private static Optional<RepeatedPatients> in(BufferedDataTable table, String column) {
        int place = table.getDataTableSpec().findColumnIndex(column);
        Map<String, Integer> rowsOf = new HashMap<>();
        String example = "";
        long several = 0;
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                Optional<String> patient = ColumnKinds.id(rows.next().getCell(place));
                if (patient.isEmpty()) {
                    return Optional.empty();
                }
                if (rowsOf.merge(patient.get(), 1, Integer::sum) == 2) {
                    example = several++ == 0 ? patient.get() : example;
                }
            }
        }
        boolean areNotes = table.size() > ROWS_OF_A_PATIENT * rowsOf.size();
        return areNotes ? Optional.of(new RepeatedPatients(column, several, rowsOf.size(), example)) : Optional.empty();
    }

    private String seen() {
        return several + " of " + patients + " patients in column '" + column + "' have several rows, such as '"
                + example + "', and RowIDs only count rows: ";
    }

    /** @return that each patient's notes are joined */
    String joined() {
        return seen() + "the notes of each patient are one text, and '" + column
                + "' names the patients, as the RowIDs of the other tables must. To let each row count by itself: 'Notes of one patient: Apart'.";
    }

    /** @return that they are not */
    String apart() {
        return seen()
                + "each row counts as a patient of its own, so that rows of other tables with the same RowID may be of another"
                + " patient. To join the notes of each: switch on 'Several rows for each patient', and choose '"
                + column
                + "' as the patient column.";
    }
}

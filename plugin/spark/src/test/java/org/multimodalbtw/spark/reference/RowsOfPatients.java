package org.multimodalbtw.spark.reference;

import java.util.List;
import org.multimodalbtw.engine.encode.ForwardingRow;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Rows that are known by the patient in one of their columns.
 *
 * @param rows the rows
 * @param patient the index of the column
 */
record RowsOfPatients(TableRows rows, int patient) implements TableRows {

    @Override
    public List<TableColumn> columns() {
        return rows.columns();
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public void forEach(Visitor visitor) {
        rows.forEach(row -> visitor.visit(new OfPatient(row, row.category(patient))));
    }

    private static final class OfPatient extends ForwardingRow {

        private final String id;

        private OfPatient(Row row, String id) {
            super(row);
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }
}

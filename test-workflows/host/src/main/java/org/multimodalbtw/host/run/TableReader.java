package org.multimodalbtw.host.run;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/** Reads rows of a table by the names of its columns. */
record TableReader(BufferedDataTable table) {

    /** One row. */
    record Row(DataTableSpec spec, DataRow cells) {

        String id() {
            return cells.getKey().getString();
        }

        boolean isMissing(String column) {
            return cell(column).isMissing();
        }

        String text(String column) {
            return cell(column).toString();
        }

        long count(String column) {
            return ((LongValue) cell(column)).getLongValue();
        }

        /** @return the number; NaN for a missing cell */
        double number(String column) {
            DataCell cell = cell(column);
            return cell.isMissing() ? Double.NaN : ((DoubleValue) cell).getDoubleValue();
        }

        boolean has(String column) {
            return spec.containsName(column);
        }

        /** @return the texts of a list */
        List<String> texts(String column) {
            return ((CollectionDataValue) cell(column))
                    .stream().map(DataCell::toString).toList();
        }

        DataCell cell(String column) {
            int index = spec.findColumnIndex(column);
            if (index < 0) {
                throw new NoSuchElementException("The table has no column '" + column + "'");
            }
            return cells.getCell(index);
        }
    }

    boolean has(String column) {
        return table.getDataTableSpec().containsName(column);
    }

    /** @param consumer is given each row in order */
    void forEach(Consumer<Row> consumer) {
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                consumer.accept(new Row(table.getDataTableSpec(), rows.next()));
            }
        }
    }
}
